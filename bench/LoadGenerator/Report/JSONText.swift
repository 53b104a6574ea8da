/// Writes JSON (RFC 8259): just what reports need.
enum JSONText: Sendable, Equatable {
    case null
    case flag(Bool)
    case count(Int64)
    case number(Double)
    case text(String)
    case list([JSONText])
    case object([(String, JSONText)])

    static func == (one: JSONText, other: JSONText) -> Bool { one.written() == other.written() }

    /// A count, or null.
    init(_ count: (some BinaryInteger)?) { self = count.map { .count(Int64(clamping: $0)) } ?? .null }

    /// A number rounded to so many places, or null.
    init(_ number: Double?, places: Int) {
        guard let number, number.isFinite else {
            self = .null
            return
        }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        self = .number((number * scale).rounded() / scale)
    }

    func written(indent: Int = 0) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .null: return "null"
        case .flag(let flag): return flag ? "true" : "false"
        case .count(let count): return String(count)
        case .number(let number):
            return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .text(let text): return Self.quoted(text)
        case .list(let values):
            guard !values.isEmpty else { return "[]" }
            let parts = values.map { inner + $0.written(indent: indent + 2) }
            return "[\n" + parts.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let parts = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.written(indent: indent + 2))" }
            return "{\n" + parts.joined(separator: ",\n") + "\n\(outer)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
