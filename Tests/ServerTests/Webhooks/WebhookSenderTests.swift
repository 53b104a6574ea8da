import Signaling
import Testing

@testable import Server

@Suite(.serialized) struct WebhookSenderTests {
    @Test func `a delivery goes out from a thread of its own, and what became of it comes back`() throws {
        let server = try TestServer(hasWebhooks: true)
        let client = server.client()
        let url = "http://127.0.0.1:\(server.port)/hook"
        client.send(
            "POST /deliver HTTP/1.1\r\nHost: x\r\nContent-Length: \(url.utf8.count)\r\n\r\n\(url)")
        #expect(client.read { $0.count > 20 })
        let limit = ContinuousClock.now + .seconds(10)
        while server.journal.count("delivered 7 answered(200)") == 0, ContinuousClock.now < limit {
            _ = server.client().read { _ in true }
        }
        #expect(server.journal.all.filter { $0.hasPrefix("POST signed") }.count == 1)
        #expect(server.journal.count("delivered 7 answered(200)") == 1)
        server.stop()
    }

    @Test func `an outcome says whether there was a connection`() {
        func outcome(_ status: Int?, _ isConnected: Bool) -> DeliveryOutcome {
            DeliveryOutcome(PostClient.Result(id: 1, status: status, isConnected: isConnected, words: "why"))
        }
        #expect(outcome(204, true) == .answered(204))
        #expect(outcome(nil, true) == .unanswered("why"))
        #expect(outcome(nil, false) == .unreachable("why"))
    }
}
