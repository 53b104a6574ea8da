/// The 96 bits by which an answer finds its question (RFC 8489 §5).
package struct STUNTransactionID: Hashable, Sendable {
    /// The first four bytes.
    package var high: UInt32
    /// The other eight.
    package var low: UInt64

    package init(high: UInt32, low: UInt64) {
        self.high = high
        self.low = low
    }
}
