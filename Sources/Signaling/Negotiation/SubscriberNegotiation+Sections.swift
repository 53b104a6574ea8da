/// How the sections of our offers are written. Numbers are ours to choose: those that every client knows.
extension SubscriberNegotiation {
    static let opus: UInt8 = 111
    static let red: UInt8 = 63
    /// Id of `sdes:mid`, the one header extension that we write.
    static let midExtension: UInt8 = 4

    private static let audioTransport = "UDP/TLS/RTP/SAVPF"

    func dataSection(isRejected: Bool) -> MediaSection {
        let formats = ["webrtc-datachannel"]
        var section = ours.section(
            kind: "application", transport: DataSection.transport, formats: formats, mid: Self.dataMid,
            setup: "actpass", isTagged: true)
        section.attributes += DataSection.attributes(formats: formats)
        return isRejected ? LocalDescription.rejected(section) : section
    }

    /// `leader` is the mid of the section that carries the candidates.
    func section(for slot: Slot, leader: String?) -> MediaSection {
        let offersRED = slot.track?.offersRED ?? false
        let formats = (offersRED ? [Self.red, Self.opus] : [Self.opus]).map { String($0) }
        var section = ours.section(
            kind: "audio", transport: Self.audioTransport, formats: formats, mid: slot.mid, setup: "actpass",
            isTagged: slot.mid == leader)
        if slot.isRejected || slot.isRetiring { return LocalDescription.rejected(section) }
        section.attributes += [
            SDPAttribute("extmap", "\(Self.midExtension) \(HeaderExtensionMap.mid)"),
            SDPAttribute(slot.track == nil ? "inactive" : "sendonly"),
            SDPAttribute("rtcp-mux"),
            SDPAttribute("rtcp-rsize"),
        ]
        section.attributes += Self.formats(offersRED: offersRED, isStereo: slot.track?.isStereo ?? false)
        if let track = slot.track { section.attributes += track.sourceAttributes }
        return section
    }

    /// Who does not take redundant audio may ask for Opus again; redundant audio brings what was lost by itself.
    private static func formats(offersRED: Bool, isStereo: Bool) -> [SDPAttribute] {
        var attributes: [SDPAttribute] = []
        if offersRED {
            attributes.append(SDPAttribute("rtpmap", "\(red) red/48000/2"))
            attributes.append(SDPAttribute("fmtp", "\(red) \(opus)/\(opus)"))
        }
        let stereo = isStereo ? ";sprop-stereo=1" : ""
        attributes.append(SDPAttribute("rtpmap", "\(opus) opus/48000/2"))
        attributes.append(SDPAttribute("fmtp", "\(opus) minptime=10;useinbandfec=1\(stereo)"))
        attributes.append(SDPAttribute("rtcp-fb", "\(opus) nack"))
        return attributes
    }
}
