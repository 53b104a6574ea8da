import SFU

/// A track that one listener is to hear.
struct DownstreamTrack: Equatable, Sendable {
    var trackSid: String
    /// Whose track it is.
    var participantSid: String
    /// Minted for this listener; never used twice on one connection.
    var ssrc: UInt32
    /// Whether redundant audio is offered, made anew for this listener whatever the publisher sends.
    var offersRED: Bool
    var isStereo: Bool
    /// The media engine's name for the copy, if there is one yet.
    var subscription: SubscriptionID?

    init(
        trackSid: String, participantSid: String, ssrc: UInt32, offersRED: Bool, isStereo: Bool = false,
        subscription: SubscriptionID? = nil
    ) {
        self.trackSid = trackSid
        self.participantSid = participantSid
        self.ssrc = ssrc
        self.offersRED = offersRED
        self.isStereo = isStereo
        self.subscription = subscription
    }

    /// Whose and which, in one word: clients take it apart at the bar. Also the canonical name in RTCP.
    var streamID: String { "\(participantSid)|\(trackSid)" }

    /// Whose voice it is, in today's form and in the older one that some clients read.
    var sourceAttributes: [SDPAttribute] {
        let msid = "\(streamID) \(trackSid)"
        return [
            SDPAttribute("msid", msid),
            SDPAttribute("ssrc", "\(ssrc) cname:\(streamID)"),
            SDPAttribute("ssrc", "\(ssrc) msid:\(msid)"),
            SDPAttribute("ssrc", "\(ssrc) mslabel:\(streamID)"),
            SDPAttribute("ssrc", "\(ssrc) label:\(trackSid)"),
        ]
    }
}
