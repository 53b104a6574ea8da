/// The 96 bits by which an answer finds its question (RFC 8489 §5).
struct STUNTransactionID: Hashable, Sendable {
    /// The first four bytes.
    var high: UInt32
    /// The other eight.
    var low: UInt64
}
