import Signaling
import TokenAuth

/// One line of the log as bytes, without its line end. Whatever people chose (names, identities, metadata) is escaped:
/// no value can end a line, begin another, or move a terminal's cursor.
enum LogLine {
    /// `2026-11-20T10:00:00.000Z info  participant joined  room=alpha name="Anna B"`.
    static func text(_ level: LogLevel, _ text: String, _ fields: [Note.Field], at time: UnixTime) -> String {
        var line = timestamp(time) + " " + level.rawValue
        line += String(repeating: " ", count: 6 - level.rawValue.utf8.count)
        line += escaped(text)
        for field in fields {
            line += "  " + escaped(field.name) + "="
            line += isPlain(field.value) ? field.value : "\"" + escaped(field.value) + "\""
        }
        return line
    }

    /// One JSON object: `time`, `level`, `message`, then the fields as strings.
    static func json(_ level: LogLevel, _ text: String, _ fields: [Note.Field], at time: UnixTime) -> String {
        var line = "{\"time\":\"" + timestamp(time) + "\",\"level\":\"" + level.rawValue + "\""
        line += ",\"message\":\"" + escaped(text) + "\""
        for field in fields { line += ",\"" + escaped(field.name) + "\":\"" + escaped(field.value) + "\"" }
        return line + "}"
    }

    /// RFC 3339 in UTC with milliseconds.
    static func timestamp(_ time: UnixTime) -> String {
        let day = Int(time.seconds / 86_400) - (time.seconds % 86_400 < 0 ? 1 : 0)
        let second = Int(time.seconds) - day * 86_400
        let millisecond = Int(time.milliseconds - time.seconds * 1000)
        // Days to a civil date: years begin in March, so that the leap day is the last (Hinnant's well-known method).
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
        let clock = "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(date)T\(clock).\(padded(millisecond, 3))Z"
    }

    /// The text with everything escaped, as in JSON, that could break a line or deceive its reader.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isDeceiving(scalar) {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// Controls of both sets, line and paragraph separators, and marks that turn the direction of writing.
    private static func isDeceiving(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Whether a value needs no quotes.
    private static func isPlain(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default: false
                }
            }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
