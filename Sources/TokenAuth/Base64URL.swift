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

        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count * 3 / 4)
        var buffer: UInt32 = 0
        var bitCount = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            buffer = buffer << 6 | value
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(buffer >> UInt32(bitCount)))
                buffer &= (1 << UInt32(bitCount)) - 1
            }
        }
        return buffer == 0 ? bytes : nil
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
