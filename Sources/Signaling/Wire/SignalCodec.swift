import LiveKitProtocol

/// WebSocket messages to and from signal messages. A client is answered in the kind of its last message, binary
/// before it said anything: binary carries protobuf, text the same as proto3 JSON.
enum SignalCodec {
    /// The request in a message, or nil when it cannot be read.
    static func decode(_ frame: Frame) -> LiveKit.SignalRequest? {
        switch frame {
        case .binary(let bytes): try? LiveKit.SignalRequest(wire: bytes)
        case .text(let bytes): try? LiveKit.SignalRequest(json: bytes)
        }
    }

    static func encode(_ message: LiveKit.SignalResponse.Message, asText: Bool) -> Frame {
        var response = LiveKit.SignalResponse()
        response.message = message
        return asText ? .text(response.json(.compact)) : .binary(response.wire())
    }
}
