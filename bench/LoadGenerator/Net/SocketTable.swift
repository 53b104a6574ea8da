/// `/proc/net/tcp`, `tcp6` and `udp`, as far as it takes to find whose socket a port is.
enum SocketTable {
    /// The inodes of the sockets that listen on a port.
    ///
    /// - Parameters:
    ///   - text: the table.
    ///   - state: `0A` for TCP sockets that listen, `07` for UDP sockets.
    static func inodes(in text: String, port: UInt16, state: String = "0A") -> [UInt64] {
        text.split(separator: "\n").dropFirst().compactMap { line in
            // sl, local address, remote address, state, queues, timer, retransmissions, uid, timeout, inode.
            let words = line.split(separator: " ")
            guard words.count >= 10, words[3] == state, let colon = words[1].lastIndex(of: ":"),
                UInt16(words[1][words[1].index(after: colon)...], radix: 16) == port
            else { return nil }
            return UInt64(words[9])
        }
    }
}
