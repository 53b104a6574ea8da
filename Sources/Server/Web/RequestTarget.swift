/// The target of a request line (RFC 9112 §3.2), taken apart.
struct RequestTarget: Equatable {
    /// Without the query, percent signs untouched; begins with a slash, or is `*`.
    var path: String
    /// The query's pairs in order, decoded.
    var query: [Pair]

    struct Pair: Equatable {
        var name: String
        var value: String
    }

    /// Takes a target apart. Nothing is refused here: what makes no sense is a path that nobody serves.
    init(_ text: String) {
        // As bytes: a token of 50 kB is too long to be looked at character by character.
        var rest = Array(text.utf8)[...]
        // The absolute form, as for proxies: the authority says nothing that Host does not.
        for scheme in ["http://", "https://"] where String(text.prefix(scheme.count)).lowercased() == scheme {
            rest = rest.dropFirst(scheme.utf8.count).drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
            if rest.first != UInt8(ascii: "/") { rest = [UInt8(ascii: "/")] + rest }
        }
        path = String(decoding: Self.cut(&rest, at: UInt8(ascii: "?")), as: UTF8.self)
        query = []
        while !rest.isEmpty {
            var pair = Self.cut(&rest, at: UInt8(ascii: "&"))
            guard !pair.isEmpty else { continue }
            let name = Self.decoded(Self.cut(&pair, at: UInt8(ascii: "=")))
            query.append(Pair(name: name, value: Self.decoded(pair)))
        }
    }

    /// Takes what stands before the first such byte, or everything; the byte itself is gone.
    private static func cut(_ bytes: inout ArraySlice<UInt8>, at separator: UInt8) -> ArraySlice<UInt8> {
        guard let index = bytes.firstIndex(of: separator) else {
            defer { bytes = [] }
            return bytes
        }
        defer { bytes = bytes[(index + 1)...] }
        return bytes[..<index]
    }

    /// Undoes `%41` and `+`. A percent sign without two digits stands for itself; invalid UTF-8 is repaired.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
