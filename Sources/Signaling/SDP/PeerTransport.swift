/// What a description says about the one transport that its bundled sections share.
struct PeerTransport: Equatable, Sendable {
    /// How the author is willing to begin DTLS (RFC 5763 §5).
    enum Setup: String, Sendable {
        case active, passive, actpass
    }

    var usernameFragment: String
    var password: String
    /// SHA-256, 32 bytes.
    var fingerprint: [UInt8]
    /// `nil` where nothing is said.
    var setup: Setup?
}

extension SessionDescription {
    /// Reads the transport of the sections at these indexes. Fragment and setup are those of the first section that
    /// states them: the transport of a bundle is its first section's, and authors that keep other transports in
    /// reserve give those fragments of their own (RFC 9143 §7). The fingerprint has to be the same everywhere.
    func transport(of bundle: [Int]) throws(SDPError) -> PeerTransport {
        var stated: (fragment: String, password: String)?
        var fingerprint: [UInt8]?
        var setup: PeerTransport.Setup?
        for index in bundle {
            let section = sections[index].attributes
            if stated == nil { stated = try credentials(section) }
            if setup == nil { setup = try readSetup(section) }
            let prints = section.values("fingerprint")
            guard !prints.isEmpty else { continue }
            let bytes = try CertificateFingerprint.read(prints)
            if let fingerprint, fingerprint != bytes { throw .fingerprintsDiffer }
            fingerprint = bytes
        }
        let shared = attributes.values("fingerprint")
        if let bytes = fingerprint, !shared.isEmpty, try CertificateFingerprint.read(shared) != bytes {
            throw .fingerprintsDiffer
        }
        if stated == nil { stated = try credentials(attributes) }
        if fingerprint == nil { fingerprint = try CertificateFingerprint.read(shared) }
        if setup == nil { setup = try readSetup(attributes) }
        guard let stated else { throw .noCredentials }
        guard let fingerprint else { throw .noFingerprint }
        return PeerTransport(
            usernameFragment: stated.fragment, password: stated.password, fingerprint: fingerprint, setup: setup)
    }

    /// The user name fragment and the password, if a fragment is there.
    private func credentials(
        _ attributes: [SDPAttribute]
    ) throws(SDPError) -> (fragment: String, password: String)? {
        guard let fragment = attributes.value("ice-ufrag") else { return nil }
        guard let password = attributes.value("ice-pwd") ?? self.attributes.value("ice-pwd") else {
            throw .noCredentials
        }
        guard (4...256).contains(fragment.utf8.count), (22...256).contains(password.utf8.count),
            SDPToken.isICE(fragment), SDPToken.isICE(password)
        else {
            throw .malformedCredentials
        }
        return (fragment, password)
    }

    private func readSetup(_ attributes: [SDPAttribute]) throws(SDPError) -> PeerTransport.Setup? {
        guard let text = attributes.value("setup") else { return nil }
        guard let setup = PeerTransport.Setup(rawValue: text) else { throw .malformedSetup }
        return setup
    }
}
