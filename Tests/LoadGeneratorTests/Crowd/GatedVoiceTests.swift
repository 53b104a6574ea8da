import Caller
import Testing

@testable import LoadGenerator

@Suite struct GatedVoiceTests {
    @Test func `nothing passes a closed gate`() {
        let gate = Gate()
        var voice = GatedVoice(voice: SyntheticVoice(tag: 1), gate: gate)
        var room = [UInt8](repeating: 0, count: 200)
        var span = room.mutableSpan
        let before = voice.next(at: 0, into: &span)
        gate.close()
        let during = voice.next(at: 1, into: &span)
        gate.open()
        let after = voice.next(at: 2, into: &span)
        #expect(before.count == 80 && during.count == 0 && after.count == 80)
    }
}
