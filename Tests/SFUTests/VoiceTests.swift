import Testing

@testable import SFU

/// What counts as voice in a payload.
@Suite struct VoiceTests {
    private func voice(_ payload: [UInt8], _ form: PayloadForm) -> Voice? {
        Voice(payload.span, form, opusPayloadType: 111)
    }

    @Test func `all of a plain payload is the voice, unless there is nothing`() {
        #expect(voice([1, 2, 3], .opus)?.primary == 0..<3)
        #expect(voice([], .opus) == nil)
    }

    @Test func `of a redundant payload the last block is`() {
        let found = voice([0xEF, 0x0F, 0x00, 2, 111, 7, 7, 8, 8, 8], .redundant)
        #expect(found?.primary == 7..<10)
        #expect(found?.blocks?.redundantCount == 1)
    }

    @Test func `blocks of anything but Opus, and blocks that lie, are no voice`() {
        let refused: [[UInt8]] = [
            [], [111], [0xEF], [0xEF, 0, 0, 2, 111, 7], [0xE0, 0x0F, 0, 1, 111, 7, 8], [0xEF, 0x0F, 0, 1, 96, 7, 8],
            [63, 111, 1],
        ]
        for payload in refused { #expect(voice(payload, .redundant) == nil) }
    }
}
