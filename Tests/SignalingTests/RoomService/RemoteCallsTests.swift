import RoomPolicy
import Testing

@testable import Signaling

@Suite struct RemoteCallsTests {
    static let start = ContinuousClock.now
    static let alice = ParticipantID("PA_alice")

    static func call(_ id: String, on connection: UInt64 = 1, seconds: Int64 = 10) -> RemoteCalls.Call {
        RemoteCalls.Call(
            id: id,
            exchange: APIExchange(
                connection: ConnectionID(connection), method: .performRpc, format: .json, origin: nil),
            callee: alice, ackDeadline: start + .seconds(2), deadline: start + .seconds(seconds))
    }

    @Test func `a call waits for its acknowledgement first, then for its answer`() {
        var calls = RemoteCalls()
        calls.add(Self.call("a"))
        #expect(calls.deadline == Self.start + .seconds(2))
        let isBobs = calls.acknowledge("a", by: ParticipantID("PA_bob"))
        #expect(!isBobs)
        let isAlices = calls.acknowledge("a", by: Self.alice)
        #expect(isAlices)
        #expect(calls.deadline == Self.start + .seconds(10))
        let early = calls.takeExpired(at: Self.start + .seconds(9))
        #expect(early.isEmpty)
        let expired = calls.takeExpired(at: Self.start + .seconds(10))
        #expect(expired.map(\.id) == ["a"])
        #expect(calls.deadline == nil)
    }

    @Test func `a call that ends before it must be acknowledged ends then`() {
        var calls = RemoteCalls()
        calls.add(Self.call("a", seconds: 1))
        #expect(calls.deadline == Self.start + .seconds(1))
    }

    @Test func `an answer is taken once, and from the callee only`() {
        var calls = RemoteCalls()
        calls.add(Self.call("a"))
        calls.add(Self.call("b", on: 2))
        let bobs = calls.take("a", by: ParticipantID("PA_bob"))
        #expect(bobs?.id == nil)
        let first = calls.take("a", by: Self.alice)
        #expect(first?.id == "a")
        let second = calls.take("a", by: Self.alice)
        #expect(second?.id == nil)
        #expect(calls.awaits(Self.alice))
        calls.forget(ConnectionID(2))
        #expect(!calls.awaits(Self.alice))
    }
}
