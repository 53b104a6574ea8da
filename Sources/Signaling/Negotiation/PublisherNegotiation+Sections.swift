import SFU

/// How the sections of an answer are written.
extension PublisherNegotiation {
    /// The answer to one section of the offer.
    func section(answering offered: MediaSection, _ use: SectionUse, at index: Int, isTagged: Bool) -> MediaSection {
        switch use {
        case .rejected:
            return LocalDescription.rejected(offered)
        case .data:
            var section = accepted(offered, formats: offered.formats, isTagged: isTagged)
            section.attributes += DataSection.attributes(formats: offered.formats)
            return section
        case .audio(let formats, _):
            return audio(offered, formats, sections[index].track, isTagged: isTagged)
        }
    }

    private func accepted(_ offered: MediaSection, formats: [String], isTagged: Bool) -> MediaSection {
        ours.section(
            kind: offered.kind, transport: offered.transport, formats: formats, mid: offered.mid ?? "",
            setup: role == .server ? "passive" : "active", isTagged: isTagged)
    }

    /// Received if a track was announced for it; otherwise kept, and idle.
    private func audio(
        _ offered: MediaSection, _ formats: AudioFormats, _ track: PendingTrack?, isTagged: Bool
    ) -> MediaSection {
        let red = track?.disableRED == false ? formats.red : nil
        // Redundant audio goes first: the client sends what the answer names first.
        let types = [red, formats.opus].compactMap(\.self)
        var section = accepted(offered, formats: types.map { String($0) }, isTagged: isTagged)
        for uri in [HeaderExtensionMap.mid, HeaderExtensionMap.audioLevel] {
            guard let id = HeaderExtensionMap.id(of: uri, in: offered) else { continue }
            section.attributes.append(SDPAttribute("extmap", "\(id) \(uri)"))
        }
        section.attributes.append(SDPAttribute(track == nil ? "inactive" : "recvonly"))
        section.attributes.append(SDPAttribute("rtcp-mux"))
        if offered.attributes.has("rtcp-rsize") { section.attributes.append(SDPAttribute("rtcp-rsize")) }
        if let red {
            section.attributes.append(SDPAttribute("rtpmap", "\(red) red/48000/2"))
            section.attributes.append(SDPAttribute("fmtp", "\(red) \(formats.opus)/\(formats.opus)"))
        }
        section.attributes.append(SDPAttribute("rtpmap", "\(formats.opus) opus/48000/2"))
        section.attributes.append(SDPAttribute("fmtp", "\(formats.opus) \(Self.opusParameters(track))"))
        section.attributes.append(SDPAttribute("rtcp-fb", "\(formats.opus) nack"))
        return section
    }

    /// What we ask of the sender's encoder (RFC 7587 §6.1).
    private static func opusParameters(_ track: PendingTrack?) -> String {
        var text = "minptime=10;useinbandfec=1"
        if track?.disableDTX != true { text += ";usedtx=1" }
        if track?.isStereo == true { text += ";stereo=1;maxaveragebitrate=510000" }
        return text
    }
}
