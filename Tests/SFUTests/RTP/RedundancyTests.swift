import Testing

@testable import SFU

@Suite struct RedundancyTests {
    @Test func `what is put in later is elder and stands in front`() {
        var redundancy = Redundancy()
        #expect(redundancy.count == 0 && redundancy.byteCount == 1)
        redundancy.insert(RecentFrames.Frame(sequence: 7, timestamp: 2920, count: 30), offset: 960)
        redundancy.insert(RecentFrames.Frame(sequence: 6, timestamp: 1960, count: 20), offset: 1920)
        #expect((0..<2).map { redundancy[$0].frame.sequence } == [6, 7])
        #expect((0..<2).map { redundancy[$0].offset } == [1920, 960])
        #expect(redundancy.byteCount == 1 + 4 + 30 + 4 + 20)
    }
}
