/// Why a session description is refused. Text that the peer chose appears only where it was found to be short and
/// free of control characters.
enum SDPError: Error, Equatable, Sendable {
    case tooLarge(bytes: Int)
    case tooManySections
    case tooManyAttributes(line: Int)
    /// A line (counted from 1) is not what RFC 8866 allows; `expected` is a clause of ours.
    case malformed(line: Int, expected: String)
    case noSections
    case malformedMid
    case duplicateMid(String)
    case notBundled
    case unknownMidInBundle
    case noFingerprint
    case unknownHash
    case malformedFingerprint
    case fingerprintsDiffer
    case fingerprintChanged
    case noCredentials
    case malformedCredentials
    case malformedSetup
    case roleChanged
    case sectionsShrank(from: Int, to: Int)
    case sectionChanged(index: Int)
    case duplicateSource(UInt32)
    case sectionCountDiffers(offered: Int, answered: Int)
    case acceptsNothing

    /// What is wrong, in one sentence, for logs and for the peer.
    var sentence: String {
        switch self {
        case .tooLarge(let bytes): "the description has \(bytes) bytes, more than \(Limits.sdpBytes)"
        case .tooManySections: "the description has more than \(Limits.sdpSections) media sections"
        case .tooManyAttributes(let line):
            "line \(line) is one attribute too many: a section may have \(Limits.sdpAttributes)"
        case .malformed(let line, let expected): "line \(line) is malformed: \(expected)"
        case .noSections: "the description has no media section"
        case .malformedMid: "a mid is not a token of 1 to \(Limits.midBytes) characters"
        case .duplicateMid(let mid): "two media sections have the mid \(mid)"
        case .notBundled: "the media sections are not bundled (a=group:BUNDLE)"
        case .unknownMidInBundle: "the bundle names a mid that no media section has, or names one twice"
        case .noFingerprint: "the description has no certificate fingerprint (a=fingerprint)"
        case .unknownHash: "no certificate fingerprint is made with sha-256"
        case .malformedFingerprint: "a certificate fingerprint is not 32 bytes in hexadecimal, parted by colons"
        case .fingerprintsDiffer: "the bundled sections name different certificate fingerprints"
        case .fingerprintChanged: "the certificate fingerprint differs from the one negotiated before"
        case .noCredentials: "the description lacks a=ice-ufrag or a=ice-pwd"
        case .malformedCredentials: "a=ice-ufrag or a=ice-pwd has a length or character that RFC 8839 does not allow"
        case .malformedSetup: "a=setup is none of those that fit here (RFC 5763)"
        case .roleChanged: "a=setup asks for the DTLS role that we have already taken"
        case .sectionsShrank(let from, let to): "the description has \(to) media sections where there were \(from)"
        case .sectionChanged(let index): "media section \(index) changed its place, kind or mid"
        case .duplicateSource(let ssrc): "two media sections announce the source \(ssrc)"
        case .sectionCountDiffers(let offered, let answered):
            "the answer has \(answered) media sections, the offer had \(offered)"
        case .acceptsNothing: "the answer accepts no media section"
        }
    }
}
