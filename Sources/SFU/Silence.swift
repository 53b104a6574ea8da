/// A run of Opus silence frames to one listener, sent where a voice was muted or ended, so that the listener's decoder
/// fades out instead of inventing what might have followed.
struct Silence {
    /// One 20 ms Opus packet (RFC 6716 §3.1) that decodes to silence.
    static let payload: [UInt8] = [0xF8, 0xFF, 0xFE]

    let subscription: Subscription
    /// Frames yet to be sent.
    var remaining: Int
    /// When the next one is due.
    var next: ContinuousClock.Instant
    /// Whether the listener's stream ends with the run.
    let isLast: Bool
}
