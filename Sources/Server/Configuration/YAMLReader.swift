import CYAML

/// Reads the part of YAML that configurations need, through libyaml's events: one document of mappings, lists and
/// scalars. Aliases, anchors, tags and repeated keys are refused, since each lets a file mean something else than it
/// seems to; depth and size are bounded.
@safe struct YAMLReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var nodes = 0

    private init() {
        unsafe parser = .allocate(capacity: 1)
        let isReady = unsafe yaml_parser_initialize(parser)
        precondition(isReady == 1, "libyaml had no memory")
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// The document's root; an empty file is an empty mapping.
    static func read(_ text: [UInt8]) throws(ConfigurationError) -> YAMLNode {
        guard text.count <= Limits.configurationBytes else {
            throw ConfigurationError("the file has \(text.count) bytes (at most \(Limits.configurationBytes))")
        }
        var reader = YAMLReader()
        let input = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count + 1)
        defer { unsafe input.deallocate() }
        for (index, byte) in text.enumerated() { unsafe input[index] = byte }
        unsafe yaml_parser_set_input_string(reader.parser, input, text.count)
        return try reader.document()
    }

    private mutating func document() throws(ConfigurationError) -> YAMLNode {
        var event = try next()
        guard event.kind == YAML_STREAM_START_EVENT else { throw ConfigurationError("the file is no YAML") }
        event = try next()
        if event.kind == YAML_STREAM_END_EVENT { return YAMLNode(value: .mapping([]), line: 1) }
        let root = try node(next(), depth: 1)
        event = try next()
        event = try next()
        guard event.kind == YAML_STREAM_END_EVENT else {
            throw ConfigurationError(line: event.line, "a second document begins; one was expected")
        }
        return root.isNull ? YAMLNode(value: .mapping([]), line: 1) : root
    }

    private mutating func node(_ event: Event, depth: Int) throws(ConfigurationError) -> YAMLNode {
        nodes += 1
        guard depth <= Limits.yamlDepth else {
            throw ConfigurationError(line: event.line, "nested more than \(Limits.yamlDepth) deep")
        }
        guard nodes <= Limits.yamlNodes else {
            throw ConfigurationError(line: event.line, "more than \(Limits.yamlNodes) values")
        }
        switch event.kind {
        case YAML_SCALAR_EVENT:
            return YAMLNode(value: .scalar(event.text, isPlain: event.isPlain), line: event.line)
        case YAML_SEQUENCE_START_EVENT: return try sequence(from: event, depth: depth)
        case YAML_MAPPING_START_EVENT: return try mapping(from: event, depth: depth)
        case YAML_ALIAS_EVENT: throw ConfigurationError(line: event.line, "aliases (*name) are not accepted")
        default: throw ConfigurationError(line: event.line, "a value was expected")
        }
    }

    private mutating func sequence(from start: Event, depth: Int) throws(ConfigurationError) -> YAMLNode {
        var items: [YAMLNode] = []
        while true {
            let event = try next()
            if event.kind == YAML_SEQUENCE_END_EVENT { break }
            items.append(try node(event, depth: depth + 1))
        }
        return YAMLNode(value: .sequence(items), line: start.line)
    }

    private mutating func mapping(from start: Event, depth: Int) throws(ConfigurationError) -> YAMLNode {
        var entries: [YAMLNode.Entry] = []
        var lineOfKey: [String: Int] = [:]
        while true {
            let event = try next()
            if event.kind == YAML_MAPPING_END_EVENT { break }
            guard event.kind == YAML_SCALAR_EVENT else {
                throw ConfigurationError(line: event.line, "a key must be a plain word")
            }
            if let first = lineOfKey.updateValue(event.line, forKey: event.text) {
                throw ConfigurationError(
                    line: event.line, "key \"\(LogLine.escaped(event.text))\" stands already in line \(first)")
            }
            let value = try node(next(), depth: depth + 1)
            entries.append(YAMLNode.Entry(key: event.text, line: event.line, value: value))
        }
        return YAMLNode(value: .mapping(entries), line: start.line)
    }
}

extension YAMLReader {
    /// What libyaml reports, copied out of its memory.
    private struct Event {
        var kind: yaml_event_type_t
        var line: Int
        var text = ""
        var isPlain = false
    }

    private mutating func next() throws(ConfigurationError) -> Event {
        var raw = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &raw) == 1 else {
            let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "not YAML"
            throw ConfigurationError(line: unsafe Int(clamping: parser.pointee.problem_mark.line) + 1, problem)
        }
        defer { unsafe yaml_event_delete(&raw) }
        var event = Event(kind: unsafe raw.type, line: unsafe Int(clamping: raw.start_mark.line) + 1)
        var mark: UnsafeMutablePointer<yaml_char_t>?
        var tag: UnsafeMutablePointer<yaml_char_t>?
        switch event.kind {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe raw.data.scalar
            unsafe (mark, tag) = (scalar.anchor, scalar.tag)
            event.text = unsafe String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            event.isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
        case YAML_SEQUENCE_START_EVENT:
            unsafe (mark, tag) = (raw.data.sequence_start.anchor, raw.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            unsafe (mark, tag) = (raw.data.mapping_start.anchor, raw.data.mapping_start.tag)
        default: break
        }
        if unsafe mark != nil { throw ConfigurationError(line: event.line, "anchors (&name) are not accepted") }
        if unsafe tag != nil { throw ConfigurationError(line: event.line, "tags (!name) are not accepted") }
        return event
    }
}
