import LiveKitProtocol
import RoomPolicy
import Testing

@testable import Signaling

@Suite struct ControlPlaneRemoteCallsTests {
    static func perform(
        _ method: String = "greet", _ fill: (inout LiveKit.PerformRpcRequest) -> Void = { _ in }
    ) -> LiveKit.PerformRpcRequest {
        .with {
            $0.room = "lounge"
            $0.destinationIdentity = "alice"
            $0.method = method
            $0.payload = "hello"
            fill(&$0)
        }
    }

    /// Makes a call and lets it arrive.
    static func arrive(
        _ stage: Stage, _ alice: DataPeer, _ request: LiveKit.PerformRpcRequest = perform()
    ) throws -> (Client, LiveKit.DataPacket, LiveKit.RpcRequest) {
        let call = stage.call(.performRpc, request)
        #expect(call.response == nil)
        #expect(alice.run(until: { !alice.received.isEmpty }))
        let packet = try #require(alice.received.last?.packet)
        guard case .rpcRequest(let request) = packet.value else { throw Stage.Failure(sentence: "no call came") }
        return (call, packet, request)
    }

    static func ack(_ id: String) -> LiveKit.DataPacket {
        .with { packet in
            packet.value = .rpcAck(.with { $0.requestId = id })
            packet.destinationIdentities = [id]
        }
    }

    static func response(_ id: String, _ value: LiveKit.RpcResponse.Value) -> LiveKit.DataPacket {
        .with { packet in
            packet.destinationIdentities = [id]
            packet.value = .rpcResponse(
                .with {
                    $0.requestId = id
                    $0.value = value
                })
        }
    }

    @Test func `a call goes to the participant's code, and its answer back to the asker alone`() throws {
        let (stage, alice, bob) = try ControlPlaneDataCallsTests.pair()
        let (call, packet, request) = try Self.arrive(stage, alice)
        #expect((request.method, request.payload, request.version) == ("greet", "hello", 1))
        #expect(request.responseTimeoutMs == 10_000)
        // Native clients drop calls from nobody, and answer to whom they came from.
        #expect(packet.participantIdentity == request.id && !request.id.isEmpty)
        alice.send(Self.ack(request.id))
        alice.send(Self.response(request.id, .payload("hi there")))
        #expect(alice.run(with: [bob]) { call.response != nil })
        #expect(try LiveKit.PerformRpcResponse(wire: call.response?.body ?? []).payload == "hi there")
        #expect(bob.received.isEmpty)
        #expect(stage.plane.remoteCalls.calls.isEmpty)
    }

    @Test func `a call that is not acknowledged fails after two seconds, one that is not answered after its time`()
        throws
    {
        let (stage, alice, _) = try ControlPlaneDataCallsTests.pair()
        let silent = try Self.arrive(stage, alice).0
        _ = alice.run(.milliseconds(2_100)) { silent.response != nil }
        #expect(silent.status == 408)
        #expect(
            silent.text
                == #"{"code":"canceled","msg":"RpcError 1501: Connection timeout","meta":{"rpc_code":"1501"}}"#)
        let (slow, _, request) = try Self.arrive(stage, alice, Self.perform { $0.responseTimeoutMs = 3_000 })
        alice.send(Self.ack(request.id))
        _ = alice.run(.milliseconds(2_500)) { slow.response != nil }
        #expect(slow.response == nil)
        _ = alice.run(.milliseconds(600)) { slow.response != nil }
        #expect(slow.text.contains("RpcError 1502: Response timeout"))
    }

    @Test func `errors of the participant's code are passed on`() throws {
        let (stage, alice, _) = try ControlPlaneDataCallsTests.pair()
        for (error, status, code) in [
            (1_400 as UInt32, 400, "invalid_argument"), (1_500, 500, "internal"), (77, 500, "internal"),
        ] {
            let (call, _, request) = try Self.arrive(stage, alice)
            alice.send(
                Self.response(
                    request.id,
                    .error(
                        .with {
                            $0.code = error
                            $0.message = "no"
                            $0.data = "really"
                        })))
            #expect(alice.run { call.response != nil })
            #expect(call.status == status)
            #expect(
                call.text
                    == #"{"code":"\#(code)","msg":"RpcError \#(error): no: really","meta":{"rpc_code":"\#(error)"}}"#)
        }
    }

    @Test func `a participant that leaves answers nothing any more`() throws {
        let (stage, alice, _) = try ControlPlaneDataCallsTests.pair()
        let call = try Self.arrive(stage, alice).0
        #expect(stage.call(.removeParticipant, ControlPlaneParticipantCallsTests.who("alice")).status == 200)
        #expect(call.status == 503)
        #expect(call.text.contains("RpcError 1503: Recipient disconnected"))
    }

    @Test func `nobody answers for somebody else, and an answer nobody asked for is for the room`() throws {
        let (stage, alice, bob) = try ControlPlaneDataCallsTests.pair()
        let (call, _, request) = try Self.arrive(stage, alice)
        bob.send(Self.response(request.id, .payload("forged")))
        alice.send(
            .with { packet in
                packet.value = .rpcResponse(.with { $0.requestId = "another" })
                packet.destinationIdentities = ["bob"]
            })
        #expect(bob.run(with: [alice]) { !bob.received.isEmpty })
        #expect(call.response == nil)
    }

    @Test func `calls that cannot be made fail at once`() throws {
        let (stage, _, _) = try ControlPlaneDataCallsTests.pair()
        let long = String(repeating: "x", count: 15_361)
        for (request, status, word) in [
            (Self.perform { $0.destinationIdentity = "none" }, 404, "RpcError 1401"),
            (Self.perform { $0.payload = long }, 400, "RpcError 1402"), (Self.perform(""), 400, "invalid_argument"),
            (Self.perform(String(long.prefix(65))), 400, "invalid_argument"),
            (Self.perform { $0.responseTimeoutMs = 300_001 }, 400, "out_of_range"),
        ] {
            let call = stage.call(.performRpc, request)
            #expect(call.status == status)
            #expect(call.text.contains(word), "\(call.text)")
        }
    }

    @Test func `a call that comes before its callee's channel is open goes out then`() throws {
        let stage = try Stage()
        let client = stage.join("alice")
        let call = stage.call(.performRpc, Self.perform())
        let alice = DataPeer(stage, client)
        #expect(alice.run { !alice.received.isEmpty })
        guard case .rpcRequest(let request) = alice.received[0].packet.value else { throw Stage.Failure(sentence: "") }
        #expect(alice.run { alice.isReady })
        alice.send(Self.response(request.id, .payload("late")))
        #expect(alice.run { call.response != nil })
        #expect(call.status == 200)
        stage.join("carol")
        let never = stage.call(.performRpc, Self.perform { $0.destinationIdentity = "carol" })
        stage.advance(.seconds(2))
        #expect(never.text.contains("RpcError 1501"))
    }

    @Test func `an asker who is gone leaves nothing behind`() throws {
        let (stage, alice, _) = try ControlPlaneDataCallsTests.pair()
        let call = try Self.arrive(stage, alice).0
        stage.handle(.closed(call.connection))
        #expect(stage.plane.remoteCalls.calls.isEmpty)
    }
}
