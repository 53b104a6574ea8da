import Testing

@testable import Server

@Suite struct NodeStateTests {
    @Test func `a batch reaches the store, and the control plane hears of it`() throws {
        let scratch = Scratch()
        let server = try TestServer(statePath: scratch.path)
        let client = server.client()
        client.send("GET /save HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(client.response()?.status == 200)
        server.stop()
        #expect(scratch.files == ["quartet.db", "quartet.db-lock"])
        let again = try TestServer(statePath: scratch.path)
        again.stop()
    }

    @Test func `a state that cannot be read keeps the node from starting, with its sentence`() throws {
        let scratch = Scratch()
        Scratch.write(Array(repeating: 7, count: 9_000), to: scratch.path)
        do {
            let server = try TestServer(statePath: scratch.path)
            server.stop()
            Issue.record("it started")
        } catch let error as StartupError {
            guard case .store(.foreign) = error else {
                Issue.record("it said: \(error.sentence)")
                return
            }
            #expect(error.sentence.contains(scratch.path) && error.exitCode == 1)
        }
    }
}
