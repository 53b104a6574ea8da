import CLinux
import Glibc
import SFU
import Signaling

/// What a server would need on this machine: its ports, a place for its state, addresses to tell.
struct MachineCheck {
    let configuration: Configuration

    func run(_ report: inout CheckReport) {
        report.leg("state") { () throws(CheckFailure) in try state() }
        for address in LocalAddresses.listening(for: configuration, hasIPv6: linux_has_ipv6() == 1) {
            report.leg("HTTP port") { () throws(CheckFailure) in
                try free(try listener(address, configuration.port, "port or bind_addresses"))
                return address.description(port: configuration.port) + " is free"
            }
        }
        if let port = configuration.metricsPort {
            for address in configuration.metricsAddresses.compactMap({ IPAddress($0) }) {
                report.leg("metrics port") { () throws(CheckFailure) in
                    try free(try listener(address, port, "prometheus.port"))
                    return address.description(port: port) + " is free"
                }
            }
        }
        report.leg("UDP media port") { () throws(CheckFailure) in
            var ports: [String] = []
            for worker in 0..<configuration.workers {
                let port = configuration.udpPort + UInt16(worker)
                close(try endpoint(port).descriptor)
                ports.append(String(port))
            }
            return ports.joined(separator: ", ") + (ports.count == 1 ? " is free" : " are free")
        }
        if let port = configuration.tcpPort {
            report.leg("TCP media port") { () throws(CheckFailure) in
                try free(try listener(linux_has_ipv6() == 1 ? .anyIPv6 : .anyIPv4, port, "rtc.tcp_port"))
                return "\(port) is free"
            }
        } else {
            report.add(CheckLeg(name: "TCP media port", verdict: .off, text: "off: rtc.tcp_port is 0"))
        }
        report.leg("addresses") { () throws(CheckFailure) in try addresses() }
    }

    /// Writes beside the database what would have to be written into it.
    private func state() throws(CheckFailure) -> String {
        let path = configuration.effectiveStatePath
        guard path != SQLiteDatabase.memory else { return configuration.stateText }
        let advice = "set state.path to a file that the server's user may write, on a disk that has room"
        if unsafe access(path, F_OK) == 0, unsafe access(path, R_OK | W_OK) != 0 {
            throw CheckFailure("\(LogLine.escaped(path)): \(SystemError.text(errno))", advice: advice)
        }
        let trial = path + "-check"
        let descriptor = unsafe open(trial, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CheckFailure("\(LogLine.escaped(trial)): \(SystemError.text(errno))", advice: advice)
        }
        defer {
            close(descriptor)
            unsafe unlink(trial)
        }
        let page = [UInt8](repeating: 0, count: 4096)
        guard unsafe write(descriptor, page, page.count) == page.count, fsync(descriptor) == 0 else {
            throw CheckFailure("\(LogLine.escaped(trial)): \(SystemError.text(errno))", advice: advice)
        }
        return "\(LogLine.escaped(path)) can be written"
    }

    private func addresses() throws(CheckFailure) -> String {
        let addresses = LocalAddresses.candidates(for: configuration, interfaces: LocalAddresses.interfaces())
        guard !addresses.isEmpty else { throw CheckFailure(Node.noCandidates) }
        let told = "clients are told " + addresses.map(\.description).joined(separator: ", ")
        guard addresses.contains(where: \.isPublic) else {
            return told + ": none is public; behind NAT set rtc.node_ip"
        }
        return told
    }

    private func listener(_ address: IPAddress, _ port: UInt16, _ key: String) throws(CheckFailure) -> Listener {
        do throws(StartupError) {
            return try .bind(address, port: port)
        } catch {
            throw CheckFailure(error.sentence, advice: taken(key))
        }
    }

    private func endpoint(_ port: UInt16) throws(CheckFailure) -> UDPEndpoint {
        do throws(StartupError) {
            return try .bind(port: port)
        } catch {
            throw CheckFailure(error.sentence, advice: taken("rtc.udp_port"))
        }
    }

    private func free(_ listener: Listener) throws(CheckFailure) { close(listener.descriptor) }

    private func taken(_ key: String) -> String {
        "end what has it, or change \(key); if the server runs already, check it with "
            + "--url http://127.0.0.1:\(configuration.port)"
    }
}
