import Caller
import SFU

/// What speaks to the reflector: datagrams of the size and pace of a participant's encrypted voice, in plain.
struct PlainVoice {
    private let room: UInt32
    private let seat: UInt32
    private let isSpeaker: Bool
    private var source: any VoiceSource
    private var payload = [UInt8](repeating: 0, count: 1200)
    private var sequence: UInt16 = 0
    private var timestamp: UInt32 = 0
    /// The reflector knows us.
    private(set) var isEnrolled = false
    /// When it has something to do, in nanoseconds since the epoch.
    private(set) var due: UInt64

    /// RTP's header with the level and the section's name, as the voice client writes it (RFC 3550 §5.1, RFC 8285).
    static let headerCount = 20
    /// AES-GCM's tag (RFC 7714).
    private static let tagCount = 16
    private static let retry: UInt64 = 200_000_000
    /// The seat that makes the reflector forget everybody.
    private static let forgetting: UInt32 = .max

    init(room: Int, seat: Int, source: (any VoiceSource)?, at now: UInt64) {
        self.room = UInt32(room)
        self.seat = UInt32(seat)
        isSpeaker = source != nil
        self.source = source ?? SyntheticVoice(tag: 0)
        due = now
    }

    /// The datagram that makes the reflector forget everybody.
    static let forget: [UInt8] = enrolment(room: 0, seat: forgetting)

    private static func enrolment(room: UInt32, seat: UInt32) -> [UInt8] {
        Array("QRFL".utf8)
            + [room, seat].flatMap { word in
                [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
            }
    }

    /// Writes the datagram that is due.
    ///
    /// - Returns: its size, 0 for none, and whether it is voice.
    mutating func advance(to now: UInt64, into packet: inout MutableSpan<UInt8>) -> (count: Int, isVoice: Bool) {
        guard due <= now else { return (0, false) }
        guard isEnrolled else {
            due = now + Self.retry
            let bytes = Self.enrolment(room: room, seat: seat)
            for index in bytes.indices { packet[index] = bytes[index] }
            return (bytes.count, false)
        }
        guard isSpeaker else {
            due = .max
            return (0, false)
        }
        if now - due > Limits.skippedLateness { due += (now - due) / Limits.frame * Limits.frame }
        due += Limits.frame
        let count = writeVoice(at: now, into: &packet)
        return (count, count > 0)
    }

    private mutating func writeVoice(at now: UInt64, into packet: inout MutableSpan<UInt8>) -> Int {
        timestamp &+= 960
        // Taken out while the source writes, so that the two are not one value at that moment.
        var room: [UInt8] = []
        swap(&room, &payload)
        var span = room.mutableSpan
        let frame = source.next(at: now, into: &span)
        swap(&room, &payload)
        guard frame.count > 0 else { return 0 }
        for index in 0..<frame.count { packet[Self.headerCount + index] = payload[index] }
        sequence &+= 1
        for index in 0..<Self.headerCount { packet[index] = 0 }
        packet[0] = 0x90
        packet[1] = 111
        packet[2] = UInt8(sequence >> 8)
        packet[3] = UInt8(truncatingIfNeeded: sequence)
        return Self.headerCount + frame.count + Self.tagCount
    }

    /// Takes a datagram.
    ///
    /// - Returns: the mark of the voice that it is.
    mutating func receive(
        _ datagram: Span<UInt8>, at now: UInt64, phase: inout some RandomNumberGenerator
    ) -> VoiceMark? {
        guard datagram.count > Self.headerCount + Self.tagCount else {
            guard !isEnrolled, datagram.count == 12 else { return nil }
            isEnrolled = true
            due = isSpeaker ? now + UInt64.random(in: 0..<Limits.frame, using: &phase) : .max
            return nil
        }
        return VoiceMark(datagram.extracting(Self.headerCount..<datagram.count - Self.tagCount))
    }
}
