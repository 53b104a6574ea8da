import COpenSSL

/// Who we are in every DTLS handshake: a self-signed certificate over a fresh P-256 key (RFC 8827 §6.5).
///
/// Made once at start and never written anywhere. Printing it shows the fingerprint alone.
public struct Certificate: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// X.509, DER.
    public let certificateDER: [UInt8]
    /// The private key, SEC 1, DER. Stays inside the module.
    let privateKeyDER: [UInt8]
    /// SHA-256 of ``certificateDER``, 32 bytes.
    public let fingerprint: [UInt8]

    /// Makes a key, with OpenSSL's randomness, and signs a certificate over it.
    ///
    /// - Parameters:
    ///   - unixTime: now, in seconds; the certificate is valid from a day before.
    ///   - lifetime: seconds until it expires.
    public init(unixTime: Int64, lifetime: Int64 = Limits.certificateLifetime) {
        guard let key = unsafe quartet_generate_p256_key(), let certificate = unsafe X509_new() else {
            preconditionFailure("OpenSSL could not make a P-256 key")
        }
        defer {
            unsafe EVP_PKEY_free(key)
            unsafe X509_free(certificate)
        }
        unsafe Self.fill(certificate, notBefore: unixTime - Limits.certificateLead, notAfter: unixTime + lifetime)
        precondition(
            unsafe X509_set_pubkey(certificate, key) == 1 && X509_sign(certificate, key, EVP_sha256()) > 0,
            "OpenSSL could not sign a certificate")
        certificateDER = unsafe Self.encode { unsafe i2d_X509(certificate, $0) }
        privateKeyDER = unsafe Self.encode { unsafe i2d_PrivateKey(key, $0) }
        fingerprint = Self.sha256(certificateDER)
    }

    /// As session descriptions carry it: `AB:CD:…` (RFC 8122 §5).
    public var fingerprintText: String {
        let digits = Array("0123456789ABCDEF")
        return fingerprint.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined(separator: ":")
    }

    public var description: String { "Certificate(sha-256 \(fingerprintText))" }
    public var debugDescription: String { description }

    /// Version 3, a serial number, validity, and a name that says nothing.
    private static func fill(_ certificate: OpaquePointer, notBefore: Int64, notAfter: Int64) {
        let isFilled =
            unsafe X509_set_version(certificate, 2) == 1
            && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), 1) == 1
            && ASN1_TIME_set(X509_getm_notBefore(certificate), Int(notBefore)) != nil
            && ASN1_TIME_set(X509_getm_notAfter(certificate), Int(notAfter)) != nil
            && quartet_X509_set_common_name(certificate, "WebRTC") == 1
        precondition(isFilled, "OpenSSL refused a field of our certificate")
    }

    /// Runs one of OpenSSL's `i2d` functions: once for the size, once for the bytes.
    private static func encode(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
        let size = write(nil)
        precondition(size > 0, "OpenSSL could not encode what it made")
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            var position = buffer.baseAddress
            count = unsafe Int(write(&position))
        }
    }

    private static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            unsafe SHA256(bytes, bytes.count, buffer.baseAddress)
            count = 32
        }
    }
}
