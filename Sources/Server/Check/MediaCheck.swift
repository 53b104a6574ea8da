import SFU

/// Whether media ports answer connectivity checks that carry the credentials of a real join.
enum MediaCheck {
    /// Over UDP, to all candidates at once.
    static func udp(_ path: OfferedPath) throws(CheckFailure) -> String {
        let candidates = path.candidates.filter { $0.network == .udp }
        guard !candidates.isEmpty else { throw CheckFailure("the server offers no candidate over UDP") }
        let port = try CheckPort()
        var random = SystemRandom()
        let id = STUNTransactionID(high: UInt32(truncatingIfNeeded: random.next()), low: random.next())
        let begin = ContinuousClock.now
        var answered: [(address: TransportAddress, text: String)] = []
        for turn in 0..<Limits.checkRepeats where answered.count < candidates.count {
            for candidate in candidates where !answered.contains(where: { $0.address == candidate }) {
                port.send(path.check(id), to: candidate)
            }
            let deadline = begin + Limits.checkInterval * (turn + 1)
            while answered.count < candidates.count, let datagram = port.next(until: deadline) {
                guard let message = path.isAnswer(datagram.bytes, to: id),
                    !answered.contains(where: { $0.address == datagram.source })
                else { continue }
                let seen = message.mappedAddress.map { ", sees us as \($0.text)" } ?? ""
                answered.append(
                    (datagram.source, "\(datagram.source.text) answered in \(milliseconds(since: begin))\(seen)"))
            }
            // Whoever answers does so at once: the others are waited for a little, not to the end.
            if !answered.isEmpty && turn >= 1 { break }
        }
        let silent = candidates.filter { candidate in !answered.contains { $0.address == candidate } }.map(\.text)
        guard !answered.isEmpty else {
            throw CheckFailure(
                "\(silent.joined(separator: ", ")): no answer",
                advice: "open UDP port \(candidates[0].port) in the firewall, both ways; behind NAT forward it and set "
                    + "rtc.node_ip to the public address")
        }
        let rest = silent.isEmpty ? "" : "; no answer from \(silent.joined(separator: ", "))"
        return answered.map(\.text).joined(separator: "; ") + rest
    }

    /// Over TCP (RFC 6544), one candidate after the other until one answers.
    static func tcp(_ path: OfferedPath) throws(CheckFailure) -> String {
        var failures: [String] = []
        let candidates = path.candidates.filter { $0.network == .tcp }
        for candidate in candidates {
            do throws(CheckFailure) {
                return try tcp(path, candidate)
            } catch {
                failures.append("\(candidate.text): \(error.text)")
            }
        }
        throw CheckFailure(
            failures.joined(separator: "; "),
            advice: "open TCP port \(candidates.first?.port ?? 0) in the firewall; behind NAT forward it, too")
    }

    private static func tcp(_ path: OfferedPath, _ candidate: TransportAddress) throws(CheckFailure) -> String {
        var random = SystemRandom()
        let id = STUNTransactionID(high: UInt32(truncatingIfNeeded: random.next()), low: random.next())
        let begin = ContinuousClock.now
        let address = IPAddress(high: candidate.high, low: candidate.low)
        let stream = try CheckStream("http://" + address.description(port: candidate.port))
        let check = path.check(id)
        try stream.send([UInt8(check.count >> 8), UInt8(check.count & 0xFF)] + check)
        let deadline = begin + Limits.checkInterval * Limits.checkRepeats
        while let frame = try stream.next(
            until: deadline,
            { (bytes) throws(CheckFailure) in
                switch FrameReader.first(of: bytes.span) {
                case .frame(let frame): return frame.upperBound
                case .incomplete: return nil
                case .oversized: throw CheckFailure("what answers is no media port")
                }
            })
        {
            if path.isAnswer(Array(frame.dropFirst(FrameReader.headerCount)), to: id) != nil {
                return "\(candidate.text) answered in \(milliseconds(since: begin))"
            }
        }
        throw CheckFailure("no answer")
    }

    static func milliseconds(since begin: ContinuousClock.Instant) -> String {
        let microseconds = (ContinuousClock.now - begin).nanosecondsLeft / 1000
        return "\(microseconds / 1000).\(microseconds % 1000 / 100) ms"
    }
}
