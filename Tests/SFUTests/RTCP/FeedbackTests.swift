import Testing

@testable import SFU

struct FeedbackTests {
    @Test func `an entry stands for its numbers, over the wrap`() {
        var numbers: [UInt16] = []
        NackEntry(first: 65_534, following: 0x8005).forEach { numbers.append($0) }
        #expect(numbers == [65_534, 65_535, 1, 14])
    }

    @Test func `numbers are packed into as few entries as hold them`() {
        var entries: [NackEntry] = []
        for number: UInt16 in [65_530, 65_530, 65_535, 10, 11, 27, 28] { NackEntry.append(number, to: &entries) }
        #expect(
            entries == [
                NackEntry(first: 65_530, following: 0x8010), NackEntry(first: 11, following: 0x8000),
                NackEntry(first: 28, following: 0),
            ])
    }
}
