/// Tells Swift code from comments and string literals, as far as these tests need it.
enum CodeText {
    /// The text with comments and string literals replaced by spaces; line breaks stay. What is interpolated into a
    /// string goes with it.
    static func blanked(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let end = endOfBlank(in: scalars, from: index)
            if end == index {
                result.append(scalars[index])
                index += 1
            }
            while index < end {
                result.append(scalars[index] == "\n" ? "\n" : " ")
                index += 1
            }
        }
        return String(result)
    }

    /// Where the comment or literal that begins here ends; `start` if none does.
    private static func endOfBlank(in scalars: [Unicode.Scalar], from start: Int) -> Int {
        if starts("//", in: scalars, at: start) {
            return scalars[start...].firstIndex(of: "\n") ?? scalars.count
        }
        if starts("/*", in: scalars, at: start) { return endOfComment(in: scalars, from: start) }
        let hashCount = scalars[start...].prefix { $0 == "#" }.count
        if starts("\"", in: scalars, at: start + hashCount) {
            return endOfString(in: scalars, from: start + hashCount, hashCount: hashCount)
        }
        return start
    }

    private static func endOfComment(in scalars: [Unicode.Scalar], from start: Int) -> Int {
        var depth = 0
        var index = start
        while index < scalars.count {
            if starts("/*", in: scalars, at: index) {
                depth += 1
                index += 2
            } else if starts("*/", in: scalars, at: index) {
                depth -= 1
                index += 2
                if depth == 0 { return index }
            } else {
                index += 1
            }
        }
        return scalars.count
    }

    private static func endOfString(in scalars: [Unicode.Scalar], from quote: Int, hashCount: Int) -> Int {
        let hashes = String(repeating: "#", count: hashCount)
        let isLong = starts("\"\"\"\n", in: scalars, at: quote)  // else `#"""#` is a text of one quotation mark
        let closing = (isLong ? "\"\"\"" : "\"") + hashes
        let escape = "\\" + hashes
        var index = quote + (isLong ? 3 : 1)
        var interpolation = 0
        while index < scalars.count {
            if interpolation > 0 {
                if scalars[index] == "(" { interpolation += 1 }
                if scalars[index] == ")" { interpolation -= 1 }
                let end = scalars[index] == "\"" ? endOfString(in: scalars, from: index, hashCount: 0) : index + 1
                index = end
            } else if starts(escape + "(", in: scalars, at: index) {
                interpolation = 1
                index += escape.unicodeScalars.count + 1
            } else if starts(escape, in: scalars, at: index) {
                index += escape.unicodeScalars.count + 1
            } else if starts(closing, in: scalars, at: index) {
                return index + closing.unicodeScalars.count
            } else {
                index += 1
            }
        }
        return scalars.count
    }

    private static func starts(_ text: String, in scalars: [Unicode.Scalar], at index: Int) -> Bool {
        index <= scalars.count && scalars[index...].starts(with: text.unicodeScalars)
    }
}
