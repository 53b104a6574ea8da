import Datagrams
import Glibc
import SFU
import Signaling
import Testing

@testable import Server

@Suite(.serialized) struct MetricsDeskTests {
    private func metrics(_ server: TestServer) -> TestClient {
        TestClient(port: server.node.metricsListeners[0].port)
    }

    private func get(_ client: TestClient, _ path: String = "/metrics", _ method: String = "GET") -> TestClient
        .Response?
    {
        client.send("\(method) \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
        return client.response()
    }

    /// The value of a sample; nil when it is not on the page.
    private func value(_ sample: String, _ page: String) -> Double? {
        page.split(separator: "\n").first { $0.hasPrefix(sample + " ") }
            .flatMap { Double($0.split(separator: " ")[1]) }
    }

    @Test func `the page says what engines, store and process did`() throws {
        let server = try TestServer(hasMetrics: true)
        defer { server.stop() }
        let socket = try #require(server.webSocket())
        let saver = server.client()
        saver.send("GET /save HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(saver.response()?.status == 200)
        // Three datagrams go in and come back.
        var sender = UDPSocket(try .bind(port: 0))
        var outbox = Outbox()
        for count in 1...3 {
            let candidate = server.node.workers[0].candidates[0]
            let destination = IPAddress.loopbackIPv4.transport(port: candidate.port)
            let isTaken = outbox.append(to: destination, [UInt8](0..<UInt8(count)))
            #expect(isTaken)
        }
        sender.send(outbox)
        var back = 0
        let limit = ContinuousClock.now + .seconds(10)
        while back < 3, ContinuousClock.now < limit {
            _ = sender.wait(orBell: -1, nanoseconds: 100_000_000)
            back += sender.receive()
        }
        #expect(back == 3)
        let client = metrics(server)
        let response = try #require(get(client))
        #expect(response.status == 200)
        #expect(response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        let page = response.body
        #expect(value("quartet_participants", page) == 1)
        #expect(value("quartet_websockets", page) == 1)
        #expect(value(#"quartet_packets_forwarded_total{worker="0"}"#, page) == 3)
        #expect(value(#"quartet_received_bytes_total{worker="0"}"#, page) == 6)
        #expect(value(#"quartet_sent_bytes_total{worker="0"}"#, page) == 6)
        #expect(value(#"quartet_forwarding_seconds_count{worker="0"}"#, page) == 3)
        #expect(value(#"quartet_forwarding_seconds_bucket{worker="0",le="+Inf"}"#, page) == 3)
        #expect(value("quartet_store_commit_seconds_count", page) == 1)
        #expect(try #require(value("process_resident_memory_bytes", page)) > 1_000_000)
        #expect(try #require(value("process_open_fds", page)) > 8)
        #expect(try #require(value("process_start_time_seconds", page)) > 1_700_000_000)
        #expect(try #require(value("process_cpu_seconds_total", page)) > 0)
        #expect(page.contains("quartet_build_info{version=\"\(Version.text)\"} 1\n"))
        // The connection can be used again.
        #expect(get(client)?.status == 200)
        socket.send(TestClient.frame(8, [3, 232]))
    }

    @Test func `only the page is there, and the page only there`() throws {
        let server = try TestServer(hasMetrics: true)
        defer { server.stop() }
        #expect(get(metrics(server), "/rtc/validate")?.status == 404)
        #expect(get(metrics(server), "/metrics", "DELETE")?.status == 405)
        #expect(get(metrics(server), "/")?.status == 200)
        // Elsewhere it is the engine's to say what this is.
        #expect(get(server.client())?.body.hasPrefix("GET /metrics") == true)
        // A scraper that goes away is none of the engine's business.
        metrics(server).send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(get(metrics(server))?.status == 200)
        #expect(server.journal.count("closed") == 0)
    }

    @Test func `a media thread that does not answer delays the page and no more`() throws {
        let server = try TestServer(hasMetrics: true, isReporting: false)
        defer { server.stop() }
        let clients = (0..<3).map { _ in metrics(server) }
        for client in clients { client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n") }
        for client in clients {
            let response = try #require(client.response())
            #expect(value(#"quartet_packets_forwarded_total{worker="0"}"#, response.body) == 0)
        }
    }

    @Test func `a full server can still be watched, by so many`() throws {
        let server = try TestServer(connectionsMax: 1, hasMetrics: true)
        defer { server.stop() }
        let user = server.client()
        user.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(user.response()?.status == 200)
        let watchers = (0..<Limits.metricsConnections).map { _ in metrics(server) }
        for watcher in watchers { #expect(get(watcher)?.status == 200) }
        let oneTooMany = metrics(server)
        #expect(oneTooMany.readToEnd())
    }

    @Test func `without metrics nothing listens for them`() throws {
        let server = try TestServer()
        defer { server.stop() }
        #expect(server.node.metricsListeners.isEmpty)
    }
}
