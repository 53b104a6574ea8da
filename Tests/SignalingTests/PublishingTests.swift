import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// From `add_track` to a track that others see, and its end.
struct PublishingTests {
    @Test func `who may not publish is told so, with the request`() throws {
        let stage = try Stage()
        let alice = stage.join("alice") { $0.grants.canPublish = false }
        alice.addTrack("mic")
        #expect(alice.outcomes.map(\.reason) == [.notAllowed])
        guard case .addTrack(let request)? = alice.outcomes.first?.request else {
            Issue.record("the request is not echoed")
            return
        }
        #expect(request.cid == "mic")
    }

    @Test func `a list of sources allows these alone`() throws {
        let stage = try Stage()
        let alice = stage.join("alice") { $0.grants.canPublishSources = ["screen_share_audio"] }
        alice.addTrack("mic")
        alice.addTrack("screen") { $0.source = .screenShareAudio }
        #expect(alice.outcomes.map(\.reason) == [.notAllowed])
        #expect(alice.published.map(\.cid) == ["screen"])
        #expect(alice.published.first?.track?.stream == "screen")
    }

    @Test func `what is no voice is refused`() throws {
        let lone = try Stage.lone()
        let alice = lone.client
        alice.addTrack("cam") {
            $0.type = .video
            $0.source = .camera
        }
        alice.addTrack("other") { $0.type = .init(rawValue: 9) }
        alice.addTrack("")
        alice.addTrack("old") { $0.sid = "TR_AMunknown" }
        #expect(alice.outcomes.map(\.reason) == [.unsupportedType, .unsupportedType, .invalidRequest, .notFound])
        #expect(alice.published.isEmpty)
    }

    @Test func `the twenty-first announcement that nothing follows is refused`() throws {
        let lone = try Stage.lone()
        let alice = lone.client
        for index in 0..<21 { alice.addTrack("t\(index)") }
        #expect(alice.published.count == 20)
        #expect(alice.outcomes.map(\.reason) == [.limitExceeded])
    }

    @Test func `a client id in use waits for its end, three times at most`() throws {
        let lone = try Stage.lone()
        let alice = lone.client
        let sid = alice.publish()
        for _ in 0..<4 { alice.addTrack("mic") }
        #expect(alice.outcomes.map(\.reason) == [.queued, .queued, .queued, .limitExceeded])
        #expect(alice.published.count == 1)
        alice.unpublish()
        #expect(alice.published.count == 2)
        #expect(alice.published.last?.track?.sid != sid)
    }

    @Test func `texts longer than any client writes are refused, and not kept`() throws {
        let (stage, alice) = try Stage.lone()
        let long = String(repeating: "x", count: 257)
        alice.addTrack(long)
        alice.addTrack("a") { $0.name = long }
        alice.addTrack("b") { $0.stream = long }
        alice.addTrack("c") { $0.simulcastCodecs = Array(repeating: .init(), count: 9) }
        #expect(alice.outcomes.map(\.reason) == Array(repeating: .limitExceeded, count: 4))
        #expect(stage.session(of: alice)?.announced.isEmpty == true)
    }

    @Test func `a track that was muted before it was negotiated begins muted`() throws {
        let (stage, alice) = try Stage.lone()
        alice.addTrack("mic")
        let sid = try #require(alice.published.first?.track?.sid)
        alice.mute(sid)
        alice.sections.append(.audio("1", cid: "mic", ssrc: 9))
        alice.offer()
        #expect(stage.publications.map(\.isMuted) == [true])
        #expect(alice.updates.last?.tracks.map(\.muted) == [true])
        alice.mute(sid, false)
        #expect(alice.updates.last?.tracks.map(\.muted) == [false])
    }

    @Test func `an announcement alone is told to nobody`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        stage.forgetLog()
        alice.addTrack("mic")
        #expect(bob.inbox.isEmpty && stage.commands.isEmpty)
        #expect(alice.updates.isEmpty)
    }

    @Test func `a new track is told to all, its sender included, and then offered to the others`() throws {
        let stage = try Stage()
        let others = ["b", "c", "d"].map { stage.join($0) }
        let alice = stage.join("a")
        for other in others { other.answersOffers = false }
        stage.forgetLog()
        let sid = alice.publish()
        var updates: [Int] = []
        var offers: [Int] = []
        for (index, entry) in stage.log.enumerated() {
            guard case .sent(_, let message) = entry else { continue }
            if case .update = message { updates.append(index) }
            if case .offer = message { offers.append(index) }
        }
        #expect(updates.count == 4 && offers.count == 3)
        #expect(try #require(updates.max()) < (try #require(offers.min())))
        #expect(alice.updates.last?.tracks.map(\.sid) == [sid])
        #expect(stage.subscriptions.isEmpty)
        for other in others { other.answer(other.offers[0]) }
        #expect(stage.subscriptions.count == 3)
        // Its owner is told once that somebody listens.
        #expect(alice.kinds.count { $0 == "trackSubscribed" } == 1)
    }

    @Test func `a track ends with its section, and the section serves the next one`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        let first = alice.publish()
        stage.forgetLog()
        alice.unpublish()
        #expect(stage.unsubscriptions.count == 1)
        #expect(bob.updates.map(\.tracks.count) == [0])
        #expect(bob.kinds == ["update", "offer"])
        #expect(!alice.kinds.contains("trackUnpublished"))
        #expect(stage.session(of: alice)?.published.isEmpty == true)

        // The same section again, both up and down.
        alice.addTrack("mic2")
        alice.sections[1].cid = "mic2"
        alice.sections[1].isSending = true
        alice.offer(id: 5)
        let second = try #require(alice.published.last?.track?.sid)
        #expect(second != first)
        let offer = try #require(bob.offers.last)
        #expect(offer.midToTrackId == ["1": second])
        #expect(stage.subscriptions.count == 1)
    }

    @Test func `a track that the room refuses leaves no trace, and its owner knows`() throws {
        let (stage, alice) = try Stage.lone()
        for index in 0..<6 { alice.publish("t\(index)") }
        stage.forgetLog()
        alice.publish("seventh")
        #expect(alice.outcomes.map(\.reason) == [.limitExceeded])
        #expect(stage.publications.isEmpty)
        let session = try #require(stage.session(of: alice))
        #expect(session.published.count == 6 && session.announced.isEmpty)
        #expect(session.publisher.sections.count { $0.track != nil } == 6)
    }

    @Test func `a permission that is taken away ends the tracks, and their owner is told`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        let sid = alice.publish()
        stage.forgetLog()
        try stage.moderate(alice) { room, id in
            var permissions = Permissions()
            permissions.canPublish = false
            return try room.permit(id, permissions)
        }
        guard case .trackUnpublished(let gone)? = alice.inbox.first(where: { Client.kind($0) == "trackUnpublished" })
        else {
            Issue.record("its owner is not told")
            return
        }
        #expect(gone.trackSid == sid)
        #expect(alice.kinds.contains("refreshToken"))
        #expect(stage.unsubscriptions.count == 1)
        #expect(bob.updates.last?.tracks.isEmpty == true)
    }

    @Test func `features of a track are told to everyone`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        let sid = alice.publish()
        var update = LiveKit.UpdateLocalAudioTrack()
        update.trackSid = sid
        update.features = [.noiseSuppression, .echoCancellation]
        alice.send(.updateAudioTrack(update))
        #expect(bob.updates.last?.tracks.first?.audioFeatures == [.noiseSuppression, .echoCancellation])
    }

    @Test(arguments: SDPVectors.offers)
    func `what clients offer is answered, and its candidates follow`(vector: String) throws {
        let (stage, alice) = try Stage.lone()
        for index in 0..<3 { alice.addTrack("t\(index)") }
        stage.forgetLog()
        alice.offer(id: 3, try SDPVectors.text(vector))
        #expect(alice.kinds.prefix(3) == ["answer", "trickle", "trickle"])
        #expect(alice.answers.map(\.id) == [3])
        #expect(alice.closeCode == nil)
        #expect(stage.publications.count == (alice.updates.last?.tracks.count ?? 0))
    }

    @Test func `an offer that cannot be read ends the session, which may join anew`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        alice.offer("v=0\r\nnonsense")
        #expect(alice.leave?.reason == .stateMismatch && alice.leave?.action == .reconnect)
        #expect(alice.leave?.canReconnect == true)
        #expect(bob.closeCode == nil)
    }
}
