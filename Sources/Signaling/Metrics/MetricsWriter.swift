/// Writes Prometheus's text format, version 0.0.4.
struct MetricsWriter {
    enum Kind: String {
        case counter, gauge, histogram
    }

    /// A label's name and value.
    typealias Label = (name: String, value: String)

    private(set) var text = ""
    private var name = ""

    /// Begins a metric. Samples that follow are its own.
    ///
    /// - Parameter help: one line, without backslashes.
    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// A sentence for people, which Prometheus passes over.
    mutating func remark(_ sentence: String) { text += "# \(sentence)\n" }

    mutating func sample(_ value: some BinaryInteger, _ labels: Label...) { sample(value, labels) }

    mutating func sample(_ value: some BinaryInteger, _ labels: [Label]) { line(name, labels, String(value)) }

    /// A number that is not whole, and not less than 0; shown to the millionth.
    mutating func sample(fraction: Double, _ labels: [Label]) { line(name, labels, Self.text(fraction)) }

    /// A time, shown in seconds.
    mutating func sample(_ duration: Duration, _ labels: [Label]) {
        line(name, labels, Self.seconds(duration.wholeNanoseconds))
    }

    /// A time, shown in seconds.
    mutating func sample(nanoseconds: UInt64, _ labels: Label...) {
        line(name, labels, Self.seconds(nanoseconds))
    }

    /// A metric with one sample.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        begin(name, kind, help)
        sample(value)
    }

    mutating func sample(_ histogram: Histogram, _ labels: Label...) {
        var count: UInt64 = 0
        for (index, bucket) in histogram.counts.enumerated() {
            count &+= bucket
            let bound = index < histogram.bounds.count ? Self.seconds(histogram.bounds[index]) : "+Inf"
            line(name + "_bucket", labels + [("le", bound)], String(count))
        }
        line(name + "_sum", labels, Self.seconds(histogram.sum))
        line(name + "_count", labels, String(count))
    }

    private mutating func line(_ name: String, _ labels: [Label], _ value: String) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    /// Nanoseconds as a decimal fraction of seconds, exact: `0.00025`.
    static func seconds(_ nanoseconds: UInt64) -> String {
        let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        if rest == 0 { return String(whole) }
        var digits = String(rest)
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// A number as a decimal fraction, to the millionth; what is less than nothing, or no number, as 0.
    static func text(_ fraction: Double) -> String {
        guard fraction > 0 else { return "0" }
        return seconds(UInt64((min(fraction, 1e9) * 1e6).rounded()) * 1_000)
    }

    /// A label's value may hold anything; a backslash, a quote and a line end are escaped.
    static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 == 0x0A }) else { return value }
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
