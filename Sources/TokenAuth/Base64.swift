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
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.count * 4 / 3 + 4)
        var buffer: UInt32 = 0
        var bitCount: UInt32 = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                digits.append(alphabet[Int(buffer >> bitCount)])
                buffer &= (1 << bitCount) - 1
            }
        }
        if bitCount > 0 {
            digits.append(alphabet[Int(buffer << (6 - bitCount))])
        }
        return digits
    }
}
