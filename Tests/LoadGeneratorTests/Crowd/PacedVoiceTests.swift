import Caller
import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct PacedVoiceTests {
    @Test func `it begins within a frame's time and keeps its pace, however late it is asked`() {
        var random = SeededGenerator(1)
        var voice = PacedVoice(SyntheticVoice(tag: 1))
        #expect(voice.due == .max)
        voice.begin(at: 100, phase: &random)
        let first = voice.due
        #expect((100..<100 + Limits.frame).contains(first))
        let count = voice.next(at: first + 5_000_000)
        #expect(count == 80 && voice.due == first + Limits.frame)
    }

    @Test func `who was held up for long leaves out what is late, and keeps the phase`() {
        var random = SeededGenerator(1)
        var voice = PacedVoice(SyntheticVoice(tag: 1))
        voice.begin(at: 0, phase: &random)
        let first = voice.due
        _ = voice.next(at: first + 50 * Limits.frame + 3)
        #expect(voice.due == first + 51 * Limits.frame)
    }

    @Test func `its frame is written where it is asked for`() {
        var random = SeededGenerator(1)
        var voice = PacedVoice(SyntheticVoice(tag: 7))
        voice.begin(at: 0, phase: &random)
        let time = voice.due
        let count = voice.next(at: time)
        var room = [UInt8](repeating: 0, count: 100)
        var span = room.mutableSpan
        voice.write(count, into: &span, at: 10)
        let frame = Array(room[10..<90])
        let mark = VoiceMark(frame.span)
        #expect(mark?.tag == 7 && mark?.time == time)
    }
}
