import COpenSSL

/// What all DTLS associations of one engine share: our certificate and what we agree to. DTLS 1.2 alone, forward-secret
/// authenticated encryption, no resumption, no renegotiation; the peer must show a certificate and prove its key.
@safe package final class DTLSContext {
    let handle: OpaquePointer
    /// The methods of ``DatagramPipe``; they must outlive every association.
    let pipeMethods: OpaquePointer

    /// AES-GCM first: it has hardware help. The RSA halves are for peers' certificates, in the client role.
    private static let cipherSuites =
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305"
        + ":ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"
    private static let groups = "X25519:P-256:P-384"
    private static let signatureAlgorithms =
        "ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ed25519:RSA-PSS+SHA256:RSA-PSS+SHA384:RSA-PSS+SHA512"
        + ":RSA+SHA256:RSA+SHA384:RSA+SHA512"
    package static let defaultSRTPProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80"

    /// - Parameters:
    ///   - certificate: ours.
    ///   - srtpProfiles: OpenSSL's names, best first; others than the default are for tests, and none at all leaves
    ///     the extension out.
    package init(certificate: Certificate, srtpProfiles: String = DTLSContext.defaultSRTPProfiles) {
        guard let handle = unsafe SSL_CTX_new(DTLS_method()) else {
            preconditionFailure("OpenSSL could not make a DTLS context")
        }
        unsafe self.handle = handle
        unsafe pipeMethods = DatagramPipe.makeMethods()
        let certificateCount = Int32(certificate.certificateDER.count)
        let isConfigured =
            unsafe quartet_SSL_CTX_set_only_protocol(handle, DTLS1_2_VERSION) == 1
            && SSL_CTX_set_cipher_list(handle, Self.cipherSuites) == 1
            && quartet_SSL_CTX_set_groups(handle, Self.groups) == 1
            && quartet_SSL_CTX_set_signature_algorithms(handle, Self.signatureAlgorithms) == 1
            && quartet_SSL_CTX_set_max_send_fragment(handle, Limits.dtlsDatagramBytes) == 1
            && SSL_CTX_use_certificate_ASN1(handle, certificateCount, certificate.certificateDER) == 1
            && SSL_CTX_use_PrivateKey_ASN1(
                EVP_PKEY_EC, handle, certificate.privateKeyDER, certificate.privateKeyDER.count) == 1
        precondition(isConfigured, "OpenSSL refused our DTLS settings")
        if !srtpProfiles.isEmpty {
            // This one function answers 0 for success.
            precondition(
                unsafe SSL_CTX_set_tlsext_use_srtp(handle, srtpProfiles) == 0, "OpenSSL refused our SRTP profiles")
        }
        unsafe quartet_SSL_CTX_restrict(handle)
        unsafe quartet_SSL_CTX_set_max_cert_list(handle, Limits.handshakeMessageBytes)
        unsafe SSL_CTX_set_verify(handle, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        unsafe SSL_CTX_set_cert_verify_callback(handle, { store, _ in unsafe DatagramPipe.verify(store) }, nil)
    }

    deinit {
        unsafe SSL_CTX_free(handle)
        unsafe BIO_meth_free(pipeMethods)
    }
}
