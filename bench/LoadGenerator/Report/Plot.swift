/// A small chart in SVG: lines over a shared horizontal axis. Colours hold in light and in dark surroundings.
struct Plot {
    struct Line {
        var name: String
        var points: [(x: Double, y: Double)]
    }

    var title: String
    var xLabel: String
    var yLabel: String
    var lines: [Line]
    /// A horizontal line to compare with.
    var limit: (value: Double, name: String)?

    private static let colours = ["#2a78c2", "#d1782c", "#3c9d5b", "#9a5bc4"]
    private static let left = 70.0, right = 620.0, top = 40.0, bottom = 300.0

    func written() -> String {
        let all = lines.flatMap(\.points)
        let xMax = Self.roundUp(all.map(\.x).max() ?? 1)
        let yMax = Self.roundUp(max(all.map(\.y).max() ?? 1, limit?.value ?? 0))
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif" font-size="12">
            <rect width="640" height="360" fill="#ffffff"/>
            <text x="\(Self.left)" y="24" font-size="15">\(Self.escaped(title))</text>

            """
        for step in 0...4 {
            let share = Double(step) / 4
            let y = Self.bottom - share * (Self.bottom - Self.top)
            let x = Self.left + share * (Self.right - Self.left)
            svg += "<path d=\"M\(Self.left) \(y)H\(Self.right)\" stroke=\"#dddddd\"/>\n"
            svg += Self.label(yMax * share, x: Self.left - 8, y: y + 4, anchor: "end")
            svg += Self.label(xMax * share, x: x, y: Self.bottom + 18, anchor: "middle")
        }
        svg += "<text x=\"345\" y=\"340\" text-anchor=\"middle\">\(Self.escaped(xLabel))</text>\n"
        svg +=
            "<text transform=\"translate(16 170) rotate(-90)\" text-anchor=\"middle\">\(Self.escaped(yLabel))</text>\n"
        if let limit {
            let y = Self.round(Self.bottom - limit.value / yMax * (Self.bottom - Self.top))
            svg += "<path d=\"M\(Self.left) \(y)H\(Self.right)\" stroke=\"#888888\" stroke-dasharray=\"5 4\"/>\n"
            svg += "<text x=\"\(Self.right)\" y=\"\(y - 4)\" text-anchor=\"end\">\(Self.escaped(limit.name))</text>\n"
        }
        for (index, line) in lines.enumerated() {
            let colour = Self.colours[index % Self.colours.count]
            let points = line.points.map { point in
                let x = Self.round(Self.left + point.x / xMax * (Self.right - Self.left))
                let y = Self.round(Self.bottom - point.y / yMax * (Self.bottom - Self.top))
                return "\(x),\(y)"
            }
            svg += "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\""
            svg += points.joined(separator: " ") + "\"/>\n"
            let y = Self.top + 14 + Double(index) * 16
            svg += "<path d=\"M80 \(y - 4)h18\" stroke=\"\(colour)\" stroke-width=\"3\"/>"
            svg += "<text x=\"104\" y=\"\(y)\">\(Self.escaped(line.name))</text>\n"
        }
        return svg + "</svg>\n"
    }

    private static func label(_ value: Double, x: Double, y: Double, anchor: String) -> String {
        let text = value >= 10_000 ? Figure.text(value / 1000) + "k" : Figure.text(value, places: value < 10 ? 2 : 0)
        return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" fill=\"#555555\">\(text)</text>\n"
    }

    /// The next of 1, 2, 4, 5, 8 times a power of ten.
    static func roundUp(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        var power = 1.0
        while power * 10 <= value { power *= 10 }
        while power > value { power /= 10 }
        return [1, 2, 4, 5, 8, 10].map { $0 * power }.first { $0 >= value } ?? value
    }

    private static func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }
}
