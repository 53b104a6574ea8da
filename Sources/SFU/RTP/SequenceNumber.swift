/// Makes one rising count of 16-bit sequence numbers that wrap around.
///
/// A number is taken for the nearest to the highest so far, and never for one before zero: SRTP counts a stream's
/// rollovers from its first packet (RFC 3711 §3.3.1), so both agree on every packet that was authentic.
package struct SequenceUnwrapper: Sendable {
    /// The highest number so far; nil before the first.
    package private(set) var highest: Int64?

    /// The number as a count that does not wrap: the first packet's is its sequence number itself.
    package mutating func unwrap(_ sequence: UInt16) -> Int64 {
        guard let highest else {
            self.highest = Int64(sequence)
            return Int64(sequence)
        }
        let difference = Int16(truncatingIfNeeded: Int64(sequence) - highest)
        var unwrapped = highest + Int64(difference)
        if unwrapped < 0 { unwrapped += 0x1_0000 }
        if unwrapped > highest { self.highest = unwrapped }
        return unwrapped
    }
}
