/// How a client behaves. The defaults are those of a present-day SDK.
public struct CallerSettings: Sendable {
    /// What a client does with a track that is muted.
    public enum MutedBehaviour: Sendable {
        /// Sends nothing.
        case stops
        /// Goes on as if nothing had been said, as a client would that wants to be heard all the same.
        case keepsSending
    }

    /// Which side of the publisher connection's handshake we offer to take (RFC 5763 §5).
    public enum OfferedSetup: String, Sendable {
        case actpass, active, passive
    }

    /// Version of the signal protocol that we claim.
    public var protocolVersion = 17
    /// What we call ourselves.
    public var sdk = "js"
    /// Tracks of others are wanted unasked.
    public var autoSubscribe = true

    /// One connection carries both directions (`/rtc/v1`); the other of ``CallerSocket`` is not used then.
    public var usesOneConnection = false
    /// With one connection: sections to receive on in the first offer, and whether the join carries that offer.
    public var receivers = 3
    public var offersInJoin = true

    public var offeredSetup = OfferedSetup.actpass
    /// Whether we are the DTLS client of the subscriber connection, as browsers are.
    public var isSubscriberActive = true

    /// Redundant audio (RFC 2198) is offered, and sent if agreed; with how many older frames.
    public var sendsRedundancy = false
    public var redundantFrames = 1
    /// Our voices are not to be sent with redundancy to anyone.
    public var declinesRedundancy = false
    /// Redundant audio is taken if offered.
    public var takesRedundancy = false
    /// Lost packets are asked for again (RFC 4585).
    public var usesNack = true
    /// Packets of ours are sent again when asked for.
    public var answersRequests = true
    public var whenMuted = MutedBehaviour.stops
    /// Data channels are opened on both connections. At most some sixty callers of a process may have them, and those
    /// of one thread share their clock.
    public var usesData = true

    /// What is heard is decoded: levels come into the reports. Costs a tenth of a millisecond for a frame.
    public var decodes = false
    /// The decoded sound is told as events.
    public var tellsSound = false

    /// Each packet of audio is told as an event; otherwise only the books are kept.
    public var tellsPackets = true

    public init() {}

    /// The query of the request that opens the WebSocket on `/rtc`, less the token.
    public var joinQuery: [(name: String, value: String)] {
        [
            (name: "protocol", value: String(protocolVersion)), (name: "sdk", value: sdk),
            (name: "version", value: "1.0.0"), (name: "auto_subscribe", value: autoSubscribe ? "1" : "0"),
        ]
    }
}
