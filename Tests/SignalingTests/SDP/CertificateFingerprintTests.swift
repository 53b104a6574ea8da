import Testing

@testable import Signaling

struct CertificateFingerprintTests {
    private static let bytes = (0..<32).map { UInt8($0 * 8) }
    private static let text = CertificateFingerprint.text(bytes)

    @Test func `text and bytes are each other's inverse, in either case`() throws {
        #expect(Self.text.hasPrefix("sha-256 00:08:10:18:20"))
        #expect(try CertificateFingerprint.read([Self.text]) == Self.bytes)
        #expect(try CertificateFingerprint.read([Self.text.lowercased()]) == Self.bytes)
        #expect(try CertificateFingerprint.read([Self.text.uppercased()]) == Self.bytes)
    }

    @Test func `other hashes beside it are passed over`() throws {
        #expect(try CertificateFingerprint.read(["sha-512 00", Self.text, "md5 11", Self.text]) == Self.bytes)
    }

    static let refused: [([String], SDPError)] = [
        ([], .noFingerprint),
        ([""], .malformedFingerprint),
        (["sha-256"], .malformedFingerprint),
        (["sha-256 "], .malformedFingerprint),
        (["sha-256 AB"], .malformedFingerprint),
        ([String(text.dropLast())], .malformedFingerprint),
        ([text + ":00"], .malformedFingerprint),
        ([text + " x"], .malformedFingerprint),
        ([text.replacing("08", with: "0G")], .malformedFingerprint),
        ([text.replacing("08", with: "+8")], .malformedFingerprint),
        (["sha-1 AB", "md5 CD"], .unknownHash),
        ([text, SDPVectors.fingerprint()], .fingerprintsDiffer),
    ]

    @Test(arguments: refused)
    func `empty, many, unknown and broken ones are refused`(values: [String], error: SDPError) {
        #expect(throws: error) { try CertificateFingerprint.read(values) }
    }
}
