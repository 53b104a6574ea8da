/// Base64 with the alphabet for URLs (RFC 4648 §5), without padding, as JWS uses it (RFC 7515 §2).
public enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The text of these bytes, without padding.
    public static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: Base64.digits(of: bytes, alphabet: alphabet), as: UTF8.self)
    }

    /// The bytes of this text, or nil unless it is what `encode` gives for some bytes.
    ///
    /// Refused: other characters (white space, `+`, `/`), an impossible length, bits left over that are not zero.
    /// One text for each value, so that a token can't be changed without changing what it says.
    /// - Parameter allowingPadding: whether `=` may fill the text up to a multiple of four, as some clients write it.
    public static func decode(_ text: some Sequence<UInt8>, allowingPadding: Bool = false) -> [UInt8]? {
        var digits = Array(text)
        if allowingPadding, digits.count % 4 == 0 {
            var padding = 0
            while padding < 2, digits.last == UInt8(ascii: "=") {
                digits.removeLast()
                padding += 1
            }
        }
        guard digits.count % 4 != 1 else { return nil }

        // Whole groups of four digits are three bytes; what is left over is filled up with zero bits and cut off again.
        let count = digits.count * 3 / 4
        while digits.count % 4 != 0 { digits.append(alphabet[0]) }
        var bytes = [UInt8](repeating: 0, count: digits.count / 4 * 3)
        guard decode(digits.span, into: bytes.mutableSpan), bytes[count...].allSatisfy({ $0 == 0 }) else { return nil }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Four digits to three bytes, over and over; false if one of them is no digit.
    private static func decode(_ digits: Span<UInt8>, into bytes: consuming MutableSpan<UInt8>) -> Bool {
        let values = values.span
        for group in 0..<digits.count / 4 {
            var buffer: UInt32 = 0
            for index in group * 4..<group * 4 + 4 {
                let value = values[Int(digits[index])]
                guard value < 64 else { return false }
                buffer = buffer << 6 | value
            }
            bytes[group * 3] = UInt8(truncatingIfNeeded: buffer >> 16)
            bytes[group * 3 + 1] = UInt8(truncatingIfNeeded: buffer >> 8)
            bytes[group * 3 + 2] = UInt8(truncatingIfNeeded: buffer)
        }
        return true
    }

    /// What each byte stands for; 64 for those that are no digits.
    private static let values: [UInt32] = {
        var values = [UInt32](repeating: 64, count: 256)
        for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt32(value) }
        return values
    }()
}
