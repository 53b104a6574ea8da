import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

/// Who gets in, who does not, and what they are told: before the upgrade and by `…/validate` alike.
struct AdmissionTests {
    /// A way to be refused, and the answer to it.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var status: Int
        var sentence: String
        var prepare: @Sendable (Stage) throws -> HTTPRequest

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "no token", status: 401, sentence: "permissions denied") { _ in Stage.request(token: nil) },
        Case(name: "another kind of header", status: 401, sentence: "invalid authorization header") { _ in
            Stage.request(token: nil, headers: [("authorization", "Basic eDp5")])
        },
        Case(name: "nonsense", status: 401, sentence: "invalid authorization token") { _ in
            Stage.request(token: "a.b.c")
        },
        Case(name: "expired", status: 401, sentence: "invalid authorization token: expired 95 s ago") { stage in
            Stage.request(token: stage.token("alice") { $0.expiresAt = stage.now.unix.adding(seconds: -95) })
        },
        Case(name: "an unknown key", status: 401, sentence: "invalid API key") { stage in
            var token = AccessToken(apiKey: "x", expiresAt: stage.now.unix.adding(seconds: 60))
            token.identity = "alice"
            return Stage.request(token: TokenSigner(key: "other", secret: Stage.secret).sign(token))
        },
        Case(name: "a wrong secret", status: 401, sentence: "signature does not match") { stage in
            let token = AccessToken(apiKey: Stage.key, expiresAt: stage.now.unix.adding(seconds: 60))
            return Stage.request(
                token: TokenSigner(key: Stage.key, secret: "another-secret-of-at-least-32-bytes").sign(token))
        },
        Case(name: "may not join", status: 401, sentence: "permissions denied") { stage in
            Stage.request(token: stage.token("alice") { $0.grants.roomJoin = false })
        },
        Case(name: "nobody", status: 400, sentence: "identity cannot be empty") { stage in
            Stage.request(token: stage.token(""))
        },
        Case(name: "nowhere", status: 400, sentence: "no room name") { stage in
            Stage.request(token: stage.token("alice", room: ""))
        },
        Case(name: "a long name", status: 400, sentence: "exceeds limits") { stage in
            Stage.request(token: stage.token(String(repeating: "a", count: 257)))
        },
        Case(name: "a line break in a name", status: 400, sentence: "identity has an invisible character") { stage in
            Stage.request(token: stage.token("al\nice"))
        },
        Case(name: "a full room", status: 403, sentence: "room is full (4 of 4)") { stage in
            for name in ["a", "b", "c", "d"] { stage.join(name) }
            return Stage.request(token: stage.token("alice"))
        },
        Case(name: "blocked by one who is there", status: 403, sentence: "cannot join this room") { stage in
            stage.join("bob") { $0.blocks = ["alice"] }
            return Stage.request(token: stage.token("alice"))
        },
        Case(name: "blocks one who is there", status: 403, sentence: "cannot join this room") { stage in
            stage.join("bob")
            return Stage.request(token: stage.token("alice") { $0.blocks = ["bob"] })
        },
        Case(name: "banned", status: 403, sentence: "banned from this room until 2027-01-15T09:00:00Z") { stage in
            let ban = Ban(
                identity: try Identity("alice"), room: try RoomName("lounge"), until: 1_800_003_600_000)
            _ = try stage.plane.lobby.ban(
                ban, at: stage.now.elapsed, unixMilliseconds: stage.now.unix.milliseconds)
            return Stage.request(token: stage.token("alice"))
        },
        Case(name: "a locked room", status: 403, sentence: "room is locked") { stage in
            let bob = stage.join("bob")
            stage.moderate(bob) { room, _ in room.setLocked(true).map { [$0] } ?? [] }
            return Stage.request(token: stage.token("alice"))
        },
        Case(name: "more places than may be asked", status: 400, sentence: "too many participants asked for") {
            stage in
            Stage.request(
                token: stage.token("alice") { $0.roomConfig = Array(#"{"maxParticipants":65}"#.utf8) })
        },
        Case(name: "draining", status: 503, sentence: "server is draining") { stage in
            stage.handle(.drain)
            return Stage.request(token: stage.token("alice"))
        },
    ]

    @Test(arguments: cases) func `a refusal is one status and one sentence, on both paths`(_ example: Case) throws {
        let stage = try Stage()
        var request = try example.prepare(stage)
        let upgrade = stage.open(request)
        #expect(upgrade.status == example.status)
        #expect(upgrade.text.contains(example.sentence))
        #expect(!upgrade.isUpgraded)
        request.path = "/rtc/validate"
        request.isUpgrade = false
        let validation = stage.open(request)
        #expect(validation.status == upgrade.status)
        #expect(validation.text == upgrade.text)
        let retry = validation.response?.headers.first { $0.name == "Retry-After" }
        #expect((retry != nil) == (example.status == 503))
    }

    @Test func `a room that may not be made does not exist`() throws {
        let stage = try Stage { $0.autoCreate = false }
        let alice = stage.join("alice")
        #expect(alice.status == 404 && alice.text == "requested room does not exist")
    }

    @Test(arguments: [
        #""roomJoin":"true""#, #""roomJoin":1"#, #""roomJoin":[]"#, #""roomJoin":true,"room":7"#,
        #""roomJoin":true,"room":"lounge","canPublish":"yes""#,
    ])
    func `a grant of a wrong type is refused, never guessed`(grant: String) throws {
        let stage = try Stage()
        let payload =
            #"{"iss":"\#(Stage.key)","sub":"alice","exp":1800003600,"video":{\#(grant)}}"#
        let parts = [#"{"alg":"HS256"}"#, payload].map { Base64URL.encode(Array($0.utf8)) }
        let signed = parts.joined(separator: ".")
        let mac = HMAC.sha256(Array(signed.utf8), key: Array(Stage.secret.utf8))
        #expect(stage.open(Stage.request(token: signed + "." + Base64URL.encode(mac))).status == 401)
    }

    @Test func `a good token is good on the validate path, which takes no place`() throws {
        let stage = try Stage(capacity: 1)
        for _ in 0..<3 {
            let request = Stage.request("/rtc/validate", token: stage.token("alice"), isUpgrade: false)
            let asking = stage.open(request)
            #expect(asking.status == 200 && asking.text == "success")
        }
        #expect(stage.room() == nil)
        #expect(stage.join("bob").isUpgraded)
    }

    @Test func `a token may come as a parameter`() throws {
        let stage = try Stage()
        let alice = stage.open(Stage.request(token: nil, query: [("access_token", stage.token("alice"))]))
        #expect(alice.joined?.participant?.identity == "alice")
    }

    @Test func `a token that is good for days is noted`() throws {
        let stage = try Stage()
        let noted = { stage.notes.contains { $0.text == "token is good for more than a day" } }
        stage.join("anna") { $0.expiresAt = stage.now.unix.adding(seconds: 24 * 3_600) }
        #expect(!noted())
        stage.join("ben") { $0.expiresAt = stage.now.unix.adding(seconds: 25 * 3_600) }
        #expect(noted() && stage.room()?.participants.count == 2)
    }

    @Test func `no answer and no note repeats a token`() throws {
        let stage = try Stage()
        let token = stage.token("alice") { $0.expiresAt = stage.now.unix.adding(seconds: -95) }
        let alice = stage.open(Stage.request(token: token))
        #expect(!alice.text.contains(token.prefix(20)))
        #expect(!stage.notes.isEmpty)
        #expect(!stage.notes.contains { $0.fields.contains { $0.value.contains(token.prefix(20)) } })
    }

    // MARK: Places

    @Test func `of a hundred who come at once four get in`() throws {
        let stage = try Stage()
        let clients = (0..<100).map { stage.join("guest-\($0)") }
        #expect(clients.count { $0.isUpgraded } == 4)
        #expect(clients.count { $0.status == 403 && $0.text == "room is full (4 of 4)" } == 96)
        #expect(stage.room()?.participants.count == 4)
    }

    @Test func `a place that is given up goes to the next, and to one only`() throws {
        let stage = try Stage()
        let first = ["a", "b", "c", "d"].map { stage.join($0) }
        #expect(stage.join("e").status == 403)
        first[2].hangUp()
        let next = (0..<50).map { stage.join("next-\($0)") }
        #expect(next.count { $0.isUpgraded } == 1)
    }

    @Test func `the newer of the same identity takes over the place of the older, in a full room too`() throws {
        let stage = try Stage()
        let others = ["b", "c", "d"].map { stage.join($0) }
        let older = stage.join("a", isConnected: true)
        stage.forgetLog()
        let newer = stage.join("a")
        #expect(newer.kinds.first == "join")
        #expect(newer.sid != older.sid)
        #expect(older.leave?.reason == .duplicateIdentity && older.leave?.action == .disconnect)
        #expect(older.closeCode == 1_000)
        for other in others {
            #expect(other.updates.map(\.sid) == [older.sid, newer.sid])
            #expect(other.updates.map(\.state) == [.disconnected, .joined])
        }
        #expect(newer.joined?.otherParticipants.map(\.identity) == ["b", "c", "d"])
        #expect(stage.room()?.placesTaken == 4)
        // The late end of the older socket harms nobody.
        older.loseSocket()
        #expect(newer.closeCode == nil && stage.session(of: newer) != nil)
    }

    @Test func `thirty of one identity leave one, and everyone else untouched`() throws {
        let stage = try Stage()
        stage.join("bob")
        let all = (0..<30).map { _ in stage.join("alice") }
        #expect(all.dropLast().allSatisfy { $0.leave?.reason == .duplicateIdentity })
        #expect(all.last?.closeCode == nil)
        #expect(stage.room()?.participants.map(\.identity.rawValue) == ["bob", "alice"])
    }

    @Test func `hidden participants and recorders take no place, and hidden ones are told to nobody`() throws {
        let stage = try Stage(capacity: 1)
        let alice = stage.join("alice")
        stage.forgetLog()
        let ghost = stage.join("ghost", isConnected: true) { $0.grants.hidden = true }
        #expect(ghost.joined?.otherParticipants.map(\.identity) == ["alice"])
        ghost.publish()
        #expect(alice.inbox.isEmpty)
        let recorder = stage.join("tape") { $0.grants.recorder = true }
        #expect(recorder.joined?.otherParticipants.map(\.identity) == ["alice"])
        #expect(recorder.joined?.room?.numParticipants == 2)
        ghost.hangUp()
        #expect(alice.updates.map(\.identity) == ["tape"])
        #expect(stage.join("bob").status == 403)
    }

    @Test func `a room's places are those that its first token asked for`() throws {
        let stage = try Stage()
        let asking: (inout AccessToken) -> Void = { $0.roomConfig = Array(#"{"maxParticipants":2}"#.utf8) }
        #expect(stage.join("a", asking).joined?.room?.maxParticipants == 2)
        stage.join("b")
        #expect(stage.join("c").text == "room is full (2 of 2)")
    }

    // MARK: The operator

    @Test func `the log says who was refused where, once the token is known to be true`() throws {
        let stage = try Stage(capacity: 1)
        stage.join("alice", isConnected: true)
        stage.join("bob")
        stage.join("mallory") { $0.expiresAt = stage.now.unix.adding(seconds: -95) }
        stage.join("eve\n", room: String(repeating: "long", count: 100))
        let refusals = stage.notes.filter { $0.text == "join refused" }.map(\.fields)
        try #require(refusals.count == 3)
        #expect(
            refusals[0] == [
                .init("room", "lounge"), .init("identity", "bob"), .init("status", "403"),
                .init("reason", "room is full (1 of 1)"),
            ])
        #expect(refusals[1].map(\.name) == ["status", "reason"])
        // As it was chosen, and no longer than needed to recognise it; the log escapes it.
        #expect(refusals[2][0].value.utf8.count == Limits.echoedBytes)
        #expect(refusals[2][1] == .init("identity", "eve\n"))
    }

    // MARK: Blocks and resuming

    @Test func `a block of a name that nobody can have keeps nobody out`() throws {
        #expect(try Stage().join("alice") { $0.blocks = ["bad\u{200B}name", "mallory"] }.isUpgraded)
    }

    @Test func `resuming needs a good token, too`() throws {
        let stage = try Stage()
        let request = Stage.request(token: "a.b.c", query: [("reconnect", "1"), ("sid", "PA_x")])
        #expect(stage.open(request).status == 401)
    }

    @Test func `a list of none but unknown sources lets nothing be published, now and with the refreshed token`() throws
    {
        let stage = try Stage()
        let alice = stage.join("alice") { $0.grants.canPublishSources = ["hologram"] }
        alice.addTrack("mic") { $0.source = .unknown }
        #expect(alice.outcomes.map(\.reason) == [.notAllowed])
        guard case .refreshToken(let text)? = alice.inbox.first(where: { Client.kind($0) == "refreshToken" }) else {
            Issue.record("no refreshed token")
            return
        }
        let again = stage.open(Stage.request(token: text))
        again.addTrack("mic")
        #expect(again.outcomes.map(\.reason) == [.notAllowed])
    }
}
