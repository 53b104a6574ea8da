public import SFU

/// What a client shows in DTLS: a certificate, and the OpenSSL context around it. Any number of callers of one thread
/// may share one, which saves making a key for each.
public final class CallerIdentity {
    /// The certificate; its fingerprint stands in descriptions.
    public let certificate: Certificate
    let context: DTLSContext

    /// Makes a key and a certificate with OpenSSL's randomness.
    ///
    /// - Parameter unixTime: now, in seconds.
    public init(unixTime: Int64) {
        certificate = Certificate(unixTime: unixTime)
        context = DTLSContext(certificate: certificate)
    }
}
