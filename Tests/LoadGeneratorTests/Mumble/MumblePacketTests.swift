import Caller
import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct MumblePacketTests {
    private func written(_ value: UInt64) -> [UInt8] {
        var room = [UInt8](repeating: 0, count: 12)
        var span = room.mutableSpan
        let end = MumblePacket.writeInteger(value, into: &span, at: 1)
        return Array(room[1..<end])
    }

    @Test(
        arguments: [
            (0, [0]), (0x7F, [0x7F]), (0x80, [0x80, 0x80]), (0x3FFF, [0xBF, 0xFF]), (0x4000, [0xC0, 0x40, 0]),
            (0x1F_FFFF, [0xDF, 0xFF, 0xFF]), (0x20_0000, [0xE0, 0x20, 0, 0]), (0x0FFF_FFFF, [0xEF, 0xFF, 0xFF, 0xFF]),
            (0x1000_0000, [0xF0, 0x10, 0, 0, 0]), (0x1_0000_0000, [0xF4, 0, 0, 0, 1, 0, 0, 0, 0]),
        ] as [(UInt64, [UInt8])])
    func `an integer takes as few bytes as it can, and is read again`(value: UInt64, bytes: [UInt8]) {
        #expect(written(value) == bytes)
        let found = MumblePacket.integer(bytes.span, at: 0)
        #expect(found?.value == value && found?.end == bytes.count)
        for count in 0..<bytes.count {
            let short = Array(bytes[..<count])
            #expect(MumblePacket.integer(short.span, at: 0) == nil)
        }
    }

    @Test(arguments: [[0xF8, 1], [0xFC], [0xFF, 0, 0], [0xF1, 0, 0, 0, 0, 0]] as [[UInt8]])
    func `negative and unknown forms are none`(bytes: [UInt8]) {
        #expect(bytes[0] == 0xF1 || MumblePacket.integer(bytes.span, at: 0) == nil)
        #expect(bytes[0] != 0xF1 || MumblePacket.integer(bytes.span, at: 0)?.end == 5)
    }

    /// What a server makes of a frame: it puts the speaker's session before the sequence.
    private func forwarded(session: [UInt8]) -> [UInt8] {
        var voice = PacedVoice(SyntheticVoice(tag: 9))
        var random = SeededGenerator(1)
        voice.begin(at: 0, phase: &random)
        let time = voice.due
        let count = voice.next(at: time)
        var room = [UInt8](repeating: 0, count: 200)
        var span = room.mutableSpan
        let start = MumblePacket.writeVoice(sequence: 300, count: count, into: &span, at: 0)
        voice.write(count, into: &span, at: start)
        return [room[0]] + session + room[1..<start + count]
    }

    @Test func `a frame has its header, and its mark is found behind the server's`() {
        let packet = forwarded(session: [0x81, 0x02])
        #expect(packet[..<6] == [0x80, 0x81, 0x02, 0x81, 0x2C, 80])
        #expect(packet.count == 6 + 80)
        guard case .voice(let mark?) = MumblePacket.read(packet.span, from: 0) else {
            Issue.record("no voice was read")
            return
        }
        #expect(mark.tag == 9)
        #expect(packet.count > MumblePacket.pingBytesMax)
    }

    @Test func `the end of a spurt is a frame like others, and a frame without a mark is one, too`() {
        let last: [UInt8] = [0x80, 1, 2, 0xA0, 3, 1, 2, 3]
        #expect(MumblePacket.read(last.span, from: 0) == .voice(nil))
    }

    @Test func `pings and other types are told apart`() {
        var room = [UInt8](repeating: 0, count: 20)
        var span = room.mutableSpan
        let end = MumblePacket.writePing(.max, into: &span, at: VoiceCipher.headerBytes)
        #expect(end == MumblePacket.pingBytesMax)
        #expect(MumblePacket.read(room.span, from: VoiceCipher.headerBytes) == .pong)
        let speex: [UInt8] = [0x40, 1, 2, 3]
        #expect(MumblePacket.read(speex.span, from: 0) == nil)
    }

    @Test func `whatever is cut off or changed is read without harm`() {
        let packet = forwarded(session: [5])
        for count in 0..<packet.count {
            let short = Array(packet[..<count])
            #expect(MumblePacket.read(short.span, from: 0) == nil)
        }
        var random = SeededGenerator(4)
        var read = 0
        for _ in 0..<20_000 {
            var changed = packet
            for _ in 0..<3 {
                changed[Int.random(in: 0..<8, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if MumblePacket.read(changed.span, from: 0) != nil { read += 1 }
        }
        #expect(read > 0)
    }
}
