import COpenSSL

/// What stands in for a socket under OpenSSL: one read takes one whole datagram, one write makes one (a memory BIO
/// would glue them together). It also carries what the certificate callback needs to know.
@safe final class DatagramPipe {
    /// What is known of the peer's certificate.
    enum Verification {
        case pending, matched, mismatched
    }

    /// The datagram that OpenSSL may read next; valid during one call.
    private var incoming: UnsafeBufferPointer<UInt8>?
    /// What OpenSSL wrote since the last ``take()``.
    private var outgoing: [[UInt8]] = []
    private let remoteFingerprint: [UInt8]
    private(set) var verification = Verification.pending

    /// - Parameter remoteFingerprint: SHA-256 that the peer's certificate must have.
    init(remoteFingerprint: [UInt8]) {
        self.remoteFingerprint = remoteFingerprint
    }

    /// Offers a part of a datagram to OpenSSL, as if it were all, for as long as the body runs; an empty one is none.
    func offering<Result>(_ datagram: Span<UInt8>, _ part: Range<Int>, _ body: () -> Result) -> Result {
        unsafe datagram.withUnsafeBufferPointer { bytes in
            unsafe incoming = part.isEmpty ? nil : UnsafeBufferPointer(rebasing: bytes[part])
            defer { unsafe incoming = nil }
            return body()
        }
    }

    /// What OpenSSL wrote, oldest first; empty afterwards.
    func take() -> [[UInt8]] {
        defer { outgoing = [] }
        return outgoing
    }

    /// A BIO that reads from and writes to this pipe, which must outlive it.
    func makeBIO(_ methods: OpaquePointer) -> OpaquePointer {
        guard let bio = unsafe BIO_new(methods) else { preconditionFailure("OpenSSL could not make a BIO") }
        unsafe BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
        return unsafe bio
    }

    /// The functions behind such a BIO.
    static func makeMethods() -> OpaquePointer {
        guard let methods = unsafe BIO_meth_new(BIO_TYPE_SOURCE_SINK | 0x7F, "datagram pipe") else {
            preconditionFailure("OpenSSL could not make BIO methods")
        }
        unsafe BIO_meth_set_write(methods) { bio, bytes, count in
            unsafe DatagramPipe.of(bio).write(bytes, count)
        }
        unsafe BIO_meth_set_read(methods) { bio, bytes, count in
            unsafe quartet_BIO_clear_retry_flags(bio)
            let result = unsafe DatagramPipe.of(bio).read(bytes, count)
            if result < 0 { unsafe quartet_BIO_set_retry_read(bio) }
            return result
        }
        unsafe BIO_meth_set_ctrl(methods) { _, command, _, _ in
            switch command {
            case BIO_CTRL_FLUSH: 1
            case BIO_CTRL_DGRAM_QUERY_MTU, BIO_CTRL_DGRAM_GET_FALLBACK_MTU: Limits.dtlsDatagramBytes
            default: 0
            }
        }
        return unsafe methods
    }

    /// OpenSSL's question whether a certificate will do: it must have the announced fingerprint, and nothing else
    /// counts (RFC 8827 §6.5). That the peer holds its key is for CertificateVerify to show.
    static func verify(_ store: OpaquePointer?) -> Int32 {
        let ssl = unsafe X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx())
        let certificate = unsafe X509_STORE_CTX_get0_cert(store)
        guard let ssl = unsafe ssl, let certificate = unsafe certificate else { return 0 }
        let pipe = unsafe DatagramPipe.of(SSL_get_rbio(OpaquePointer(ssl)))
        pipe.verification = unsafe pipe.isExpected(certificate) ? .matched : .mismatched
        if pipe.verification == .matched { return 1 }
        unsafe X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED)
        return 0
    }

    private static func of(_ bio: OpaquePointer?) -> DatagramPipe {
        guard let data = unsafe BIO_get_data(bio) else { preconditionFailure("a BIO without its pipe") }
        return unsafe Unmanaged<DatagramPipe>.fromOpaque(data).takeUnretainedValue()
    }

    private func write(_ bytes: UnsafePointer<CChar>?, _ count: Int32) -> Int32 {
        guard count > 0 else { return count }
        let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
        unsafe outgoing.append([UInt8](raw))
        return count
    }

    /// Gives the whole datagram, or −1 when there is none. OpenSSL's buffer is larger than any datagram.
    private func read(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int32) -> Int32 {
        guard let datagram = unsafe incoming, let bytes = unsafe bytes, count > 0 else { return -1 }
        unsafe incoming = nil
        let taken = min(datagram.count, Int(count))
        let target = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: taken)
        unsafe target.copyBytes(from: datagram.prefix(taken))
        return Int32(taken)
    }

    private func isExpected(_ certificate: OpaquePointer) -> Bool {
        let digest = unsafe [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
            var written: UInt32 = 0
            let result = unsafe X509_digest(certificate, EVP_sha256(), buffer.baseAddress, &written)
            count = result == 1 ? Int(written) : 0
        }
        guard digest.count == 32, remoteFingerprint.count == digest.count else { return false }
        return unsafe CRYPTO_memcmp(digest, remoteFingerprint, digest.count) == 0
    }
}
