import LiveKitProtocol
import Testing

@testable import Signaling

struct SignalCodecTests {
    @Test func `a message is written as protobuf or as JSON`() throws {
        guard case .binary(let bytes) = SignalCodec.encode(.pong(5), asText: false),
            case .text(let text) = SignalCodec.encode(.pong(5), asText: true)
        else {
            Issue.record("another kind of frame")
            return
        }
        #expect(try LiveKit.SignalResponse(wire: bytes).message == .pong(5))
        #expect(String(decoding: text, as: UTF8.self) == #"{"pong":"5"}"#)
    }

    @Test func `a request is read from either kind of frame`() {
        #expect(SignalCodec.decode(.text(Array(#"{"ping":"7"}"#.utf8)))?.message == .ping(7))
        #expect(SignalCodec.decode(.binary([0x70, 0x07]))?.message == .ping(7))
    }

    @Test(arguments: [
        Frame.binary([0xFF]), .binary([0x0A, 0x05, 0x01]), .text([]), .text(Array("{".utf8)), .text([0xFF]),
        .text(Array(String(repeating: "[", count: 10_000).utf8)),
    ])
    func `what cannot be read is no request`(frame: Frame) {
        #expect(SignalCodec.decode(frame) == nil)
    }
}
