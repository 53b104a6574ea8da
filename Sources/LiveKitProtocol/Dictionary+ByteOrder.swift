extension [String: String] {
    /// The keys, ordered by their UTF-8 bytes: the same in every process.
    var keysInByteOrder: [String] {
        keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
