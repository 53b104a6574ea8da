import SeededRandom
import Testing

@testable import Caller

@Suite struct SpeechDecoderTests {
    private let speech = OpusSpeech(OpusSpeechTests.recording())

    private func decode(
        _ decoder: SpeechDecoder, _ packet: [UInt8], timestamp: UInt32, isPause: Bool
    ) -> SpeechDecoder.Sound? {
        decoder.decode(packet.span, timestamp: timestamp, isPause: isPause)
    }

    @Test func `speech is heard as loud as it was spoken, and silence is silence`() throws {
        let packets = try #require(speech).packets
        let decoder = try #require(SpeechDecoder())
        var timestamp: UInt32 = .max - 5000  // it wraps on the way
        for packet in packets[..<20] {
            let sound = decode(decoder, packet, timestamp: timestamp, isPause: false)
            #expect(sound?.samples.count == 960 && sound?.concealed == 0 && sound?.isBroken == false)
            timestamp &+= 960
        }
        #expect(abs(Int(decoder.level) - 15) < 6)
        let loud = decoder.level
        for packet in packets[25..<49] {
            _ = decode(decoder, packet, timestamp: timestamp, isPause: false)
            timestamp &+= 960
        }
        #expect(decoder.level > loud + 8)
    }

    @Test func `what is missing is concealed, a pause is not, and what is late is passed over`() throws {
        let packets = try #require(speech).packets
        let decoder = try #require(SpeechDecoder())
        _ = decode(decoder, packets[0], timestamp: 0, isPause: false)
        let gap = decode(decoder, packets[3], timestamp: 3 * 960, isPause: false)
        #expect(gap?.concealed == 2 && gap?.samples.count == 3 * 960)
        let late = decode(decoder, packets[2], timestamp: 2 * 960, isPause: false)
        #expect(late == nil)
        let pause = decode(decoder, packets[4], timestamp: 50 * 960, isPause: true)
        #expect(pause?.concealed == 0 && pause?.samples.count == 960)
        let long = decode(decoder, packets[5], timestamp: 500 * 960, isPause: false)
        #expect(long?.concealed == Limits.concealedFrames)
    }

    @Test func `what is no Opus is said to be so, and nothing traps`() throws {
        let decoder = try #require(SpeechDecoder())
        var random = SeededGenerator(8)
        var broken = 0
        for index in 0..<2000 as Range<UInt32> {
            let bytes = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let sound = decode(decoder, bytes, timestamp: index * 960, isPause: false)
            if sound?.isBroken == true { broken += 1 }
        }
        #expect(broken > 100)
    }

    @Test func `a mark in the padding changes nothing of the sound`() throws {
        let packets = try #require(speech).packets
        let plain = try #require(SpeechDecoder())
        let marked = try #require(SpeechDecoder())
        for (index, packet) in packets[..<25].enumerated() {
            let mark = VoiceMark(tag: 7, counter: UInt32(index), time: 123)
            var room = [UInt8](repeating: 0, count: 1200)
            var span = room.mutableSpan
            let count = mark.write(padding: packet, into: &span) ?? 0
            let bytes = Array(room[..<count])
            let (read, none) = (VoiceMark(bytes.span), VoiceMark(packet.span))
            #expect(read == mark && none == nil)
            let timestamp = UInt32(index) * 960
            let one = decode(plain, packet, timestamp: timestamp, isPause: false)
            let other = decode(marked, bytes, timestamp: timestamp, isPause: false)
            #expect(one?.samples == other?.samples)
        }
    }
}
