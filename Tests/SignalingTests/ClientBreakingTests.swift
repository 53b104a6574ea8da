import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// What makes LiveKit's clients stop, drop a track or stay silent when a server gets it wrong: a test for each rule of
/// our checklist, by its number. Rules 17 and 18 are about the HTTP API and about webhooks, and belong to those.
struct ClientBreakingTests {
    @Test func `rule 1: the ping interval of a join is not zero`() throws {
        let join = try #require(try Stage().join("alice").joined)
        #expect(join.pingInterval > 0)
        #expect(join.pingTimeout > join.pingInterval)
    }

    @Test func `rule 2: every candidate is a whole JSON object with an sdpMid, and the last of them is final`() throws {
        let stage = try Stage()
        let alice = stage.join("alice")
        alice.offer()
        for target in [LiveKit.SignalTarget.subscriber, .publisher] {
            let trickles = alice.trickles.filter { $0.target == target }
            #expect(trickles.count == 2)
            #expect(trickles.map(\.final) == [false, true])
            for trickle in trickles {
                #expect(trickle.candidateInit.hasPrefix("{") && trickle.candidateInit.hasSuffix("}"))
                #expect(trickle.candidateInit.contains(#""candidate":"candidate:"#))
                #expect(trickle.candidateInit.contains(#""sdpMid":"0""#))
            }
        }
    }

    @Test func `rule 3: a join says who one is, with a PA_ sid`() throws {
        let participant = try #require(try Stage().join("alice").joined?.participant)
        #expect(participant.sid.hasPrefix("PA_") && participant.sid.utf8.count == 15)
        #expect(participant.identity == "alice")
        #expect(participant.state == .joined)
        #expect(participant.permission != nil)
    }

    @Test func `rule 4: a join says which room it is`() throws {
        let room = try #require(try Stage().join("alice").joined?.room)
        #expect(room.name == "lounge")
        #expect(room.maxParticipants == 4)
        #expect(room.creationTime == 1_800_000_000)
    }

    @Test func `rule 4: a change of the room says which room it is`() throws {
        let (stage, alice) = try Stage.lone()
        try stage.moderate(alice) { room, _ in try room.setMetadata("tea at five").map { [$0] } ?? [] }
        guard case .roomUpdate(let update)? = alice.inbox.last else {
            Issue.record("it is not told")
            return
        }
        #expect(update.room?.name == "lounge" && update.room?.metadata == "tea at five")
        #expect(update.room?.sid == alice.joined?.room?.sid)
    }

    @Test func `rule 5: ids have their prefixes wherever they are told`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        let alice = stage.join("alice", isConnected: true)
        let sid = alice.publish()
        stage.speak(alice, sid, 0.5)
        #expect(try #require(bob.joined?.room).sid.hasPrefix("RM_"))
        #expect(sid.hasPrefix("TR_AM"))
        #expect(!bob.updates.isEmpty && !bob.speakers.isEmpty)
        #expect(bob.updates.allSatisfy { $0.sid.hasPrefix("PA_") && $0.tracks.allSatisfy { $0.sid.hasPrefix("TR_") } })
        #expect(bob.speakers.allSatisfy { $0.sid.hasPrefix("PA_") })
    }

    @Test func `rule 6: track_published carries the track`() throws {
        let alice = try Stage.lone()
        alice.client.addTrack("mic")
        #expect(alice.client.published.first?.cid == "mic")
        #expect(alice.client.published.first?.track?.type == .audio)
    }

    @Test func `rule 7: a description says that it is an offer or an answer, and can be parsed`() throws {
        let alice = try Stage.lone()
        alice.client.offer()
        let offer = try #require(alice.client.offers.first)
        let answer = try #require(alice.client.answers.first)
        #expect(offer.type == "offer" && answer.type == "answer")
        _ = try SessionDescription(parsing: offer.sdp)
        _ = try SessionDescription(parsing: answer.sdp)
    }

    @Test func `rule 8: the server's version is not empty`() throws {
        let join = try #require(try Stage().join("alice").joined)
        #expect(!join.serverVersion.isEmpty)
        #expect(join.serverInfo?.version == join.serverVersion)
        #expect(join.serverInfo?.protocol == 17)
    }

    @Test func `rule 9: the first message is the join, and for who resumes the reconnect or a leave`() throws {
        let stage = try Stage()
        let alice = stage.join("alice")
        #expect(alice.kinds.first == "join")
        stage.connect(alice)
        let again = stage.join("alice", query: [("reconnect", "1"), ("sid", alice.sid)])
        #expect(again.kinds.first == "reconnect")
        let stale = stage.join("alice", query: [("reconnect", "1"), ("sid", "PA_another")])
        #expect(stale.kinds == ["leave"])
    }

    @Test(arguments: [0, 1, 7, UInt32.max])
    func `rule 10: an answer has the id of its offer`(id: UInt32) throws {
        let alice = try Stage.lone()
        alice.client.offer(id: id)
        #expect(alice.client.answers.map(\.id) == [id])
    }

    @Test func `rule 10: an answer with id 0 is one to the offer that is out`() throws {
        let stage = try Stage()
        let alice = stage.join("alice")
        #expect(alice.closeCode == nil)
        let bob = stage.join("bob", answersOffers: false)
        alice.publish()
        let offers = bob.offers
        #expect(offers.map(\.id) == [1])
        stage.forgetLog()
        bob.answer(offers[0], id: 0)
        #expect(bob.offers.map(\.id) == [2])
    }

    @Test func `rule 11: the update that lists a track comes before the offer that carries it`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        stage.forgetLog()
        let sid = alice.publish()
        let offer = try #require(bob.kinds.firstIndex(of: "offer"))
        let update = try #require(bob.kinds.firstIndex(of: "update"))
        #expect(bob.updates[0].tracks.map(\.sid) == [sid])
        #expect(update < offer)
        #expect(bob.offers[0].sdp.contains(sid))
    }

    @Test func `rule 12: the primary connection carries _reliable and _lossy`() throws {
        let stage = try Stage()
        let alice = stage.join("alice")
        let peer = DataPeer(stage, alice)
        #expect(peer.run { Set(peer.opened) == ["_reliable", "_lossy"] })
    }

    @Test func `rule 13: an offer says which section carries which track`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let sid = stage.join("alice").publish()
        let offer = try #require(bob.offers.last)
        #expect(offer.midToTrackId == ["1": sid])
    }

    @Test(arguments: ["/rtc/v1", "/rtc/v1/validate"])
    func `rule 14: what there is not is not found, in words that no client takes for a missing room`(
        path: String
    ) throws {
        let stage = try Stage { $0.oneConnection = false }
        let asking = stage.open(
            Stage.request(path, token: stage.token("alice"), query: [("join_request", "AA==")]))
        #expect(asking.status == 404)
        #expect(!asking.text.contains("requested room does not exist"))
    }

    @Test func `rule 15: a video section is refused with port 0 and outside the bundle`() throws {
        let alice = try Stage.lone()
        let video = [
            "m=video 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=mid:5", "a=recvonly", "a=rtcp-mux",
            "a=rtpmap:96 VP8/90000",
        ]
        let offer = ClientSDP.offer([.data("0")], extra: video)
            .replacing("a=group:BUNDLE 0", with: "a=group:BUNDLE 0 5")
        alice.client.offer(offer)
        let sdp = try #require(alice.client.answers.first?.sdp)
        #expect(sdp.contains("m=video 0 "))
        #expect(sdp.contains("a=group:BUNDLE 0\r\n"))
    }

    @Test func `rule 16: mids, payload types and extension ids are the client's`() throws {
        let alice = try Stage.lone()
        alice.client.addTrack("mic")
        var section = ClientSDP.Section.audio("13", cid: "mic", ssrc: 5)
        section.opus = 109
        section.red = nil
        alice.client.offer(ClientSDP.offer([.data("7"), section]))
        let sdp = try #require(alice.client.answers.first?.sdp)
        #expect(sdp.contains("a=mid:13") && sdp.contains("a=rtpmap:109 opus/48000/2"))
        let parameters = try #require(alice.stage.publications.first)
        #expect(parameters.mid == "13" && parameters.opusPayloadType == 109 && parameters.redPayloadType == nil)
        #expect(parameters.audioLevelExtension == 3 && parameters.midExtension == 9)
    }

    @Test(arguments: [18, 19, 1_000_000])
    func `rule 19: a client of a later protocol is taken`(version: Int) throws {
        #expect(try Stage().join("alice", protocolVersion: version).joined != nil)
    }

    @Test func `rule 20: what is unknown ends nothing`() throws {
        let stage = try Stage()
        let alice = stage.join(
            "alice", query: [("capabilities", "CAP_PACKET_TRAILER,CAP_OF_TOMORROW"), ("sdk", "abacus")])
        #expect(alice.joined?.participant?.capabilities.count == 1)
        // Field 99, length-delimited; an enum value from the future; nothing at all.
        stage.handle(.received(alice.connection, .binary([0x9A, 0x06, 0x01, 0x00])))
        stage.handle(.received(alice.connection, .binary([])))
        alice.addTrack("mic") { $0.source = .init(rawValue: 77) }
        #expect(alice.closeCode == nil)
        #expect(alice.published.count == 1)
    }
}
