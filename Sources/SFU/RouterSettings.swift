/// What an operator may set about a media engine. Every default is what LiveKit's clients expect, or is argued here.
public struct RouterSettings: Sendable, Equatable {
    /// No authenticated connectivity check for this long: media to the peer pauses (RFC 7675 in spirit, earlier).
    /// Clients check every two and a half seconds.
    public var sendingTimeout: Duration = Limits.consentPause
    /// No authenticated connectivity check and no packet under the peer's keys for this long: the transport is lost.
    public var consentTimeout: Duration = Limits.consentTimeout

    /// Levels up to this many −dBov count as voice (RFC 6464: 0 is loudest, 127 is silence).
    public var activeLevel: UInt8 = 35
    /// The share of an interval, in percent, that must be voice for a publication to be speaking.
    public var minPercentile: UInt32 = 40
    /// How often levels are judged and told; 100 ms to 10 s.
    ///
    /// Shorter than LiveKit's 400 ms: a voice is told once ``minPercentile`` of an interval was loud, here 100 ms.
    public var updateInterval: Duration = .milliseconds(250)
    /// How many intervals a level is smoothed over.
    public var smoothIntervals: UInt32 = 2

    /// Packets a second that one publication may bring. Opus at its usual 20 ms makes 50, at 10 ms makes 100;
    /// the rest is for retransmissions and clocks that bunch packets. A burst of one second is let through.
    public var packetsPerSecondMax: UInt32 = 150
    /// Bits a second of RTP payload that one publication may bring. Speech with redundancy needs 100,000, but stereo
    /// music may be negotiated up to 510,000, so a lower cap would break what our own description permits.
    public var bitsPerSecondMax: UInt32 = 600_000

    /// Time between receiver reports about a publication.
    public var receiverReportInterval: Duration = .seconds(1)
    /// Time between sender reports of a subscription.
    public var senderReportInterval: Duration = .seconds(3)

    public init() {}

    /// ``updateInterval`` within its bounds.
    var speakerInterval: Duration { min(max(updateInterval, .milliseconds(100)), .seconds(10)) }
}
