import SFU

/// Our side of one peer connection: what every description of ours says, whatever its sections are.
struct LocalDescription: Sendable {
    /// Other ones after each restart of ICE.
    var local: LocalParameters
    /// SHA-256 of our certificate, 32 bytes.
    let fingerprint: [UInt8]
    /// Where we are reached, most preferred first.
    let candidates: [TransportAddress]
    /// Names the session; RFC 8829 §5.2.1 keeps the top bit clear.
    let sessionID: UInt64
    /// Rises with each description.
    private(set) var version: UInt64 = 0

    init(local: LocalParameters, fingerprint: [UInt8], candidates: [TransportAddress], sessionID: UInt64) {
        precondition(fingerprint.count == CertificateFingerprint.count, "a fingerprint is a SHA-256")
        self.local = local
        self.fingerprint = fingerprint
        self.candidates = candidates
        self.sessionID = sessionID & (UInt64.max >> 1)
    }

    /// A description of these sections, bundling those with these mids.
    mutating func describe(_ sections: [MediaSection], bundle: [String], allowsMixed: Bool) -> SessionDescription {
        version += 1
        var attributes = [
            SDPAttribute("msid-semantic", "WMS*"),
            SDPAttribute("fingerprint", CertificateFingerprint.text(fingerprint)),
            SDPAttribute("ice-lite"),
        ]
        if allowsMixed { attributes.append(SDPAttribute("extmap-allow-mixed")) }
        if !bundle.isEmpty {
            attributes.append(SDPAttribute("group", "BUNDLE " + bundle.joined(separator: " ")))
        }
        return SessionDescription(
            origin: SDPOrigin(username: "-", sessionID: sessionID, version: version, address: "IN IP4 127.0.0.1"),
            name: "-", lines: [SDPLine("t", "0 0")], attributes: attributes, sections: sections)
    }

    /// A section that is in use: connection line, ICE and DTLS attributes, mid; the first of a bundle (`isTagged`)
    /// carries the candidates for all.
    func section(
        kind: String, transport: String, formats: [String], mid: String, setup: String, isTagged: Bool
    ) -> MediaSection {
        var section = MediaSection(kind: kind, port: 9, transport: transport, formats: formats)
        section.lines = [SDPLine("c", "IN IP4 0.0.0.0")]
        if isTagged {
            for (index, address) in candidates.enumerated() {
                let line = ICECandidate.line(for: address, index: index)
                section.attributes.append(SDPAttribute("candidate", String(line.dropFirst("candidate:".count))))
            }
            section.attributes.append(SDPAttribute("end-of-candidates"))
        }
        section.attributes += [
            SDPAttribute("ice-ufrag", local.usernameFragment),
            SDPAttribute("ice-pwd", local.password),
            SDPAttribute("setup", setup),
            SDPAttribute("mid", mid),
        ]
        return section
    }

    /// A section that is refused: port 0, its mid and formats as they were.
    static func rejected(_ section: MediaSection) -> MediaSection {
        var answer = MediaSection(kind: section.kind, port: 0, transport: section.transport, formats: section.formats)
        answer.lines = [SDPLine("c", "IN IP4 0.0.0.0")]
        if let mid = section.mid { answer.attributes.append(SDPAttribute("mid", mid)) }
        answer.attributes.append(SDPAttribute("inactive"))
        return answer
    }

    /// Our candidates as trickled JSON, naming the section that leads the bundle.
    func candidateInits(mid: String, sectionIndex: Int) -> [String] {
        candidates.enumerated().map { index, address in
            ICECandidate.candidateInit(for: address, index: index, mid: mid, sectionIndex: sectionIndex)
        }
    }
}
