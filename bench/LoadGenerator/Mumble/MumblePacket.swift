import Caller
import SFU

/// The contents of a Mumble datagram in the form that servers before 1.5 speak and later ones understand: a byte of
/// type and target, integers of variable length, and Opus.
enum MumblePacket {
    /// Something that came from the server.
    enum Arrival: Equatable, Sendable {
        /// Our own ping.
        case pong
        /// Somebody's frame, and its mark if it has one.
        case voice(VoiceMark?)
    }

    /// The longest ping, sealed: any voice of the load is longer, so that who does not open datagrams can count them.
    static let pingBytesMax = VoiceCipher.headerBytes + 10

    /// The types stand in the upper three bits; a target of zero is the channel that one is in.
    private static let ping: UInt8 = 1 << 5
    private static let opus: UInt8 = 4 << 5
    /// Bit 13 of a frame's size says that it is the last of a spurt.
    private static let sizeMask: UInt64 = 0x1FFF

    /// Writes a ping, which the server sends back.
    ///
    /// - Returns: its end.
    static func writePing(_ time: UInt64, into packet: inout MutableSpan<UInt8>, at start: Int) -> Int {
        packet[start] = ping
        return writeInteger(time, into: &packet, at: start + 1)
    }

    /// Writes what stands before a frame of Opus.
    ///
    /// - Parameters:
    ///   - sequence: counts 10 ms each.
    ///   - count: bytes of the frame.
    /// - Returns: where the frame goes.
    static func writeVoice(
        sequence: UInt64, count: Int, into packet: inout MutableSpan<UInt8>, at start: Int
    ) -> Int {
        packet[start] = opus
        let next = writeInteger(sequence, into: &packet, at: start + 1)
        return writeInteger(UInt64(count), into: &packet, at: next)
    }

    /// Reads what the server sent; nil for what the load has no use for.
    static func read(_ packet: Span<UInt8>, from start: Int) -> Arrival? {
        guard start < packet.count else { return nil }
        if packet[start] & 0xE0 == ping { return .pong }
        guard packet[start] & 0xE0 == opus else { return nil }
        // Whose it is, and which; the frame is what is wanted.
        guard let session = integer(packet, at: start + 1), let sequence = integer(packet, at: session.end),
            let size = integer(packet, at: sequence.end)
        else { return nil }
        let count = Int(size.value & sizeMask)
        guard count <= packet.count - size.end else { return nil }
        return .voice(VoiceMark(packet.extracting(size.end..<size.end + count)))
    }

    // MARK: Integers

    /// Reads an integer; nil when it is cut short or of a form that means less than nothing.
    static func integer(_ bytes: Span<UInt8>, at start: Int) -> (value: UInt64, end: Int)? {
        guard start < bytes.count else { return nil }
        let first = bytes[start]
        let more: Int
        var value: UInt64
        switch first.leadingOnes {
        case 0...3:
            more = first.leadingOnes
            value = UInt64(first & 0x7F >> UInt8(more))
        case 4: (more, value) = (first & 0x04 == 0 ? 4 : 8, 0)
        default: return nil
        }
        guard more < bytes.count - start else { return nil }
        for index in start + 1..<start + 1 + more { value = value << 8 | UInt64(bytes[index]) }
        return (value, start + 1 + more)
    }

    /// Writes an integer in the shortest form: the first byte's leading ones say how many bytes follow.
    ///
    /// - Returns: its end.
    static func writeInteger(_ value: UInt64, into bytes: inout MutableSpan<UInt8>, at start: Int) -> Int {
        let more: Int
        switch value {
        case ..<(1 << 7): (more, bytes[start]) = (0, UInt8(truncatingIfNeeded: value))
        case ..<(1 << 14): (more, bytes[start]) = (1, 0x80 | UInt8(truncatingIfNeeded: value >> 8))
        case ..<(1 << 21): (more, bytes[start]) = (2, 0xC0 | UInt8(truncatingIfNeeded: value >> 16))
        case ..<(1 << 28): (more, bytes[start]) = (3, 0xE0 | UInt8(truncatingIfNeeded: value >> 24))
        case ..<(1 << 32): (more, bytes[start]) = (4, 0xF0)
        default: (more, bytes[start]) = (8, 0xF4)
        }
        for index in 0..<more {
            bytes[start + 1 + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (more - 1 - index)))
        }
        return start + 1 + more
    }
}

extension UInt8 {
    fileprivate var leadingOnes: Int { (~self).leadingZeroBitCount }
}
