/// A table for people: columns as wide as their widest cell, numbers to the right.
struct TextTable {
    private var rows: [[String]]

    init(_ heads: [String]) { rows = [heads] }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    func written() -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell -> String in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == columns - 1 ? cell : space + cell
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

/// Numbers as people read them.
enum Figure {
    /// With so many digits behind the point.
    static func text(_ value: Double?, places: Int = 0) -> String {
        guard let value, value.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = Int64((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard places > 0 else { return sign + grouped(String(scaled)) }
        let fraction = String(scaled % Int64(scale))
        let padding = String(repeating: "0", count: places - fraction.count)
        return sign + grouped(String(scaled / Int64(scale))) + "." + padding + fraction
    }

    static func text(_ value: some BinaryInteger) -> String { grouped(String(value)) }

    /// Nanoseconds as milliseconds.
    static func milliseconds(_ nanoseconds: UInt64?) -> String {
        text(nanoseconds.map { Double($0) / 1e6 }, places: 3)
    }

    /// A share as a percentage.
    static func percent(_ share: Double?, places: Int = 1) -> String {
        share.map { text($0 * 100, places: places) + " %" } ?? "–"
    }

    private static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return result
    }
}
