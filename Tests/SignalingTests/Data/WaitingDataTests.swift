import RoomPolicy
import Testing

@testable import Signaling

struct WaitingDataTests {
    @Test func `each channel takes its own packets, in order, once`() {
        var waiting = WaitingData()
        waiting.append([1], label: "_reliable")
        waiting.append([2], label: "_lossy")
        waiting.append([3], label: "_reliable")
        #expect(waiting.take(label: "_reliable") == [[1], [3]])
        #expect(waiting.take(label: "_reliable").isEmpty)
        #expect(waiting.take(label: "_lossy") == [[2]])
    }

    @Test func `beyond its bounds the newest are lost, and taking makes room`() {
        var waiting = WaitingData()
        for number in 0..<Limits.waitingDataPackets + 1 { waiting.append([UInt8(number)], label: "a") }
        #expect(waiting.take(label: "a").count == Limits.waitingDataPackets)

        let half = [UInt8](repeating: 0, count: Limits.waitingDataBytes / 2)
        for _ in 0..<3 { waiting.append(half, label: "a") }
        #expect(waiting.take(label: "a").count == 2)
        waiting.append(half, label: "a")
        #expect(waiting.take(label: "a").count == 1)
    }

    @Test func `what somebody said can be dropped, and leaves room`() {
        var waiting = WaitingData()
        let half = [UInt8](repeating: 0, count: Limits.waitingDataBytes / 2)
        waiting.append(half, label: "a", from: ParticipantID("PA_x"))
        waiting.append([1], label: "a", from: ParticipantID("PA_y"))
        waiting.append([2], label: "a")
        waiting.discard(from: ParticipantID("PA_x"))
        waiting.append(half, label: "a")
        #expect(waiting.take(label: "a") == [[1], [2], half])
    }
}
