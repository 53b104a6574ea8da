import Glibc
import LiveKitProtocol
import Testing

@testable import Server

@Suite(.serialized) struct RemoteServerTests {
    private func failure(_ code: String, _ words: String) -> QuartetAPI.Failure {
        var failure = QuartetAPI.Failure()
        failure.code = code
        failure.msg = words
        return failure
    }

    @Test func `URLs are taken as people write them`() {
        #expect(RemoteServer.url("ws://10.0.0.1:7880") == "http://10.0.0.1:7880")
        #expect(RemoteServer.url("wss://voice.example.org/") == "https://voice.example.org")
        #expect(RemoteServer.url("http://[::1]:7880//") == "http://[::1]:7880")
        for text in ["", "localhost:7880", "file:///etc/passwd", "http://a b/", "http://u:p@host/"] {
            #expect(RemoteServer.url(text) == nil, "\(text)")
        }
    }

    @Test func `a configuration says where its server is`() {
        var configuration = Configuration()
        #expect(RemoteServer.address(of: configuration) == "http://127.0.0.1:7880")
        configuration.bindAddresses = ["0.0.0.0"]
        configuration.port = 80
        #expect(RemoteServer.address(of: configuration) == "http://127.0.0.1:80")
        configuration.bindAddresses = ["::", "2001:db8::1"]
        #expect(RemoteServer.address(of: configuration) == "http://[2001:db8::1]:80")
    }

    @Test func `a no is told in the server's words, and about keys with what to do`() {
        let words = RemoteServer.sentence(failure("not_found", "requested\u{7} room"), url: "http://x", key: "k")
        #expect(words == "requested\\u0007 room")
        let keys = RemoteServer.sentence(failure("unauthenticated", "invalid API key"), url: "http://x", key: "k")
        #expect(keys.hasPrefix("invalid API key: http://x does not take API key k") && keys.contains("--config"))
    }

    /// What a command ends with, asked of a server that is no Quartet.
    private func outcome(_ words: String...) -> StartupError? {
        var arguments = Arguments(words)
        do throws(StartupError) {
            _ = try Rooms.run(&arguments)
            return nil
        } catch {
            return error
        }
    }

    @Test func `what is no Quartet server is not taken for one`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)"
        let error = outcome("list", "--dev", "--url", url)
        #expect(error == .remote("\(url) answered something that makes no sense: is it another server?"))
        #expect(outcome("list", "--dev", "--url", url + "/full?")?.exitCode == 1)
        guard case .remote(let words) = outcome("list", "--dev", "--url", "http://127.0.0.1:1") else {
            Issue.record("nobody listens there")
            return
        }
        #expect(words.hasPrefix("no answer from http://127.0.0.1:1 (") && words.contains("--url"))
    }

    @Test func `what is asked wrongly is told before anybody is asked`() {
        #expect(outcome("list", "--dev", "--url", "nonsense")?.exitCode == 2)
        #expect(outcome("show", "--dev") == .usage("ROOM is missing"))
        #expect(outcome("create", "--dev", "--places", "many", "lobby")?.exitCode == 2)
        #expect(outcome("create", "--dev", "--empty-timeout", "0s", "lobby")?.exitCode == 2)
        #expect(outcome("dance")?.exitCode == 2 && outcome()?.exitCode == 2)
        #expect(outcome("list", "--key", "k")?.exitCode == 2)
    }
}
