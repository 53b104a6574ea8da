import Testing

@testable import LoadGenerator

@Suite struct UpgradeResponseTests {
    private static let upgrade =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n\r\n"

    @Test func `an upgrade ends where the first frame begins`() throws {
        let bytes = Array((Self.upgrade + "\u{2}").utf8)
        let response = try #require(try UpgradeResponse.read(bytes))
        #expect(response.status == 101 && response.isUpgrade)
        #expect(bytes[response.bodyStart...] == [2])
    }

    @Test func `every beginning of an answer is waited for`() throws {
        let bytes = Array(Self.upgrade.utf8)
        for count in 0..<bytes.count { #expect(try UpgradeResponse.read(Array(bytes[..<count])) == nil) }
    }

    @Test(arguments: [
        ("401 Unauthorized", "invalid authorization token: expired 95 s ago", "the token was refused"),
        ("403 Forbidden", "room is full (4 of 4)", "entry was refused"),
        ("503 Service Unavailable", "server is draining", "the server is full or draining"),
    ])
    func `a refusal is one line with the server's own words`(status: String, body: String, meaning: String) throws {
        let bytes = Array("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\nmore".utf8)
        let response = try #require(try UpgradeResponse.read(bytes))
        let line = response.refusal(bytes)
        #expect(line.hasPrefix(meaning) && line.contains(body))
        #expect(!line.contains("\n") && !line.contains("more"))
    }

    @Test func `what does not speak HTTP is said to be so`() {
        #expect(throws: LoadError.self) { try UpgradeResponse.read(Array("SSH-2.0-OpenSSH\r\n\r\n".utf8)) }
        #expect(throws: LoadError.self) {
            try UpgradeResponse.read([UInt8](repeating: 65, count: Limits.responseHeadBytes))
        }
    }
}
