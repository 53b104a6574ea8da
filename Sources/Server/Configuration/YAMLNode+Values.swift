import CLinux

/// Typed reading of configuration values. Each says what was found and what was expected.
extension YAMLNode {
    func fault(_ expected: String) -> ConfigurationError {
        ConfigurationError(line: line, "found \(kind), expected \(expected)")
    }

    func text(_ expected: String = "a text") throws(ConfigurationError) -> String {
        guard case .scalar(let text, _) = value, !isNull else { throw fault(expected) }
        return text
    }

    func boolean() throws(ConfigurationError) -> Bool {
        guard case .scalar(let text, isPlain: true) = value else { throw fault("true or false") }
        switch text {
        case "true": return true
        case "false": return false
        default: throw fault("true or false")
        }
    }

    func integer(_ range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
        guard case .scalar(let text, isPlain: true) = value, let number = Int(text), range.contains(number) else {
            throw fault(expected)
        }
        return number
    }

    /// A number of `unit`s, or a number with its unit: `500ms`, `20s`, `5m`, `6h`.
    func duration(unit: Duration, _ range: ClosedRange<Duration>) throws(ConfigurationError) -> Duration {
        let expected = "a time from \(range.lowerBound) to \(range.upperBound)"
        guard case .scalar(let text, _) = value, let duration = Self.duration(text, unit: unit),
            range.contains(duration)
        else { throw fault(expected + ", such as 500ms, 20s or 5m") }
        return duration
    }

    /// See ``duration(unit:_:)``; nil when the text is none. Without `unit` the text must carry its own.
    static func duration(_ text: String, unit: Duration?) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int32(digits) else { return nil }
        switch text.dropFirst(digits.count) {
        case "": return unit.map { $0 * Int(count) }
        case "ms": return .milliseconds(count)
        case "s": return .seconds(count)
        case "m": return .seconds(Int(count) * 60)
        case "h": return .seconds(Int(count) * 3600)
        default: return nil
        }
    }

    func list() throws(ConfigurationError) -> [YAMLNode] {
        if isNull { return [] }
        guard case .sequence(let nodes) = value else { throw fault("a list") }
        return nodes
    }

    func texts(_ expected: String) throws(ConfigurationError) -> [String] {
        var texts: [String] = []
        for node in try list() { texts.append(try node.text(expected)) }
        return texts
    }

    func mapping() throws(ConfigurationError) -> [Entry] {
        if isNull { return [] }
        guard case .mapping(let entries) = value else { throw fault("keys and values") }
        return entries
    }

    func address() throws(ConfigurationError) -> String {
        let expected = "an IP address such as 192.0.2.1 or 2001:db8::1"
        let text = try text(expected)
        guard IPAddress(text) != nil else { throw fault(expected) }
        return text
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) throws(ConfigurationError) -> Choice
    where Choice.RawValue == String {
        let expected = "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
        guard let choice = Choice(rawValue: try text(expected)) else { throw fault(expected) }
        return choice
    }
}
