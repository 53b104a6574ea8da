/// Silence as an Opus packet.
enum Silence {
    /// One 20 ms Opus packet (RFC 6716 §3.1) that decodes to silence.
    static let payload: [UInt8] = [0xF8, 0xFF, 0xFE]
}
