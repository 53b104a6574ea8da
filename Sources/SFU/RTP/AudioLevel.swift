/// What a sender says of a packet's loudness (RFC 6464).
package struct AudioLevel: Equatable, Sendable {
    /// Decibels below overload: 0 is the loudest, 127 silence.
    package var level: UInt8
    /// Whether the sender takes it for speech.
    package var isVoice: Bool

    package init(level: UInt8, isVoice: Bool) {
        self.level = level
        self.isVoice = isVoice
    }

    /// Reads the extension element with the negotiated id. Nil when there is none or it is empty; bytes after the
    /// first are padding of the two-byte form (RFC 6464 §3).
    package init?(id: UInt8, in packet: Span<UInt8>, _ header: RTPHeader) {
        guard let range = HeaderExtensions.range(of: id, in: packet, header), let index = range.first else {
            return nil
        }
        self.init(level: packet[index] & 0x7F, isVoice: packet[index] & 0x80 != 0)
    }
}
