import Caller
import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct PlainVoiceTests {
    private func sent(_ voice: inout PlainVoice, at now: UInt64) -> (bytes: [UInt8], isVoice: Bool) {
        var room = [UInt8](repeating: 0xEE, count: Limits.datagramBytes)
        var span = room.mutableSpan
        let (count, isVoice) = voice.advance(to: now, into: &span)
        return (Array(room[..<count]), isVoice)
    }

    @Test func `it enrols until it is answered, then speaks every twenty milliseconds`() {
        var random = SeededGenerator(1)
        var voice = PlainVoice(room: 2, seat: 3, source: SyntheticVoice(tag: 9), at: 0)
        let enrolment = Array("QRFL".utf8) + [0, 0, 0, 2, 0, 0, 0, 3]
        let (at0, at1) = (sent(&voice, at: 0), sent(&voice, at: 1))
        let due = voice.due
        let again = sent(&voice, at: due)
        #expect(at0.bytes == enrolment && at1.bytes.isEmpty && again.bytes == enrolment)
        let none = voice.receive(enrolment.span, at: 1_000, phase: &random)
        #expect(none == nil)
        #expect(voice.isEnrolled)
        let first = voice.due
        #expect(first < 1_000 + Limits.frame)
        let (bytes, isVoice) = sent(&voice, at: first)
        #expect(isVoice && voice.due == first + Limits.frame)
        // The size that a participant's encrypted voice has: header with extensions, 80 bytes, the tag.
        #expect(bytes.count == 20 + 80 + 16)
        let mark = voice.receive(bytes.span, at: first, phase: &random)
        #expect(mark?.tag == 9 && mark?.time == first)
    }

    @Test func `who was held up leaves out what is late`() {
        var random = SeededGenerator(1)
        var voice = PlainVoice(room: 0, seat: 0, source: SyntheticVoice(tag: 1), at: 0)
        let enrolment = PlainVoice.forget
        _ = voice.receive(enrolment.span, at: 0, phase: &random)
        let late = voice.due + 50 * Limits.frame
        let isVoice = sent(&voice, at: late).isVoice
        #expect(isVoice)
        #expect(voice.due > late && voice.due <= late + Limits.frame)
    }

    @Test func `a listener is silent`() {
        var random = SeededGenerator(1)
        var voice = PlainVoice(room: 0, seat: 0, source: nil, at: 0)
        let enrolment = PlainVoice.forget
        _ = voice.receive(enrolment.span, at: 0, phase: &random)
        #expect(voice.due == .max)
    }
}
