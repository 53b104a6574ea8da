import Testing

@testable import SFU

@Suite struct RecentFramesTests {
    /// Frames of a size that begin with their number.
    private func stored(_ frames: [(sequence: Int64, timestamp: UInt32, count: Int)]) -> RecentFrames {
        var recent = RecentFrames()
        for frame in frames {
            let payload = [UInt8](repeating: UInt8(truncatingIfNeeded: frame.sequence), count: frame.count)
            recent.store(sequence: frame.sequence, timestamp: frame.timestamp, payload: payload.span)
        }
        return recent
    }

    private func written(
        _ recent: RecentFrames, before sequence: Int64, timestamp: UInt32, from floor: Int64 = 0, primary: Int = 3
    ) -> [UInt8] {
        let redundancy = recent.redundancy(
            before: sequence, timestamp: timestamp, from: floor, primaryCount: primary)
        var bytes = [UInt8](repeating: 0, count: redundancy.byteCount + 2)
        var span = bytes.mutableSpan
        let end = recent.write(redundancy, payloadType: 111, into: &span, at: 2)
        #expect(end == bytes.count)
        return Array(bytes[2...])
    }

    private func block(_ sequence: UInt8, _ count: Int) -> [UInt8] { Array(repeating: sequence, count: count) }

    @Test func `the two frames before are written, the elder first`() {
        let recent = stored([(5, 1000, 20), (6, 1960, 10), (7, 2920, 30)])
        #expect(
            written(recent, before: 8, timestamp: 3880)
                == [0xEF, 0x1E, 0x00, 10, 0xEF, 0x0F, 0x00, 30, 111] + block(6, 10) + block(7, 30))
    }

    @Test func `what is not there, too far, too early or of no time is left out`() {
        let recent = stored([(6, 1960, 10), (7, 2920, 30)])
        let (six, seven) = (block(6, 10), block(7, 30))
        #expect(written(recent, before: 9, timestamp: 4840) == [0xEF, 0x1E, 0x00, 30, 111] + seven)
        #expect(written(recent, before: 8, timestamp: 1960 + 16_384) == [0xEF, 0xF1, 0x00, 30, 111] + seven)
        #expect(written(recent, before: 8, timestamp: 3880, from: 7) == [0xEF, 0x0F, 0x00, 30, 111] + seven)
        #expect(written(recent, before: 8, timestamp: 2920) == [0xEF, 0x0F, 0x00, 10, 111] + six)
        #expect(written(recent, before: 8, timestamp: 0) == [111])
        #expect(written(recent, before: 3, timestamp: 3880) == [111])
        #expect(written(RecentFrames(), before: 1, timestamp: 3880) == [111])
    }

    @Test func `a frame is kept if a block can carry it and it is a voice, and nothing older takes its place`() {
        var recent = stored([
            (6, 1960, 1023), (7, 2920, 1024), (8, 3880, 8), (5, 1000, 9), (9, 4840, 9), (5, 1000, 70),
        ])
        #expect(written(recent, before: 7, timestamp: 2920).count == 1 + 4 + 1023)
        #expect(written(recent, before: 9, timestamp: 4840) == [111])
        #expect(written(recent, before: 10, timestamp: 5800) == [0xEF, 0x0F, 0x00, 9, 111] + block(9, 9))
        recent.removeAll()
        #expect(written(recent, before: 10, timestamp: 5800) == [111])
    }

    @Test func `blocks leave room for the frame itself`() {
        let recent = stored([(6, 1960, 400), (7, 2920, 600)])
        let room = Limits.redundantPayloadBytes - 1
        #expect(recent.redundancy(before: 8, timestamp: 3880, from: 0, primaryCount: room - 1008).count == 2)
        #expect(recent.redundancy(before: 8, timestamp: 3880, from: 0, primaryCount: room - 1007).count == 1)
        #expect(recent.redundancy(before: 8, timestamp: 3880, from: 0, primaryCount: room - 604).count == 1)
        // The later one has no room, the elder has.
        let elder = recent.redundancy(before: 8, timestamp: 3880, from: 0, primaryCount: room - 500)
        #expect(elder.count == 1 && elder[0].frame.sequence == 6)
        #expect(recent.redundancy(before: 8, timestamp: 3880, from: 0, primaryCount: 5000).count == 0)
    }
}
