/// What lies in a payload: one Opus packet, or one with older ones before it.
struct Voice {
    let form: PayloadForm
    /// The Opus packet of this moment, within the payload.
    let primary: Range<Int>
    /// All blocks, when there is redundancy.
    let blocks: RedundantAudio.Blocks?

    /// - Returns: nil when the payload is empty, redundant blocks run past its end, or a block is no Opus.
    init?(_ payload: Span<UInt8>, _ form: PayloadForm, opusPayloadType: UInt8) {
        self.form = form
        switch form {
        case .opus:
            primary = 0..<payload.count
            blocks = nil
        case .redundant:
            guard let blocks = RedundantAudio.blocks(in: payload), blocks.primary.payloadType == opusPayloadType
            else { return nil }
            for index in 0..<blocks.redundantCount where blocks.redundant(index).payloadType != opusPayloadType {
                return nil
            }
            primary = blocks.primary.range
            self.blocks = blocks
        }
        if primary.isEmpty { return nil }
    }
}

/// What a payload is.
enum PayloadForm: Sendable, Equatable {
    /// One Opus packet (RFC 7587).
    case opus
    /// Opus packets with older ones before them (RFC 2198).
    case redundant
}
