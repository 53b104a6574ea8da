/// A participant's attributes, sorted by key, so that going through them gives the same order everywhere.
public struct Attributes: Sendable, Equatable {
    /// One attribute.
    public struct Entry: Sendable, Equatable {
        /// Its name.
        public let key: String
        /// Its value, never empty.
        public let value: String
    }

    /// Names beginning so are the server's own: taken from tokens only, shown to nobody, settable by nobody.
    public static let reservedPrefix = "quartet."

    /// The attributes in the order of their keys.
    public private(set) var entries: [Entry] = []

    /// No attributes.
    public init() {}

    /// These attributes; of a repeated key the last value counts. Reserved ones and empty values are left out.
    public init(_ pairs: [(key: String, value: String)]) {
        for (key, value) in pairs where !key.hasPrefix(Self.reservedPrefix) {
            set(key, to: value)
        }
    }

    /// The value of this key.
    public subscript(key: String) -> String? {
        entries.first { $0.key == key }?.value
    }

    /// UTF-8 bytes of all keys and values.
    public var byteCount: Int {
        entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    }

    /// These attributes with changes laid over them: a value replaces, an empty value removes.
    func merged(with changes: [(key: String, value: String)]) -> Attributes {
        var merged = self
        for (key, value) in changes { merged.set(key, to: value) }
        return merged
    }

    private mutating func set(_ key: String, to value: String) {
        let index = entries.firstIndex { $0.key >= key } ?? entries.endIndex
        let isPresent = index < entries.endIndex && entries[index].key == key
        if isPresent { entries.remove(at: index) }
        if !value.isEmpty { entries.insert(Entry(key: key, value: value), at: index) }
    }
}
