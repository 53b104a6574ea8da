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
        var rest = Substring(text)
        // The absolute form, as for proxies: the authority says nothing that Host does not.
        for scheme in ["http://", "https://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            rest = rest[(rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex)...]
            if !rest.hasPrefix("/") { rest = "/" + rest }
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        query = []
        guard parts.count == 2 else { return }
        for pair in parts[1].split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query.append(Pair(name: Self.decoded(sides[0]), value: sides.count == 2 ? Self.decoded(sides[1]) : ""))
        }
    }

    /// Undoes `%41` and `+`. A percent sign without two digits stands for itself; invalid UTF-8 is repaired.
    static func decoded(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
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
