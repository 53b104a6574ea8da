/// `a=fingerprint` (RFC 8122 §5): only SHA-256 counts.
enum CertificateFingerprint {
    /// SHA-256 in bytes.
    static let count = 32

    /// The 32 bytes among the values of `a=fingerprint` lines; other hashes beside it are passed over.
    static func read(_ values: [String]) throws(SDPError) -> [UInt8] {
        guard !values.isEmpty else { throw .noFingerprint }
        var found: [UInt8]?
        for value in values {
            let words = value.split(separator: " ")
            guard let hash = words.first else { throw .malformedFingerprint }
            guard hash.lowercased() == "sha-256" else { continue }
            guard words.count == 2, let bytes = bytes(words[1]) else { throw .malformedFingerprint }
            if let found, found != bytes { throw .fingerprintsDiffer }
            found = bytes
        }
        guard let found else { throw .unknownHash }
        return found
    }

    /// The attribute's value: `sha-256 AB:CD:…`.
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text = Array("sha-256 ".utf8)
        for (index, byte) in bytes.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ":")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let pairs = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard pairs.count == count else { return nil }
        var bytes: [UInt8] = []
        for pair in pairs {
            guard pair.count == 2, let high = pair.first.flatMap(nibble), let low = pair.last.flatMap(nibble) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
