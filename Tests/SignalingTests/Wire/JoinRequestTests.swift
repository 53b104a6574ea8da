import LiveKitProtocol
import SeededRandom
import Testing

@testable import Signaling

/// The one query parameter of `/rtc/v1`.
struct JoinRequestTests {
    private static var request: LiveKit.JoinRequest {
        get throws {
            var request = LiveKit.JoinRequest()
            var info = LiveKit.ClientInfo()
            info.sdk = .python
            info.protocol = 18
            request.clientInfo = info
            var offer = LiveKit.SessionDescription()
            offer.type = "offer"
            offer.id = 1
            offer.sdp = try SDPVectors.text("native-join")
            request.publisherOffer = offer
            return request
        }
    }

    @Test func `it comes as it is or gzipped, padded or not, in either alphabet`() throws {
        let request = try Self.request
        for isGzipped in [false, true] {
            let text = OneConnection.parameter(request, isGzipped: isGzipped)
            #expect(LiveKit.JoinRequest(parameter: text) == request)
            #expect(LiveKit.JoinRequest(parameter: text.replacing("=", with: "")) == request)
            let standard = text.replacing("-", with: "+").replacing("_", with: "/")
            #expect(LiveKit.JoinRequest(parameter: standard) == request)
        }
    }

    @Test func `a native client's own request`() throws {
        let text = try SDPVectors.text("native-join-request", extension: "txt")
        let request = try #require(LiveKit.JoinRequest(parameter: String(text.dropLast())))
        #expect(request.clientInfo?.sdk == .python && request.clientInfo?.protocol == 18)
        #expect(request.connectionSettings?.autoSubscribe == true && !request.reconnect)
        #expect(request.publisherOffer?.type == "offer" && request.addTrackRequests.isEmpty)
        var negotiation = Fixture.publisher()
        let answer = try negotiation.answer(request.publisherOffer?.sdp ?? "", pendingTracks: [])
        #expect(answer.hasDataSection)
    }

    @Test(arguments: ["", "=", "!!!!", "AAAAA", "CAE", "CAISAf8", "EgL_"])
    func `what is none is none`(text: String) {
        // The empty text is an empty message; the path refuses it before.
        #expect((LiveKit.JoinRequest(parameter: text) == nil) == !text.isEmpty)
    }

    @Test func `another compression is not guessed at`() throws {
        var wrapped = LiveKit.WrappedJoinRequest()
        wrapped.compression = .init(rawValue: 2)
        wrapped.joinRequest = try Self.request.wire()
        #expect(LiveKit.JoinRequest(parameter: OneConnection.text(wrapped.wire())) == nil)
    }

    @Test func `it is bounded before and after inflation`() throws {
        var request = try Self.request
        request.metadata = String(repeating: "x", count: Limits.inflatedJoinRequestBytes - 4_096)
        #expect(request.wire().count > Limits.inflatedJoinRequestBytes)
        #expect(LiveKit.JoinRequest(parameter: OneConnection.parameter(request)) == nil)
        request.metadata = String(repeating: "x", count: Limits.inflatedJoinRequestBytes / 2)
        #expect(LiveKit.JoinRequest(parameter: OneConnection.parameter(request)) == request)
        request.metadata = String(repeating: "x", count: Limits.joinRequestBytes)
        #expect(LiveKit.JoinRequest(parameter: OneConnection.parameter(request, isGzipped: false)) == nil)
    }

    @Test func `changed bytes are read or refused, never more`() throws {
        var random = SeededGenerator(9)
        var read = 0
        var refused = 0
        for isGzipped in [false, true] {
            var wrapped = LiveKit.WrappedJoinRequest()
            wrapped.compression = isGzipped ? .gzip : .none
            let content = try Self.request.wire()
            wrapped.joinRequest = isGzipped ? Deflation.gzip(content) : content
            let bytes = wrapped.wire()
            for _ in 0..<(isGzipped ? 1_000 : 200) {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let place = Int.random(in: changed.indices, using: &random)
                    changed[place] = UInt8.random(in: 0...255, using: &random)
                }
                if Bool.random(using: &random) { changed.removeLast(Int.random(in: 1...20, using: &random)) }
                if LiveKit.JoinRequest(parameter: OneConnection.text(changed)) == nil {
                    refused += 1
                } else {
                    read += 1
                }
            }
        }
        #expect(read > 20 && refused > 900)
    }
}
