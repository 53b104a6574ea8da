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
            return audio(
                offered, formats, sections[index].track, heard: downstream.track(at: index), isTagged: isTagged)
        }
    }

    private func accepted(_ offered: MediaSection, formats: [String], isTagged: Bool) -> MediaSection {
        ours.section(
            kind: offered.kind, transport: offered.transport, formats: formats, mid: offered.mid ?? "",
            setup: role == .server ? "passive" : "active", isTagged: isTagged)
    }

    /// Received if a track was announced for it, sent if one is heard on it; otherwise kept, and idle.
    private func audio(
        _ offered: MediaSection, _ formats: AudioFormats, _ track: PendingTrack?, heard: DownstreamTrack?,
        isTagged: Bool
    ) -> MediaSection {
        let red = Self.red(formats, track, heard)
        // Redundant audio goes first: the client sends what the answer names first.
        let types = [red, formats.opus].compactMap(\.self)
        var section = accepted(offered, formats: types.map { String($0) }, isTagged: isTagged)
        for uri in [HeaderExtensionMap.mid, HeaderExtensionMap.audioLevel] {
            guard let id = HeaderExtensionMap.id(of: uri, in: offered) else { continue }
            section.attributes.append(SDPAttribute("extmap", "\(id) \(uri)"))
        }
        section.attributes.append(SDPAttribute(Self.direction(isSending: heard != nil, isReceiving: track != nil)))
        section.attributes.append(SDPAttribute("rtcp-mux"))
        if offered.attributes.has("rtcp-rsize") { section.attributes.append(SDPAttribute("rtcp-rsize")) }
        if let red {
            section.attributes.append(SDPAttribute("rtpmap", "\(red) red/48000/2"))
            section.attributes.append(SDPAttribute("fmtp", "\(red) \(formats.opus)/\(formats.opus)"))
        }
        section.attributes.append(SDPAttribute("rtpmap", "\(formats.opus) opus/48000/2"))
        section.attributes.append(SDPAttribute("fmtp", "\(formats.opus) \(Self.opusParameters(track, heard))"))
        // A listener who gets redundant audio gets what was lost by itself.
        if track != nil || red == nil { section.attributes.append(SDPAttribute("rtcp-fb", "\(formats.opus) nack")) }
        if let heard { section.attributes += heard.sourceAttributes }
        return section
    }

    /// The payload type of redundant audio in a section, where it is used: what its sender wants decides.
    private static func red(_ formats: AudioFormats, _ track: PendingTrack?, _ heard: DownstreamTrack?) -> UInt8? {
        let isWanted = track.map { !$0.disableRED } ?? heard?.offersRED ?? false
        return isWanted ? formats.red : nil
    }

    private static func direction(isSending: Bool, isReceiving: Bool) -> String {
        let direction: MediaDirection =
            switch (isSending, isReceiving) {
            case (true, true): .sendrecv
            case (true, false): .sendonly
            case (false, true): .recvonly
            case (false, false): .inactive
            }
        return direction.rawValue
    }

    /// What we ask of the sender's encoder (RFC 7587 §6.1), and what we say of what we send.
    private static func opusParameters(_ track: PendingTrack?, _ heard: DownstreamTrack?) -> String {
        var text = "minptime=10;useinbandfec=1"
        if track?.disableDTX != true, track != nil || heard == nil { text += ";usedtx=1" }
        if track?.isStereo == true { text += ";stereo=1;maxaveragebitrate=510000" }
        if heard?.isStereo == true { text += ";sprop-stereo=1" }
        return text
    }

    // MARK: What is heard

    /// The sections of an offer, as far as they can carry what is heard.
    func receivers(in offer: SessionDescription, _ uses: [SectionUse]) -> [DownstreamSections.Place] {
        offer.sections.indices.map { index in
            let direction = uses[index].formats == nil ? .inactive : offer.direction(of: offer.sections[index])
            return DownstreamSections.Place(
                mid: offer.sections[index].mid, isReceiving: direction.receives, isSending: direction.sends)
        }
    }

    /// The tracks that the answer says are heard, as they look on the wire.
    func heard(in offer: SessionDescription, _ uses: [SectionUse]) -> [SubscriberAnswer.Accepted] {
        offer.sections.indices.compactMap { index in
            guard let track = downstream.track(at: index), let formats = uses[index].formats,
                let mid = offer.sections[index].mid
            else { return nil }
            let red = track.offersRED ? Self.red(formats, sections[index].track, track) : nil
            let parameters = SubscriptionParameters(
                ssrc: track.ssrc, mid: mid, opusPayloadType: formats.opus, redPayloadType: red,
                midExtension: HeaderExtensionMap.id(of: HeaderExtensionMap.mid, in: offer.sections[index]),
                cname: track.streamID, usesNack: red == nil)
            return SubscriberAnswer.Accepted(
                sid: track.trackSid, subscription: track.subscription, parameters: parameters, isNew: true)
        }
    }
}
