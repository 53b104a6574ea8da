import Testing

@testable import Server

@Suite struct RequestCheckTests {
    private func status(_ headers: [(String, String)], version: String = "HTTP/1.1", bytes: Int = 100) -> Int? {
        let named = headers.map { (name: $0.0, value: $0.1) }
        return RequestCheck.refusal(version: version, headers: named, headerBytes: bytes)?.status
    }

    @Test func `ordinary requests pass`() {
        #expect(status([("host", "a")]) == nil)
        #expect(status([("host", "a"), ("content-length", "10485760")]) == nil)
        #expect(status([("host", "a"), ("transfer-encoding", "Chunked")]) == nil)
        #expect(status([("host", "a")], bytes: 80_000) == nil)
    }

    @Test func `each limit is where it is said to be`() {
        #expect(status([("content-length", "10485761")]) == 413)
        #expect(status([("content-length", "99999999999999999999999")]) == 413)
        #expect(status([], bytes: 80_001) == 431)
    }

    @Test func `framing that could be read in two ways is refused`() {
        #expect(status([("content-length", "+3")]) == 400)
        #expect(status([("content-length", "3, 3")]) == 400)
        #expect(status([("content-length", "")]) == 400)
        #expect(status([("content-length", "3"), ("content-length", "3")]) == 400)
        #expect(status([("content-length", "3"), ("transfer-encoding", "chunked")]) == 400)
        #expect(status([("transfer-encoding", "chunked"), ("transfer-encoding", "chunked")]) == 501)
        #expect(status([("transfer-encoding", "gzip, chunked")]) == 501)
        #expect(status([("host", "a"), ("host", "a")]) == 400)
        #expect(status([("upgrade", "websocket")], version: "HTTP/1.0") == 400)
    }
}
