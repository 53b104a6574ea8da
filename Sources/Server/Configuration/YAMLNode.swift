/// A piece of a YAML document, with the line on which it begins.
struct YAMLNode: Equatable {
    indirect enum Value: Equatable {
        /// A scalar as written, and whether it stood without quotes (only then may it be a number, a Boolean or null).
        case scalar(String, isPlain: Bool)
        /// Keys in order; none comes twice.
        case mapping([Entry])
        case sequence([YAMLNode])
    }

    struct Entry: Equatable {
        var key: String
        var line: Int
        var value: YAMLNode
    }

    var value: Value
    /// From 1.
    var line: Int

    /// True for an absent value: `key:` with nothing behind it, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = value else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// True for what switches a feature off: null, `false`, 0, an empty text, mapping or sequence, or a mapping of
    /// nothing but such values.
    var isOff: Bool {
        switch value {
        case .scalar(let text, _): isNull || text == "false" || text == "0" || text == ""
        case .mapping(let entries): entries.allSatisfy(\.value.isOff)
        case .sequence(let nodes): nodes.isEmpty
        }
    }

    /// What it is, for messages. Never the text itself of something that might be a secret.
    var kind: String {
        switch value {
        case .scalar(let text, _): isNull ? "nothing" : "\"\(LogLine.escaped(String(text.prefix(60))))\""
        case .mapping: "a mapping"
        case .sequence: "a list"
        }
    }
}
