/// Rows under headings, aligned for a terminal.
struct Table {
    private var rows: [[String]]

    init(_ headings: String...) {
        rows = [headings.map(LogLine.escaped)]
    }

    /// Adds a row with a cell for each heading. What could move a terminal's cursor is shown and not done.
    mutating func add(_ cells: String...) {
        precondition(cells.count == rows[0].count, "a row has another number of cells than the table")
        rows.append(cells.map(LogLine.escaped))
    }

    /// The text, without a line end.
    ///
    /// - Parameter nothing: what stands there in place of a table without rows.
    func text(orIfEmpty nothing: String) -> String {
        guard rows.count > 1 else { return nothing }
        let widths = rows[0].indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell + String(repeating: " ", count: widths[column] - Self.width(cell) + 2)
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    /// Columns that a text takes in a terminal: East Asian characters and pictures take two.
    static func width(_ text: String) -> Int {
        text.reduce(0) { width, character in
            guard let scalar = character.unicodeScalars.first else { return width }
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
                0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
                0x20000...0x3FFFD:
                return width + 2
            default: return width + 1
            }
        }
    }
}
