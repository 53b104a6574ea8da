import COpenSSL

/// Keyed hashes (RFC 2104) and their comparison, through OpenSSL as functions over bytes.
public enum HMAC {
    /// Bytes of an HMAC-SHA256.
    public static let sha256ByteCount = 32

    /// HMAC-SHA256 of `data` under `key`: 32 bytes.
    public static func sha256(_ data: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: sha256ByteCount)
        var codeCount: UInt32 = 0
        let result = unsafe COpenSSL.HMAC(
            EVP_sha256(), key, Int32(key.count), data, data.count, &code, &codeCount)
        let isMade = unsafe result != nil
        precondition(isMade && Int(codeCount) == sha256ByteCount, "OpenSSL makes HMAC-SHA256 of any key and data")
        return code
    }

    /// HMAC-SHA1 of `data` under `key`: 20 bytes. For what others have laid down with it, such as TURN's credentials;
    /// nothing of ours relies on it.
    public static func sha1(_ data: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 20)
        var codeCount: UInt32 = 0
        let result = unsafe COpenSSL.HMAC(EVP_sha1(), key, Int32(key.count), data, data.count, &code, &codeCount)
        let isMade = unsafe result != nil
        precondition(isMade && Int(codeCount) == code.count, "OpenSSL makes HMAC-SHA1 of any key and data")
        return code
    }

    /// Whether two codes are equal, in a time that depends on their lengths alone.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe CRYPTO_memcmp(left, right, left.count) == 0
    }
}
