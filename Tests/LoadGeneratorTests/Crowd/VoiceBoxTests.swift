import Caller
import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct VoiceBoxTests {
    @Test func `a recording is shared, and each begins at a place of its own`() {
        let packets = (0..<50).map { [0x08, UInt8($0), 1, 2, 3] as [UInt8] }
        let box = VoiceBox(packets: packets, levels: [])
        var random = SeededGenerator(2)
        var starts: Set<UInt8> = []
        for tag in 0..<20 as Range<UInt32> {
            var voice = box.voice(tag: tag, random: &random)
            var room = [UInt8](repeating: 0, count: 200)
            var span = room.mutableSpan
            let frame = voice.next(at: 7, into: &span)
            let bytes = Array(room[..<frame.count])
            let mark = VoiceMark(bytes.span)
            #expect(mark?.tag == tag && mark?.time == 7)
            starts.insert(room[3])
        }
        #expect(starts.count > 10)
    }

    @Test func `without a recording voices are synthetic`() {
        var random = SeededGenerator(2)
        #expect(VoiceBox().voice(tag: 1, random: &random) is SyntheticVoice)
    }
}
