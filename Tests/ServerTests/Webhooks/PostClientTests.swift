import Testing

@testable import Server

@Suite(.serialized) struct PostClientTests {
    private static let headers = [(name: "X-Test", value: "signed"), (name: "Content-Type", value: "application/x")]

    private func begin(
        _ client: borrowing PostClient, _ id: UInt64, url: String, headers: [(name: String, value: String)],
        body: [UInt8]
    ) {
        let isBegun = client.begin(id, url: url, headers: headers, body: body)
        #expect(isBegun)
    }

    /// Runs a client until so many results are in.
    private func results(_ client: borrowing PostClient, _ count: Int) -> [PostClient.Result] {
        let bell = Mailbox<Int>(capacity: 1)
        var results: [PostClient.Result] = []
        let limit = ContinuousClock.now + .seconds(10)
        while results.count < count, ContinuousClock.now < limit {
            client.wait(orBell: bell.bell, milliseconds: 100)
            results += client.takeResults()
        }
        return results
    }

    @Test func `a request arrives whole, and its status comes back`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = PostClient(userAgent: "test")
        let base = "http://127.0.0.1:\(server.port)"
        begin(client, 1, url: base + "/hook", headers: Self.headers, body: Array("hello".utf8))
        begin(client, 2, url: base + "/full", headers: [], body: [])
        begin(client, 3, url: base + "/hook", headers: [], body: [UInt8](repeating: 1, count: 2_000_000))
        let underWay = client.count
        #expect(underWay == 3)
        let results = results(client, 3).sorted { $0.id < $1.id }
        #expect(results.map(\.id) == [1, 2, 3])
        #expect(results.map(\.status) == [200, 403, 200])
        let left = client.count
        #expect(left == 0)
        #expect(server.journal.count("POST signed application/x - 5") == 1)
        #expect(server.journal.all.contains { $0.hasSuffix(" - 2000000") })
    }

    @Test func `nobody waits for a receiver that hangs, and its time ends`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = PostClient(userAgent: "test", times: PostTimes(connect: .seconds(5), total: .seconds(2)))
        let base = "http://127.0.0.1:\(server.port)"
        for id in 1...8 { begin(client, UInt64(id), url: base + "/hold", headers: [], body: []) }
        for id in 9...40 { begin(client, UInt64(id), url: base + "/hook", headers: [], body: []) }
        let results = results(client, 40)
        #expect(results.prefix(32).allSatisfy { $0.status == 200 && $0.id > 8 })
        #expect(results.count == 40)
        for result in results.suffix(8) {
            #expect(result.status == nil && result.isConnected && result.words.contains("timed out"))
        }
    }

    @Test func `where nobody listens, no connection is made`() throws {
        let client = PostClient(userAgent: "test")
        begin(client, 1, url: "http://127.0.0.1:1/", headers: [], body: [])
        begin(client, 2, url: "http://name.invalid/", headers: [], body: [])
        let results = results(client, 2)
        #expect(results.count == 2)
        #expect(results.allSatisfy { $0.status == nil && !$0.isConnected && !$0.words.isEmpty })
    }

    @Test func `a redirect is followed as a POST within its scheme only`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = PostClient(userAgent: "test")
        let base = "http://127.0.0.1:\(server.port)"
        let targets = [
            base + "/hook", "file:///etc/passwd", "https://127.0.0.1:\(server.port)/hook", base + "/moved?to=/moved",
        ]
        for (id, target) in targets.enumerated() {
            begin(client, UInt64(id), url: base + "/moved?to=" + target, headers: [], body: [1, 2, 3])
        }
        let results = results(client, 4).sorted { $0.id < $1.id }
        #expect(results.map(\.status) == [200, 302, 302, 302])
        #expect(server.journal.all.filter { $0.hasPrefix("POST") && $0.hasSuffix(" 3") }.count == 1)
    }

    @Test func `of a long answer only the status counts`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = PostClient(userAgent: "test")
        begin(client, 1, url: "http://127.0.0.1:\(server.port)/endless", headers: [], body: [])
        let results = results(client, 1)
        #expect(results.map(\.status) == [200])
    }

    @Test func `what is no URL is not begun, or ends at once`() {
        let client = PostClient(userAgent: "test")
        let isBegun = client.begin(1, url: "http://[", headers: [], body: [])
        let first = results(client, isBegun ? 1 : 0)
        #expect(first.allSatisfy { $0.status == nil && !$0.isConnected })
        let isFile = client.begin(2, url: "file:///etc/passwd", headers: [], body: [])
        let second = results(client, isFile ? 1 : 0)
        #expect(second.allSatisfy { $0.status == nil && !$0.isConnected })
    }
}
