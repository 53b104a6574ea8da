import Caller
import SFU

/// A voice, and when its next frame is due.
struct PacedVoice {
    private var source: any VoiceSource
    private var payload = [UInt8](repeating: 0, count: Self.payloadBytes)
    /// In nanoseconds since the epoch; never, until it begins.
    private(set) var due = UInt64.max

    /// Room for any frame of Opus.
    static let payloadBytes = 1200

    init(_ source: any VoiceSource) { self.source = source }

    /// Begins somewhere within the next frame's time, so that not all speak at once.
    mutating func begin(at now: UInt64, phase: inout some RandomNumberGenerator) {
        due = now + UInt64.random(in: 0..<Limits.frame, using: &phase)
    }

    /// Takes the frame that is due.
    ///
    /// - Returns: its size; 0 when there is none..
    mutating func next(at now: UInt64) -> Int {
        // Who was held up leaves out what is late.
        if now - due > Limits.skippedLateness { due += (now - due) / Limits.frame * Limits.frame }
        due += Limits.frame
        // Taken out while the source writes, so that the two are not one value at that moment.
        var room: [UInt8] = []
        swap(&room, &payload)
        var span = room.mutableSpan
        let count = source.next(at: now, into: &span).count
        swap(&room, &payload)
        return count
    }

    /// Writes the first bytes of the frame.
    func write(_ count: Int, into packet: inout MutableSpan<UInt8>, at offset: Int) {
        packet.copy(payload.span.extracting(0..<count), at: offset)
    }
}
