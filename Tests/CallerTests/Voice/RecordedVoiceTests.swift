import Testing

@testable import Caller

@Suite struct RecordedVoiceTests {
    private func next(_ voice: inout RecordedVoice) -> (frame: VoiceFrame, bytes: [UInt8]) {
        var room = [UInt8](repeating: 0, count: 200)
        var span = room.mutableSpan
        let frame = voice.next(at: 5, into: &span)
        return (frame, Array(room[..<frame.count]))
    }

    @Test func `frames come in order and begin again, from where it was told to start`() {
        var voice = RecordedVoice(packets: [[8, 1, 1], [8, 2, 2], [8, 3, 3]], start: 4)
        #expect((0..<4).map { _ in next(&voice).bytes[1] } == [2, 3, 1, 2])
    }

    @Test func `after a pause a talk spurt begins`() {
        var voice = RecordedVoice(packets: [[8, 1, 1], [], [8, 3, 3]], levels: [10, 127, 12])
        let frames = (0..<3).map { _ in next(&voice).frame }
        #expect(frames.map(\.count) == [3, 0, 3])
        #expect(frames.map(\.isStart) == [true, false, true])
        #expect(frames.map(\.level) == [10, 127, 12])
    }

    @Test func `with a tag each packet says whose it is, which, and when`() {
        var voice = RecordedVoice(packets: [[8, 1, 1]], tag: 77)
        for counter in 0..<3 as Range<UInt32> {
            let bytes = next(&voice).bytes
            let mark = VoiceMark(bytes.span)
            #expect(mark == VoiceMark(tag: 77, counter: counter, time: 5))
        }
    }

    @Test func `a recording that does not repeat ends`() {
        var voice = RecordedVoice(packets: [[8, 1, 1]], repeats: false)
        #expect(next(&voice).frame.count == 3)
        #expect(next(&voice).frame.count == 0)
        var nothing = RecordedVoice(packets: [])
        #expect(next(&nothing).frame.count == 0)
    }
}
