import SFU

/// Candidates as servers write them (RFC 8839 §5.1).
enum Candidate {
    /// The address of a candidate line, with or without `candidate:` before it; nil for what is not IPv4 over UDP.
    static func address(in line: String) -> TransportAddress? {
        let text = line.hasPrefix("candidate:") ? line.dropFirst("candidate:".count) : Substring(line)
        let words = text.split(separator: " ")
        guard words.count >= 8, words[1] == "1", words[2].lowercased() == "udp", let port = UInt16(words[5]) else {
            return nil
        }
        let octets = words[4].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard octets.count == 4, !octets.contains(nil) else { return nil }
        return TransportAddress(ipv4: octets.reduce(0) { $0 << 8 | UInt32($1 ?? 0) }, port: port)
    }

    /// The candidate in the JSON of an `RTCIceCandidateInit`. Candidates have no character that JSON escapes, so the
    /// text behind the key up to the next quotation mark is all of it.
    static func line(inJSON json: String) -> String? {
        guard let key = json.firstRange(of: "\"candidate\"") else { return nil }
        let rest = json[key.upperBound...]
        guard let open = rest.firstIndex(of: "\"") else { return nil }
        let value = rest[rest.index(after: open)...]
        return value.firstIndex(of: "\"").map { String(value[..<$0]) }
    }
}

extension String {
    /// Where a text stands in this one, first.
    fileprivate func firstRange(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
