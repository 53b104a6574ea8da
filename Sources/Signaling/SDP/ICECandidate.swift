import SFU

/// Our candidates: host addresses over UDP, and passive ones over TCP (RFC 6544), component 1 (RFC 8839 §5.1).
enum ICECandidate {
    /// The candidate without `a=`, as browsers trickle it. `index` is its place among ours, most preferred first.
    static func line(for address: TransportAddress, index: Int) -> String {
        // RFC 8445 §5.1.2.1: the type preference, then the local preference, then the component.
        let rank = UInt32(min(max(index, 0), 8_191))
        switch address.network {
        case .udp:
            let priority = 126 << 24 | (65_535 - rank) << 8 | 255
            return "candidate:\(index + 1) 1 udp \(priority) \(text(address)) \(address.port) typ host"
        case .tcp:
            // RFC 6544 §4.2: below every way over UDP, relays aside, and 4 as the preference of a passive direction.
            let preference = 4 << 13 | (8_191 - rank)
            let priority = 90 << 24 | preference << 8 | 255
            return "candidate:\(index + 1) 1 tcp \(priority) \(text(address)) \(address.port) typ host tcptype passive"
        }
    }

    /// The JSON of an `RTCIceCandidateInit`, as it is trickled. `sdpMid` is always there and a string: native clients
    /// abort without it. `sectionIndex` is the place of that section in the description.
    static func candidateInit(
        for address: TransportAddress, index: Int, mid: String, sectionIndex: Int
    ) -> String {
        let candidate = quoted(line(for: address, index: index))
        return """
            {"candidate":\(candidate),"sdpMid":\(quoted(mid)),"sdpMLineIndex":\(sectionIndex),"usernameFragment":null}
            """
    }

    /// The address as text: dotted for IPv4, RFC 5952 for IPv6.
    static func text(_ address: TransportAddress) -> String {
        if let ipv4 = address.ipv4 {
            return [24, 16, 8, 0].map { String(ipv4 >> UInt32($0) & 0xFF) }.joined(separator: ".")
        }
        let shifts: [UInt64] = [48, 32, 16, 0]
        let groups = shifts.map { address.high >> $0 & 0xFFFF } + shifts.map { address.low >> $0 & 0xFFFF }
        let words = groups.map { String($0, radix: 16) }
        guard let zeros = longestZeros(groups) else { return words.joined(separator: ":") }
        return words[..<zeros.lowerBound].joined(separator: ":") + "::"
            + words[zeros.upperBound...].joined(separator: ":")
    }

    /// The first longest run of at least two zero groups.
    private static func longestZeros(_ groups: [UInt64]) -> Range<Int>? {
        var best: Range<Int>?
        var start = 0
        for end in 1...groups.count where end == groups.count || (groups[end] == 0) != (groups[end - 1] == 0) {
            if groups[start] == 0, end - start > max(best?.count ?? 0, 1) { best = start..<end }
            start = end
        }
        return best
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\u{00}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
