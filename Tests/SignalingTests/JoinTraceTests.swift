import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// One conversation from the first request to the last leave, in the order in which clients rely on it.
struct JoinTraceTests {
    @Test func `alice joins bob, speaks, mutes and leaves`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        stage.forgetLog()

        // The join.
        let alice = stage.join("alice") { $0.blocks = ["mallory"] }
        #expect(
            alice.kinds == ["join", "refreshToken", "offer", "trickle", "trickle"]
        )
        let join = try #require(alice.joined)
        #expect(join.otherParticipants.map(\.identity) == ["bob"])
        #expect(join.otherParticipants.map(\.state) == [.active])
        #expect(join.subscriberPrimary && join.fastPublish)
        #expect(join.enabledPublishCodecs.map(\.mime) == ["audio/opus", "audio/red"])
        #expect(join.clientConfiguration?.resumeConnection == .enabled)
        #expect(bob.updates.map(\.identity) == ["alice"])
        #expect(bob.updates.map(\.state) == [.joined])

        // The token for later carries the same, the blocks included.
        guard case .refreshToken(let text) = alice.inbox[1] else { return }
        let keys = try KeyRing([(key: Stage.key, secret: Stage.secret)])
        let token = try TokenVerifier(keys: keys).verify(text, at: stage.now.unix)
        #expect(token.identity == "alice" && token.blocks == ["mallory"])
        #expect(token.grants.roomJoin && token.grants.room == "lounge")

        // The first offer: data only, id 1; then all candidates.
        #expect(alice.offers.map(\.id) == [1])
        #expect(alice.offers[0].sdp.contains("m=application"))
        #expect(!alice.offers[0].sdp.contains("m=audio"))
        #expect(alice.trickles.map(\.target) == [.subscriber, .subscriber])
        #expect(alice.trickles.map(\.final) == [false, true])

        // Her own connection; both come up; she is active.
        stage.forgetLog()
        alice.offer(id: 1)
        #expect(alice.kinds == ["answer", "trickle", "trickle"])
        #expect(alice.answers[0].midToTrackId.isEmpty)
        stage.connect(alice)
        #expect(bob.updates.map(\.state) == [.active])

        // The microphone.
        stage.forgetLog()
        let sid = alice.publish()
        #expect(alice.kinds.prefix(3) == ["trackPublished", "answer", "update"])
        let info = try #require(bob.updates.first)
        #expect(info.isPublisher && info.tracks.map(\.sid) == [sid])
        #expect(info.tracks[0].mimeType == "audio/red" && info.tracks[0].stream == "camera")
        #expect(bob.kinds == ["update", "offer"])
        #expect(alice.kinds.suffix(2) == ["update", "trackSubscribed"])
        #expect(bob.offers[0].sdp.contains("a=msid:\(alice.sid)|\(sid) \(sid)"))
        #expect(stage.publications.count == 1 && stage.subscriptions.count == 1)

        // Mute, then leave.
        stage.forgetLog()
        alice.mute(sid)
        #expect(alice.updates.map { $0.tracks.map(\.muted) } == [[true]])
        #expect(bob.updates.map { $0.tracks.map(\.muted) } == [[true]])
        stage.forgetLog()
        alice.hangUp()
        #expect(alice.inbox.isEmpty && alice.closeCode == 1_000)
        #expect(bob.updates.map(\.state) == [.disconnected])
        #expect(bob.updates[0].disconnectReason == .clientInitiated)
        #expect(try #require(bob.offers.last).sdp.contains("a=inactive"))
        #expect(bob.closeCode == nil)
    }

    @Test func `nobody is told of a newcomer before it is told itself, and offers come last of all`() throws {
        let stage = try Stage()
        stage.join("bob").publish()
        stage.forgetLog()
        let alice = stage.join("alice")
        let recipients = stage.log.compactMap { if case .sent(let inbox, _) = $0 { inbox.connection } else { nil } }
        #expect(recipients.first == alice.connection)
        #expect(alice.joined?.otherParticipants.first?.tracks.count == 1)
        #expect(alice.offers[0].sdp.contains("m=audio"))
    }

    @Test func `who may hear nothing is sent no offer, and is there once its own connection is up`() throws {
        let stage = try Stage()
        let alice = stage.join("alice") { $0.grants.canSubscribe = false }
        stage.join("bob").publish()
        #expect(alice.joined?.subscriberPrimary == false)
        #expect(alice.offers.isEmpty)
        let session = try #require(stage.session(of: alice))
        alice.offer()
        stage.apply(.connected(session.publisherTransport))
        #expect(session.isActive)
        #expect(stage.subscriptions.isEmpty)
    }

    @Test func `the same seed and the same inputs have the same effects`() throws {
        func run() throws -> [String] {
            let stage = try Stage(seed: 42)
            stage.keepsTranscript = true
            let start = stage.now.elapsed
            let bob = stage.join("bob")
            let alice = stage.join("alice") { $0.attributes = (0..<9).map { .init(key: "k\($0)", value: "v") } }
            let sid = alice.publish()
            alice.mute(sid)
            bob.publish("b")
            stage.speak(alice, sid, 0.4)
            stage.advance(.seconds(300))
            alice.hangUp()
            stage.advance(.seconds(30))
            return stage.transcript.map { $0.replacing("\(start)", with: "start") }
        }
        let first = try run()
        #expect(first.count > 40)
        #expect(try run() == first)
    }
}
