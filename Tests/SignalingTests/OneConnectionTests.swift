import LiveKitProtocol
import SFU
import Testing

@testable import Signaling

/// `/rtc/v1`: one peer connection for both directions, on which the client alone offers.
struct OneConnectionTests {
    @Test func `a join with its offer is answered in one go`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        let sid = bob.publish()
        stage.forgetLog()

        let alice = stage.joinOne("alice")
        #expect(alice.kinds == ["join", "refreshToken", "answer", "trickle", "trickle"])
        let join = try #require(alice.joined)
        #expect(!join.subscriberPrimary && join.otherParticipants.map(\.identity) == ["bob"])
        let answer = alice.answers[0]
        #expect(answer.id == 1 && answer.midToTrackId == ["r0": sid])
        #expect(alice.trickles.map(\.target) == [.publisher, .publisher])
        #expect(alice.trickles.map(\.final) == [false, true])

        // One transport in the media engine carries everything; what she hears flows with the answer.
        let opened: [TransportID] = stage.commands.compactMap { if case .open(let id, _) = $0 { id } else { nil } }
        #expect(opened.count == 1)
        guard case .subscribe(_, to: _, on: let transport, let parameters)? = stage.commands.last else {
            Issue.record("nothing is heard")
            return
        }
        #expect([transport] == opened)
        #expect(parameters.mid == "r0" && parameters.midExtension == 9)
        #expect(parameters.opusPayloadType == 111 && parameters.redPayloadType == 63)

        // She is there once it is up.
        stage.forgetLog()
        stage.connect(alice)
        #expect(bob.updates.map(\.state) == [.active])
    }

    @Test func `the answer's sections, with and without a voice`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let sid = bob.publish { $0.disableRed = true }
        let alice = stage.joinOne("alice", receivers: 2)
        let heard = try #require(alice.answered["r0"])
        #expect(heard.direction == .sendonly && heard.formats == ["111"])
        let name = "\(bob.sid)|\(sid)"
        #expect(heard.attributes.value("msid") == "\(name) \(sid)")
        #expect(heard.attributes.values("ssrc").contains { $0.hasSuffix(" cname:\(name)") })
        #expect(heard.attributes.has("rtcp-fb"))
        #expect(heard.attributes.value("fmtp") == "111 minptime=10;useinbandfec=1")
        let idle = try #require(alice.answered["r1"])
        #expect(idle.direction == .inactive && idle.attributes.value("msid") == nil)
        #expect(alice.answered["data"]?.direction == .sendrecv)
    }

    @Test func `tracks announced in the join are published with its offer`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        stage.forgetLog()
        let alice = stage.joinOne("alice") { request in
            var track = LiveKit.AddTrackRequest()
            track.cid = "mic"
            track.type = .audio
            track.source = .microphone
            request.addTrackRequests = [track]
            request.publisherOffer?.sdp = ClientSDP.offer([
                .receiver("0"), .audio("1", cid: "mic", ssrc: 77), .data("2"),
            ])
        }
        #expect(alice.kinds.prefix(4) == ["join", "refreshToken", "trackPublished", "answer"])
        #expect(alice.answered["1"]?.direction == .recvonly)
        #expect(stage.publications.map(\.ssrc) == [77])
        #expect(bob.updates.last?.tracks.count == 1)
        #expect(stage.subscriptions.count == 1)
    }

    @Test func `a join without an offer is answered when the offer comes`() throws {
        let stage = try Stage()
        let sid = stage.join("bob").publish()
        let alice = stage.joinOne("alice", receivers: nil)
        #expect(alice.kinds == ["join", "refreshToken"])
        alice.sections = [.receiver("0"), .data("1")]
        alice.offerOne()
        #expect(alice.answers.map(\.id) == [2])
        #expect(alice.answers[0].midToTrackId == ["0": sid])
    }

    @Test func `who has no sections is asked for them, all at once`() throws {
        let stage = try Stage(capacity: 5)
        for name in ["b", "c", "d"] { stage.join(name).publish() }
        let alice = stage.joinOne("alice", receivers: 0, answersRequirements: false)
        #expect(alice.requirements.map(\.numAudios) == [3])
        #expect(stage.session(of: alice)?.answerDeadline != nil)
        alice.answersOffers = true
        alice.meetRequirement()
        #expect(alice.answers.last?.midToTrackId.count == 3)
        #expect(stage.session(of: alice)?.answerDeadline == nil)
        #expect(alice.requirements.isEmpty)
    }

    @Test func `who does not offer when asked is told to join anew`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice", answersRequirements: false)
        stage.connect(alice)
        stage.join("bob").publish()
        #expect(alice.requirements.map(\.numAudios) == [0])
        stage.advance(.seconds(16))
        #expect(alice.leave?.reason == .stateMismatch && alice.leave?.action == .reconnect)
    }

    @Test func `sections are used again, over many comings and goings`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice", receivers: 1)
        for round in 0..<8 {
            stage.forgetLog()
            let bob = round % 2 == 0 ? stage.joinOne("bob") : stage.join("bob")
            let sid: String
            if round % 2 == 0 {
                bob.addTrack("mic")
                bob.sections.append(.audio("m", cid: "mic", ssrc: 5))
                bob.offerOne()
                sid = bob.published.last?.track?.sid ?? ""
            } else {
                sid = bob.publish()
            }
            #expect(alice.answers.last?.midToTrackId == ["r0": sid], "round \(round)")
            #expect(alice.answered["r0"]?.direction == .sendonly)
            #expect(stage.subscriptions.count == 1)
            bob.hangUp()
            #expect(alice.answers.last?.midToTrackId.isEmpty == true)
            #expect(alice.answered["r0"]?.direction == .inactive)
        }
        #expect(alice.sections.count == 2)
        #expect(alice.closeCode == nil)
    }

    @Test func `a track given up and asked for again comes back`() throws {
        let stage = try Stage()
        let sid = stage.join("bob").publish()
        let alice = stage.joinOne("alice", receivers: 1)
        for _ in 0..<3 {
            alice.subscribe([sid], false)
            #expect(stage.unsubscriptions == stage.subscriptions)
            #expect(alice.answers.last?.midToTrackId.isEmpty == true)
            alice.subscribe([sid])
            #expect(stage.subscriptions.count == stage.unsubscriptions.count + 1)
            #expect(alice.answers.last?.midToTrackId == ["r0": sid])
        }
    }

    @Test func `a block ends what is heard at once, and lifted it comes back`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice")
        let bob = stage.joinOne("bob")
        bob.addTrack("mic")
        bob.sections.append(.audio("m", cid: "mic", ssrc: 5))
        bob.offerOne()
        #expect(stage.subscriptions.count == 1)
        try stage.block("alice", "bob")
        #expect(stage.unsubscriptions.count == 1)
        #expect(alice.answers.last?.midToTrackId.isEmpty == true)
        try stage.block("alice", "bob", false)
        #expect(stage.subscriptions.count == 2)
        #expect(alice.answers.last?.midToTrackId.count == 1)
    }

    @Test func `a track is known before its section is asked for`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice", answersRequirements: false)
        stage.forgetLog()
        stage.join("bob").publish()
        #expect(alice.kinds == ["update", "update", "mediaSectionsRequirement"])
    }

    @Test func `a section that the client takes away is a track that it does not want`() throws {
        let stage = try Stage()
        let sid = stage.join("bob").publish()
        let alice = stage.joinOne("alice", receivers: 1)
        alice.sections[0].isReceiving = false
        alice.offerOne()
        #expect(stage.unsubscriptions.count == 1)
        let errors = alice.inbox.compactMap {
            if case .subscriptionResponse(let response) = $0 { response } else { nil }
        }
        #expect(errors.map(\.trackSid) == [sid] && errors.map(\.err) == [.codecUnsupported])
        alice.subscribe([sid])
        #expect(alice.answers.last?.midToTrackId == ["r2": sid])
    }

    @Test func `leaving takes the one transport along, once`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice")
        stage.connect(alice)
        alice.hangUp()
        let closed = stage.commands.count { if case .close = $0 { true } else { false } }
        #expect(closed == 1)
        #expect(stage.plane.sessionsByTransport.isEmpty)
    }

    @Test func `an answer and an offer's echo mean nothing here`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice")
        var answer = LiveKit.SessionDescription()
        answer.type = "answer"
        answer.sdp = ClientSDP.offer([.data("0")])
        alice.send(.answer(answer))
        #expect(alice.closeCode == nil && alice.offers.isEmpty)
    }

    // MARK: The way in

    private static func ask(
        _ stage: Stage, _ path: String, _ query: [(name: String, value: String)], isUpgrade: Bool = true
    ) -> Client {
        stage.open(Stage.request(path, token: stage.token("alice"), query: query, isUpgrade: isUpgrade))
    }

    @Test(arguments: ["/rtc/v1", "/rtc/v1/validate"])
    func `without a join request that can be read nobody comes in`(path: String) throws {
        let stage = try Stage()
        let isUpgrade = path == "/rtc/v1"
        for query in [[], [("join_request", "")], [("auto_subscribe", "1")]] {
            let client = Self.ask(stage, path, query, isUpgrade: isUpgrade)
            #expect(client.status == 400 && client.text == "join_request is missing")
        }
        let client = Self.ask(stage, path, [("join_request", "AAAA")], isUpgrade: isUpgrade)
        #expect(client.status == 400 && client.text == "join_request is malformed or too large")
        // Who has no good token is not listened to at all.
        let stranger = stage.open(Stage.request(path, token: nil, isUpgrade: isUpgrade))
        #expect(stranger.status == 401)
        #expect(stage.plane.sessions.isEmpty)
    }

    @Test func `validate says what a join would`() throws {
        let stage = try Stage(capacity: 1)
        let parameter = [(name: "join_request", value: OneConnection.parameter(OneConnection.request(nil)))]
        #expect(Self.ask(stage, "/rtc/v1/validate", parameter, isUpgrade: false).text == "success")
        stage.join("bob")
        for path in ["/rtc/v1", "/rtc/v1/validate"] {
            let refused = Self.ask(stage, path, parameter, isUpgrade: path == "/rtc/v1")
            #expect(refused.status == 403 && refused.text == "room is full (1 of 1)")
        }
    }

    @Test(arguments: ["/rtc/v1", "/rtc/v1/validate"])
    func `where the operator wants two connections it is not there`(path: String) throws {
        let stage = try Stage { $0.oneConnection = false }
        let parameter = [(name: "join_request", value: OneConnection.parameter(OneConnection.request(nil)))]
        let client = Self.ask(stage, path, parameter, isUpgrade: path == "/rtc/v1")
        // A word in the body would keep clients from falling back.
        #expect(client.status == 404 && client.text.isEmpty)
        #expect(stage.join("alice").joined != nil)
    }

    @Test func `a broken first offer is told over the socket`() throws {
        let stage = try Stage()
        let alice = stage.joinOne("alice") { $0.publisherOffer?.sdp = "v=1" }
        #expect(alice.joined != nil)
        #expect(alice.leave?.reason == .stateMismatch && alice.closeCode == 1_000)
    }
}
