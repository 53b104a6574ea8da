import Caller
import SFU

/// What speaks to the reflector: datagrams of the size and pace of a participant's encrypted voice, in plain.
struct PlainVoice {
    private let room: UInt32
    private let seat: UInt32
    /// Nil for who does not speak.
    private var voice: PacedVoice?
    private var sequence: UInt16 = 0
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
        voice = source.map { PacedVoice($0) }
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
        let count = writeVoice(at: now, into: &packet)
        due = voice?.due ?? .max
        return (count, count > 0)
    }

    private mutating func writeVoice(at now: UInt64, into packet: inout MutableSpan<UInt8>) -> Int {
        guard let count = voice?.next(at: now), count > 0 else { return 0 }
        voice?.write(count, into: &packet, at: Self.headerCount)
        sequence &+= 1
        for index in 0..<Self.headerCount { packet[index] = 0 }
        packet[0] = 0x90
        packet[1] = 111
        packet[2] = UInt8(sequence >> 8)
        packet[3] = UInt8(truncatingIfNeeded: sequence)
        return Self.headerCount + count + Self.tagCount
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
            voice?.begin(at: now, phase: &phase)
            due = voice?.due ?? .max
            return nil
        }
        return VoiceMark(datagram.extracting(Self.headerCount..<datagram.count - Self.tagCount))
    }
}
