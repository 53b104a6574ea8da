import CLoad

/// The process of the server under test, looked at from outside.
struct ServerProcess {
    let id: Int32

    /// - Parameter id: as the caller names it.
    init(id: Int32) throws(LoadError) {
        self.id = id
        guard load_process_cpu_ns(id) >= 0 else { throw LoadError("--pid \(id): there is no such process") }
    }

    /// Finds whoever listens on a port of this machine; nil if that cannot be seen.
    init?(listeningOn port: UInt16, udp: Bool = false) {
        for table in udp ? ["udp", "udp6"] : ["tcp", "tcp6"] {
            let text = System.text(of: "/proc/net/" + table) ?? ""
            for inode in SocketTable.inodes(in: text, port: port, state: udp ? "07" : "0A") {
                let id = load_process_of_socket(inode)
                if id > 0 {
                    self.id = id
                    return
                }
            }
        }
        return nil
    }

    /// Processor time so far, all threads, in nanoseconds.
    var processorTime: Int64 { load_process_cpu_ns(id) }
    /// Resident bytes.
    var resident: Int64 { load_resident_bytes(id) }

    func pin(to processor: Int32) throws(LoadError) {
        let result = load_pin(id, processor)
        guard result == 0 else { throw LoadError("process \(id) on processor \(processor): \(systemText(-result))") }
    }
}
