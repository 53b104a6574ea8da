// Feeds arbitrary bytes to both decoders of every message that comes from outside. The first byte chooses the decoder.
// Compiled together with the module's sources by scripts/fuzz-protocol.

/// What clients, their data channels, the backend and tokens send us; these contain all other messages that we read.
private let targets: [any ProtocolMessage.Type] = [
    LiveKit.SignalRequest.self, LiveKit.SignalResponse.self, LiveKit.DataPacket.self, LiveKit.WrappedJoinRequest.self,
    LiveKit.JoinRequest.self, LiveKit.CreateRoomRequest.self, LiveKit.RoomConfiguration.self,
    LiveKit.UpdateParticipantRequest.self, LiveKit.UpdateSubscriptionsRequest.self, LiveKit.SendDataRequest.self,
    LiveKit.PerformRpcRequest.self, LiveKit.WebhookEvent.self, QuartetAPI.SetRoomPolicyRequest.self,
    QuartetAPI.ListBansResponse.self,
]

/// libFuzzer's entry: decodes, and if that succeeds checks that encoding and decoding again changes nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    let target = targets[Int(choice >> 1) % targets.count]
    _ = try? check(target, bytes, isJSON: choice & 1 == 1)
    return 0
}

private func check<Message: ProtocolMessage>(_ type: Message.Type, _ bytes: [UInt8], isJSON: Bool) throws {
    if isJSON {
        let text = try Message(json: bytes).json(.compact)
        precondition((try? Message(json: text))?.json(.compact) == text, "JSON changes when read again")
    } else {
        let message = try Message(wire: bytes)
        let wire = message.wire()
        precondition((try? Message(wire: wire))?.wire() == wire, "wire bytes change when read again")
        let text = message.json(.twirp)
        precondition((try? Message(json: text))?.json(.twirp) == text, "JSON of a decoded message is not read back")
    }
}
