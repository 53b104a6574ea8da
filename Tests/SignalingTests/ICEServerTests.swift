import LiveKitProtocol
import Testing
import TokenAuth

@testable import Signaling

struct ICEServerTests {
    private let turn = Settings.ICEServer(
        urls: ["turn:turn.example.org:3478?transport=udp"], secret: "north", lifetime: .seconds(600))

    @Test func `everyone is told the servers, with credentials of its own that end`() throws {
        let stage = try Stage {
            $0.iceServers = [
                Settings.ICEServer(urls: ["stun:stun.example.org:3478"]),
                Settings.ICEServer(urls: ["turn:a?transport=tcp"], username: "u", credential: "c"), turn,
            ]
        }
        let (alice, bob) = (stage.join("alice"), stage.join("bob"))
        let servers = try #require(alice.joined?.iceServers)
        #expect(servers.map(\.urls) == [["stun:stun.example.org:3478"], ["turn:a?transport=tcp"], turn.urls])
        #expect(servers[0].username.isEmpty && servers[0].credential.isEmpty)
        #expect(servers[1].username == "u" && servers[1].credential == "c")
        #expect(servers[2].username == "\(stage.now.unix.seconds + 600):\(alice.sid)")
        let code = HMAC.sha1(Array(servers[2].username.utf8), key: Array("north".utf8))
        #expect(servers[2].credential == Base64.encode(code))
        let others = try #require(bob.joined?.iceServers)
        #expect(others[2].username != servers[2].username && others[2].credential != servers[2].credential)
    }

    /// Worked out with `openssl dgst -sha1 -hmac north -binary | base64`, as coturn's manual says.
    @Test func `the credential is what a TURN server expects`() {
        let code = HMAC.sha1(Array("1433895918:PA_ninefingers".utf8), key: Array("north".utf8))
        #expect(Base64.encode(code) == "FNDqr4XY1hfGddyyV5yOMw7sO+Q=")
    }

    @Test func `neither the secret nor a credential is noted`() throws {
        let stage = try Stage { $0.iceServers = [turn] }
        let alice = stage.join("alice")
        let credential = try #require(alice.joined?.iceServers.first?.credential)
        for note in stage.notes {
            for field in note.fields {
                #expect(!field.value.contains(credential) && !field.value.contains(turn.secret))
            }
        }
        #expect(!stage.notes.isEmpty)
    }
}
