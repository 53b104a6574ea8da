import Testing

@testable import Caller
@testable import SFU

@Suite struct IncomingVoiceTests {
    private let start = ContinuousClock.now

    private func header(_ sequence: UInt16) throws -> RTPHeader {
        var bytes = [UInt8](repeating: 0, count: 12)
        var span = bytes.mutableSpan
        _ = RTPHeader.writeFixed(
            into: &span, marker: false, payloadType: 111, sequenceNumber: sequence, timestamp: UInt32(sequence) * 960,
            ssrc: 1, mid: nil)
        let header = RTPHeader(bytes.span)
        return try #require(header)
    }

    @Test func `losses, repeats and disorder are counted`() throws {
        var voice = IncomingVoice(ssrc: 1)
        for (step, sequence) in [10, 11, 14, 13, 13, 16].enumerated() {
            let number = voice.receive(
                try header(UInt16(sequence)), usesNack: true, at: start + .milliseconds(20 * step))
            #expect((number == nil) == (step == 4))
        }
        let report = voice.current
        #expect(report.packets == 5)
        #expect(report.duplicates == 1)
        #expect(report.reordered == 1)
        #expect(voice.deadline != nil)
        let entries = voice.requests(at: start + .milliseconds(200))
        var wanted: [UInt16] = []
        for entry in entries { entry.forEach { wanted.append($0) } }
        #expect(wanted == [12, 15])
    }

    @Test func `delay is measured by what the packets say`() {
        var voice = IncomingVoice(ssrc: 1)
        voice.listen(VoiceMark(tag: 4, counter: 0, time: 100), isSilence: false, isRecovered: false, time: 400)
        voice.listen(VoiceMark(tag: 4, counter: 1, time: 500), isSilence: false, isRecovered: false, time: 600)
        voice.listen(nil, isSilence: true, isRecovered: false, time: 700)
        #expect(voice.current.delaySum == 400)
        #expect(voice.current.delayMax == 300)
        #expect(voice.current.tag == 4)
        #expect(voice.current.silent == 1)
    }
}
