/// The bounds of this module, each with its reason.
enum Limits {
    /// The longest message, both ways: what our descriptions announce as `a=max-message-size`.
    static let messageBytesMax = 65_535

    /// The longest SCTP packet that we send: with a DTLS record (37 bytes), UDP and IPv4 it stays under 1,220.
    static let packetBytesMax = 1_150

    /// What the stack takes its packets to be limited to: it adds a control chunk to a full packet now and then.
    static let pathBytes = 1_132

    /// The longest packet that we look at: an SCTP packet travels in one datagram, and none is longer than Ethernet's
    /// 1,500.
    static let receivedPacketBytesMax = 1_500

    /// The shortest: a common header (RFC 9260 section 3).
    static let receivedPacketBytesMin = 12

    /// Streams an association: four channels of each side, of which LiveKit's clients use three. Each stream costs
    /// 0.7 kB at every association; 65,535 of them would cost 6.6 MB in one message of a peer.
    static let streamCount: UInt16 = 8

    /// Channels an association: as many as there are streams. LiveKit's clients use three.
    static let channelCount = 8

    /// Bytes that may wait for a slow receiver before it counts as stuck.
    static let sendBufferBytes = 2 << 20

    /// What a peer can make us hold in messages not yet whole. Two of the longest messages fit beside each other.
    static let receiveBufferBytes = 256 << 10

    /// Bytes not acknowledged beyond which a lossy message is dropped rather than queued: what is late is worthless.
    static let lossyBufferBytes = 64 << 10

    /// The longest label: LiveKit's have at most eleven letters.
    static let labelBytesMax = 64

    /// SCTP's first guess of the round trip, in milliseconds (RFC 9260 says a second for the whole Internet).
    static let retransmissionInitial: UInt32 = 500

    /// Not below a peer's delayed acknowledgement of 200 ms.
    static let retransmissionMin: UInt32 = 400

    /// Retries stay this near to each other however bad the path was, so that data is back soon after the path is.
    static let retransmissionMax: UInt32 = 4_000

    /// Retries in a row before an association counts as dead: more than a minute of silence, far longer than ICE waits.
    static let attemptCount: UInt16 = 20

    /// The port that WebRTC uses inside DTLS.
    static let port: UInt16 = 5_000
}

extension DataChannels {
    /// The longest message that can be sent or is received, in bytes.
    public static var messageBytesMax: Int { Limits.messageBytesMax }

    /// The longest SCTP packet that is ever handed out, in bytes.
    public static var packetBytesMax: Int { Limits.packetBytesMax }

    /// How many bytes may wait for a slow receiver before `SendOutcome.wouldBlock`.
    public static var sendBufferBytes: Int { Limits.sendBufferBytes }
}
