import LiveKitProtocol
import Testing

@testable import Signaling

@Suite struct RemoteCallErrorTests {
    @Test func `the numbers of remote calls have the codes that LiveKit gives them`() {
        let all = RemoteCallError.allCases.map { "\($0.rawValue) \($0.twirp.code.rawValue)" }
        #expect(
            all == [
                "1401 not_found", "1402 malformed", "1404 unimplemented", "1501 canceled", "1502 canceled",
                "1503 unavailable", "1504 internal", "1505 internal",
            ])
    }

    @Test func `a participant's own words are bounded`() {
        let error = LiveKit.RpcError.with {
            $0.code = 9
            $0.message = String(repeating: "x", count: 100_000)
        }
        #expect(RemoteCallError.twirp(error).sentence.utf8.count < 16_000)
    }
}
