import COpenSSL
import Testing

@testable import SFU

@Suite struct CertificateTests {
    private let certificate = Certificate(unixTime: 1_800_000_000, lifetime: 1_000)

    @Test func `the fingerprint is of the certificate, in the form of descriptions`() {
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256(certificate.certificateDER, certificate.certificateDER.count, &digest)
        #expect(certificate.fingerprint == digest)
        let text = certificate.fingerprintText
        #expect(text.count == 95)
        #expect(text.split(separator: ":").map { UInt8($0, radix: 16) } == digest)
        #expect(text == text.uppercased())
    }

    @Test func `it is self-signed, over P-256, and valid when it was asked to be`() throws {
        var position: UnsafePointer<UInt8>?
        let der = certificate.certificateDER
        let parsed = der.withUnsafeBufferPointer { bytes in
            position = bytes.baseAddress
            return d2i_X509(nil, &position, bytes.count)
        }
        let x509 = try #require(parsed)
        defer { X509_free(x509) }
        #expect(X509_verify(x509, X509_get0_pubkey(x509)) == 1)
        #expect(EVP_PKEY_get_bits(X509_get0_pubkey(x509)) == 256)
        var time = 1_800_000_000
        #expect(X509_cmp_time(X509_get0_notBefore(x509), &time) == -1)
        #expect(X509_cmp_time(X509_get0_notAfter(x509), &time) == 1)
        time += 1_001
        #expect(X509_cmp_time(X509_get0_notAfter(x509), &time) == -1)
    }

    @Test func `two are never alike, and printing one shows no key`() {
        let other = Certificate(unixTime: 1_800_000_000, lifetime: 1_000)
        #expect(other.fingerprint != certificate.fingerprint)
        #expect("\(certificate)" == "Certificate(sha-256 \(certificate.fingerprintText))")
        #expect(String(reflecting: certificate) == "\(certificate)")
    }

    @Test func `it is small enough for flights of one datagram`() {
        #expect(certificate.certificateDER.count < 500)
    }
}
