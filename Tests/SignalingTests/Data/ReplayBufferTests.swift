import RoomPolicy
import Testing

@testable import Signaling

struct ReplayBufferTests {
    private let start = ContinuousClock.now
    private let alice = ParticipantID("PA_alice")
    private let bob = ParticipantID("PA_bob")

    private func missing(
        _ buffer: inout ReplayBuffer, at now: ContinuousClock.Instant? = nil, _ positions: [ParticipantID: UInt32] = [:]
    ) -> [[UInt8]] {
        buffer.missing(at: now ?? start) { positions[$0] ?? 0 }
    }

    @Test func `what comes after a position is missing, in the order in which it was sent`() {
        var buffer = ReplayBuffer()
        for number in UInt8(1)...4 {
            buffer.append([number], sequence: UInt32(number), from: alice, at: start)
            buffer.append([number + 100], sequence: UInt32(number), from: bob, at: start)
        }
        buffer.append([9], sequence: 0, from: alice, at: start)
        #expect(missing(&buffer, [alice: 2, bob: 3]) == [[3], [4], [104]])
        #expect(missing(&buffer, [alice: 4]) == [[101], [102], [103], [104]])
        buffer.discard(from: bob)
        #expect(missing(&buffer) == [[1], [2], [3], [4]])
    }

    @Test func `the oldest go when there are too many, too large or too old ones`() {
        var buffer = ReplayBuffer()
        for number in 1...UInt32(Limits.replayedPackets + 3) {
            buffer.append([UInt8(number & 0xFF)], sequence: number, from: alice, at: start)
        }
        #expect(missing(&buffer).count == Limits.replayedPackets && missing(&buffer).first == [4])
        let large = [UInt8](repeating: 1, count: Limits.replayedBytes / 2)
        buffer.append(large, sequence: 1, from: bob, at: start)
        buffer.append(large, sequence: 2, from: bob, at: start)
        #expect(missing(&buffer).map(\.count) == [large.count, large.count])
        buffer.append([7], sequence: 3, from: bob, at: start)
        #expect(missing(&buffer).map(\.count) == [large.count, 1])
        buffer.append(large + large + [1], sequence: 4, from: bob, at: start)
        #expect(missing(&buffer).count == 2)
        #expect(missing(&buffer, at: start + Limits.replayedAge).count == 2)
        #expect(missing(&buffer, at: start + Limits.replayedAge + .milliseconds(1)).isEmpty)
    }
}
