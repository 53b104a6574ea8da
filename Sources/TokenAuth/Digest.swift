import COpenSSL

/// Plain hashes, through OpenSSL as functions over bytes.
public enum Digest {
    /// SHA-256 (FIPS 180-4) of `data`: 32 bytes. Webhook receivers compare it with the `sha256` claim.
    public static func sha256(_ data: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        let result = unsafe COpenSSL.SHA256(data, data.count, &digest)
        let isMade = unsafe result != nil
        precondition(isMade, "OpenSSL makes SHA-256 of any data")
        return digest
    }
}
