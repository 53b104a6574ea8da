/// The bounds of the media engine, in one place, each with its reason.
public enum Limits {
    /// Larger datagrams are dropped: no Ethernet path carries more without fragments, and voice never needs it.
    public static let datagramBytes = 1500

    // ICE (RFC 8445, 7675)

    /// Addresses that one transport may use at once: every interface of a phone or laptop in both families.
    public static let iceAddresses = 8
    /// The longest local fragment looked for in a USERNAME. Ours are far shorter (RFC 8445 §5.3 allows 256).
    public static let iceFragmentBytes = 32
    /// No authenticated check for this long, and nothing more is sent to the address: clients check every 2.5 s,
    /// so four are missing.
    public static let consentPause: Duration = .seconds(10)
    /// No authenticated check or packet for this long, and the transport is lost. RFC 7675 §5.1 allows up to 30 s; who
    /// vanishes shall be gone for the others within 15.
    public static let consentTimeout: Duration = .seconds(14)
    /// How often a nominated address is asked for proof before it is nominated once more: with the answer to its check
    /// we send less than three times what came, so that a forged address gains nothing.
    static let challengesPerCheck = 2
    /// Between two questions: most round trips are shorter.
    static let challengeInterval: Duration = .milliseconds(100)
    /// An address from which another transport's check came this recently changes hands only with proof: clients check
    /// every 2.5 s, so two are missing.
    static let addressHold: Duration = .seconds(5)
    /// Unknown attributes that a 420 answer names; more would make answers longer than questions.
    static let stunUnknownAttributes = 4

    // DTLS (RFC 6347, 5764)

    /// Datagrams that we make for DTLS are no larger: what every path that carries WebRTC is known to pass.
    public static let dtlsDatagramBytes = 1200
    /// Header, explicit nonce and tag of an AEAD record: 13 + 8 + 16 bytes (RFC 6347 §4.1, RFC 5288 §3).
    static let dtlsRecordOverheadBytes = 37
    /// The most application data that fits one datagram.
    public static let dtlsApplicationBytes = dtlsDatagramBytes - dtlsRecordOverheadBytes
    /// A handshake that takes longer is given up: three rounds of loss fit in, and an abandoned one is soon gone.
    public static let handshakeTimeout: Duration = .seconds(10)
    /// First wait before our last flight is sent again; doubled each time (RFC 6347 §4.2.4.1).
    static let flightInterval: Duration = .seconds(1)
    /// A flight that the peer asks for by repeating its own is sent again no sooner than this after the last time.
    static let flightSpacing: Duration = .milliseconds(40)
    /// Datagrams that are kept of a handshake that begins before the description is known: a ClientHello with
    /// post-quantum shares takes two.
    static let heldHandshakeDatagrams = 2
    /// Larger handshake messages are refused unread: a ClientHello with post-quantum shares has 2 kB, a certificate
    /// less; OpenSSL sets memory aside by the length that a fragment merely claims.
    static let handshakeMessageBytes = 4096
    /// Handshake messages of a client in the clear are numbered below this: it sends four, five after a
    /// HelloVerifyRequest. OpenSSL sets memory aside for those that come ahead of their turn.
    static let clientHandshakeMessages: UInt16 = 5
    /// The same for a server, which sends up to seven.
    static let serverHandshakeMessages: UInt16 = 8
    /// Lifetime of a certificate, in seconds: ten years, since nobody checks it and a server may run long (RFC 8827
    /// §6.5 relies on the fingerprint alone).
    public static let certificateLifetime: Int64 = 10 * 365 * 86_400
    /// A certificate is valid from this many seconds before its making, for clients whose clock is behind.
    static let certificateLead: Int64 = 86_400

    /// Datagrams taken from the socket at once; more gains nothing measurable and delays the first.
    public static let batchDatagrams = 64
    /// How many datagrams ahead of the one at work memory is fetched: long enough for it to come, and not so long that
    /// it is gone again.
    public static let datagramsForeseen = 3
    /// Room for the fan-out of a batch at four in a room, several times over.
    public static let outboxDatagrams = 1024
    /// 1,024 datagrams of a full Opus packet each; larger ones are rarer than that.
    public static let outboxBytes = 1024 * 512

    // SRTP

    /// Packets that may come late and still be told from replays: five seconds of voice, more than any jitter buffer
    /// waits for, at 32 bytes a stream.
    public static let replayWindow: Int64 = 256
    /// Packets that may be sealed under one set of keys (RFC 3711 §9.2).
    static let srtpPackets: UInt64 = 1 << 48
    /// What SRTP may put behind a packet: SRTCP's index and the longest tag.
    public static let srtpTrailerBytes = 4 + 16
    /// SSRCs that may send media on a transport: a microphone and a shared screen, and room for several changes of
    /// either before the old ones are removed.
    public static let mediaSourcesPerTransport = 8
    /// SSRCs that may report on a transport without sending media: some browsers use one for every stream they hear.
    public static let controlSourcesPerTransport = 64

    // RTP

    /// A sequence number further ahead than this is a new start rather than loss (RFC 3550 A.1): a minute of voice.
    public static let sequenceDropout: Int64 = 3000
    /// Interruptions of a listener's copy over which late packets still find their number.
    public static let rewriterSegments = 8
    /// 20 ms at 48 kHz, the usual Opus frame: the least by which a restarted stream's timestamp moves on.
    public static let opusFrameTicks: Int64 = 960
    /// Redundant blocks in one packet that are looked at; senders use one or two (RFC 2198).
    public static let redundantBlocks = 4
    /// Earlier frames that go along with each packet to a listener who takes them: two survive the loss of two packets
    /// in a row, and a third would cost as much again for a hundredth of it.
    public static let redundantFrames = 2
    /// The most bytes of one of them: the length of a block has ten bits (RFC 2198 §3).
    public static let redundantBlockBytes = 1023
    /// The furthest that a block may reach back in RTP time: it has fourteen bits for that.
    public static let redundantOffsetTicks: UInt32 = (1 << 14) - 1
    /// The most bytes of a payload with redundancy: with its header and SRTP trailer it stays below 1,200, which every
    /// path that carries WebRTC is known to pass.
    public static let redundantPayloadBytes = 1100
    /// Packets of a publication kept to be sent again: five seconds, as long as a listener's replay window takes them.
    public static let historyPackets = 256
    /// Bytes of their payload: four seconds at 32 kbit/s, more than two at 48, and the largest part of what a
    /// participant costs beside DTLS. Who asks later than that would not be in time anyway.
    public static let historyBytes = 16 * 1024
    /// How often one packet is sent again to one listener.
    public static let resendsPerPacket = 3
    /// The least time between two resends of one packet while the listener's round trip is unknown.
    public static let resendSpacing: Duration = .milliseconds(100)
    /// The least time between them however short the round trip is, or is claimed to be.
    public static let resendSpacingMin: Duration = .milliseconds(10)
    /// One byte in this many may be sent again: repair never becomes the larger part of the traffic.
    public static let resendShare = 4
    /// Bytes that may be sent again at once: half a second of lost voice.
    public static let resendCreditBytes = 8 * 1024
    /// Packets looked for upstream at once: what comes later than 32 frames no listener waits for.
    public static let missingPackets = 32
    /// How long a missing packet counts as reordered before it is asked for: half a frame, after the whole one that it
    /// is late already when the next one shows that it is missing.
    public static let reorderingTolerance: Duration = .milliseconds(10)
    /// How often one packet is asked for: at a usual round trip the last answer is as late as any listener waits.
    public static let requestsPerPacket = 4
    /// The time between two requests for one packet while the round trip is unknown.
    public static let requestInterval: Duration = .milliseconds(100)
    /// What is added to the time that requests took so far before the next: that much they vary.
    public static let requestMargin: Duration = .milliseconds(10)
    /// After packets were lost for coming faster than we read them, none is asked for for this long: each answer would
    /// cost another packet, and asking thousands of publishers takes longer than forwarding what did come.
    public static let overrunPause: Duration = .seconds(1)
    /// The least time between two requests, whatever the round trip.
    public static let requestIntervalMin: Duration = .milliseconds(20)

    // RTCP

    /// Reception blocks in one report: the count has five bits (RFC 3550 §6.4.1).
    public static let reportBlocks = 31

    // Router

    /// Publications one peer connection may carry: a microphone, screen audio, a few devices more. Fewer than
    /// ``mediaSourcesPerTransport``, so that sources that ended keep their replay windows for a while.
    public static let publicationsPerTransport = 6
    /// Sources that once fed a publication and may not do so again by themselves.
    public static let retiredSourcesPerTransport = 64
    /// How often the engine looks after itself while it has transports: reports, consent, handshakes, speakers. Finer
    /// gains nothing that a listener could notice, coarser would delay a report by more than a tenth of its interval.
    public static let upkeepInterval: Duration = .milliseconds(100)
    /// In how many portions of its transports the engine does so, one after another over the whole interval: all at
    /// once would take milliseconds at a thousand, in which no packet is forwarded.
    static let upkeepPortions = 200
    /// The least number of transports in a portion: fewer are not worth waking up for.
    static let upkeepPortionMin = 8
    /// How soon it looks again while packets are missing upstream: twice a frame.
    public static let lossUpkeepInterval: Duration = .milliseconds(10)
    /// The same in RTP time at 48 kHz.
    public static let frameTicks: UInt32 = 960
    /// Silence sent where a voice stops: a fifth of a second lets a decoder fade instead of guessing, and is no more
    /// than a jitter buffer takes at once.
    public static let silenceFrames = 10
    /// An Opus payload this short is discontinuous transmission or a silence frame, and no voice whatever its sender
    /// claims in the level extension.
    public static let silentPayloadBytes = 8
    /// Between two reports of how it stands with a transport: who asks is told nothing older than a few seconds.
    public static let qualityInterval: Duration = .seconds(2)
    /// Without a check for this long a peer is probably not there: clients check every 2.5 s, so two are missing.
    public static let staleCheck: Duration = .milliseconds(5500)
    /// In one of so many intervals each speaker is told of though its level has not changed: within a few seconds
    /// whoever missed it knows, and a thousand who speak evenly cost the control plane no milliseconds at a time.
    static let speakerReminder: UInt32 = 8
    /// Without voice for this long nobody speaks any more: longer than the pauses between words, and short enough that
    /// with the upkeep's own interval others are told within 600 ms.
    public static let speakerPatience: Duration = .milliseconds(450)
    /// The most RTP time one packet may claim as voice: the longest Opus packet (RFC 6716) is 120 ms.
    public static let packetTicks: UInt32 = 5760
    /// After this long without a packet the next one follows a break: timestamps may have run at any pace meanwhile.
    static let sourcePauseNanoseconds: Int64 = 3_000_000_000
    /// Packets that one RTCP datagram may ask for; a datagram has room for thousands.
    public static let resendsPerCompound = 64
    /// Room for an RTCP datagram of ours: a report with a block for each publication, a source description with a
    /// canonical name of 255 bytes, and the SRTCP trailer.
    public static let controlBytes = 512
    /// The sender of our receiver reports has no stream of its own; libwebrtc uses 1 for that case as well.
    public static let reporterSSRC: UInt32 = 1
    /// Where our report clock begins, in seconds: a day in, since 0 means "no report" in the field that echoes it.
    public static let reportClockStart: UInt64 = 86_400
    /// Lost packets that redundancy (RFC 2198) may bring back for a listener without it; clients send one or two
    /// older frames.
    public static let recoveredPackets = 2
    /// Addresses at start; rooms of four on one worker rarely have more, and the table grows by itself.
    public static let addressTableSlots = 256
}
