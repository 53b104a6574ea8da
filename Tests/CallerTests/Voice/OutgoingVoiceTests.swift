import SeededRandom
import Testing

@testable import Caller
@testable import SFU

@Suite struct OutgoingVoiceTests {
    private func voice(red: UInt8? = nil, frames: Int = 1) -> OutgoingVoice {
        var random = SeededGenerator(5)
        var voice = OutgoingVoice(
            cid: "mic", mid: "1", source: SyntheticVoice(tag: 3), isMuted: false, random: &random)
        voice.format = OutgoingVoice.Format(
            opus: 111, red: red, levelExtension: 1, midExtension: 4, usesNack: true, redundantFrames: frames)
        voice.start(at: 0, random: &random)
        return voice
    }

    private static func header(_ bytes: [UInt8]) -> RTPHeader? { RTPHeader(bytes.span) }

    private func packet(_ voice: inout OutgoingVoice, at time: Ticks, isSilenced: Bool = false) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1400)
        var span = bytes.mutableSpan
        let count = voice.write(at: time, isSilenced: isSilenced, into: &span)
        return Array(bytes[..<count])
    }

    @Test func `packets are numbered and timed one after another`() throws {
        var voice = voice()
        let first = packet(&voice, at: 0)
        let second = packet(&voice, at: 20_000_000)
        let one = try #require(Self.header(first))
        let two = try #require(Self.header(second))
        #expect(two.sequenceNumber == one.sequenceNumber &+ 1)
        #expect(two.timestamp == one.timestamp &+ 960)
        #expect(one.marker && !two.marker)
        let level = AudioLevel(id: 1, in: first.span, one)
        #expect(level == AudioLevel(level: 20, isVoice: true))
        let mid = HeaderExtensions.range(of: 4, in: first.span, one)
        #expect(mid.map { Array(first[$0]) } == Array("1".utf8))
        let payload = Array(second[two.payload])
        let mark = VoiceMark(payload.span)
        #expect(mark == VoiceMark(tag: 3, counter: 1, time: 20_000_000))
    }

    @Test func `a silenced frame moves time and not the numbers`() throws {
        var voice = voice()
        let before = packet(&voice, at: 0)
        let silenced = packet(&voice, at: 20_000_000, isSilenced: true)
        let after = packet(&voice, at: 40_000_000)
        let one = try #require(Self.header(before))
        let two = try #require(Self.header(after))
        #expect(silenced.isEmpty)
        #expect(two.sequenceNumber == one.sequenceNumber &+ 1)
        #expect(two.timestamp == one.timestamp &+ 1920)
    }

    @Test func `redundancy carries the frames before`() throws {
        var voice = voice(red: 63, frames: 2)
        for frame in 0..<4 { _ = packet(&voice, at: UInt64(frame)) }
        let bytes = packet(&voice, at: 4)
        let header = try #require(Self.header(bytes))
        #expect(header.payloadType == 63)
        let payload = Array(bytes[header.payload])
        guard let blocks = RedundantAudio.blocks(in: payload.span), blocks.redundantCount == 2 else {
            Issue.record("the redundancy cannot be read")
            return
        }
        let counters = [blocks.redundant(0).range, blocks.redundant(1).range, blocks.primary.range].map { range in
            let block = Array(payload[range])
            return VoiceMark(block.span)?.counter
        }
        #expect(counters == [2, 3, 4])
        #expect(blocks.redundant(0).timestampOffset == 1920)
    }

    @Test func `one that was held up skips what is late instead of sending it in a burst`() {
        var voice = voice()
        var sent = 0
        while voice.isDue(at: 2_000_000_000) { sent += 1 }
        #expect(sent == 1)
        #expect(voice.next > 2_000_000_000 - 20_000_000)
    }

    @Test func `the last packets can be sent again, and no others`() {
        var voice = voice()
        var numbers: [UInt16] = []
        for frame in 0..<200 {
            let bytes = packet(&voice, at: UInt64(frame))
            voice.keep(bytes.span)
            if let header = RTPHeader(bytes.span) { numbers.append(header.sequenceNumber) }
        }
        #expect(voice.packet(numbers[199]) != nil)
        #expect(voice.packet(numbers[199 - 127]) != nil)
        #expect(voice.packet(numbers[10]) == nil)
        #expect(voice.packet(numbers[199] &+ 1) == nil)
    }
}
