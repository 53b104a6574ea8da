/// Base64 with the usual alphabet and padding (RFC 4648 §4), as the `sha256` claim of webhook tokens uses it.
public enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of these bytes, padded with `=` to a multiple of four.
    public static func encode(_ bytes: [UInt8]) -> String {
        var digits = digits(of: bytes, alphabet: alphabet)
        while digits.count % 4 != 0 {
            digits.append(UInt8(ascii: "="))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Six bits a digit, the last digit filled with zero bits, no padding.
    static func digits(of bytes: [UInt8], alphabet: [UInt8]) -> [UInt8] {
        // Groups of three bytes are four digits; the last group is filled up with zeros, whose digits are cut off.
        let count = (bytes.count * 8 + 5) / 6
        let whole = bytes + [UInt8](repeating: 0, count: (3 - bytes.count % 3) % 3)
        var digits = [UInt8](repeating: 0, count: whole.count / 3 * 4)
        write(whole.span, alphabet.span, into: digits.mutableSpan)
        digits.removeLast(digits.count - count)
        return digits
    }

    /// Three bytes to four digits, over and over.
    private static func write(
        _ bytes: Span<UInt8>, _ alphabet: Span<UInt8>, into digits: consuming MutableSpan<UInt8>
    ) {
        for group in 0..<bytes.count / 3 {
            let byte = group * 3
            let digit = group * 4
            let buffer = Int(bytes[byte]) << 16 | Int(bytes[byte + 1]) << 8 | Int(bytes[byte + 2])
            digits[digit] = alphabet[buffer >> 18]
            digits[digit + 1] = alphabet[buffer >> 12 & 63]
            digits[digit + 2] = alphabet[buffer >> 6 & 63]
            digits[digit + 3] = alphabet[buffer & 63]
        }
    }
}
