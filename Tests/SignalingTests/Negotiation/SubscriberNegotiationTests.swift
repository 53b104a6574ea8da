import SFU
import SeededRandom
import Testing

@testable import Signaling

struct SubscriberNegotiationTests {
    /// Offers, and takes the client's answer.
    private static func round(
        _ negotiation: inout SubscriberNegotiation, edit: (inout SessionDescription) -> Void = { _ in }
    ) throws -> (offer: SessionDescription, answer: SubscriberAnswer) {
        let offer = try negotiation.nextOffer()
        let text = try Fixture.answer(to: offer.sdp, edit: edit)
        let answer = try #require(try negotiation.accept(answer: text, id: offer.id))
        return (try SessionDescription(parsing: offer.sdp), answer)
    }

    @Test func `the offer's lines`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 100, red: true))
        var plain = Fixture.track("b", ssrc: 200)
        plain.isStereo = true
        negotiation.add(plain)
        let offer = try negotiation.nextOffer()
        let transport = """
            a=ice-ufrag:ourufrag\r
            a=ice-pwd:ourpassword0123456789ab\r
            a=setup:actpass\r

            """
        #expect(
            offer.sdp == """
                v=0\r
                o=- 5 1 IN IP4 127.0.0.1\r
                s=-\r
                t=0 0\r
                a=msid-semantic:WMS*\r
                a=fingerprint:\(SDPVectors.fingerprint(0xCD))\r
                a=ice-lite\r
                a=extmap-allow-mixed\r
                a=group:BUNDLE 0 1 2\r
                m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
                c=IN IP4 0.0.0.0\r
                a=candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host\r
                a=candidate:2 1 udp 2130706175 2001:db8::1 7882 typ host\r
                a=end-of-candidates\r
                \(transport)a=mid:0\r
                a=sendrecv\r
                a=sctp-port:5000\r
                a=max-message-size:65535\r
                m=audio 9 UDP/TLS/RTP/SAVPF 63 111\r
                c=IN IP4 0.0.0.0\r
                \(transport)a=mid:1\r
                a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r
                a=sendonly\r
                a=rtcp-mux\r
                a=rtcp-rsize\r
                a=rtpmap:63 red/48000/2\r
                a=fmtp:63 111/111\r
                a=rtpmap:111 opus/48000/2\r
                a=fmtp:111 minptime=10;useinbandfec=1\r
                a=rtcp-fb:111 nack\r
                a=msid:PA_a|TR_a TR_a\r
                a=ssrc:100 cname:PA_a|TR_a\r
                a=ssrc:100 msid:PA_a|TR_a TR_a\r
                a=ssrc:100 mslabel:PA_a|TR_a\r
                a=ssrc:100 label:TR_a\r
                m=audio 9 UDP/TLS/RTP/SAVPF 111\r
                c=IN IP4 0.0.0.0\r
                \(transport)a=mid:2\r
                a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r
                a=sendonly\r
                a=rtcp-mux\r
                a=rtcp-rsize\r
                a=rtpmap:111 opus/48000/2\r
                a=fmtp:111 minptime=10;useinbandfec=1;sprop-stereo=1\r
                a=rtcp-fb:111 nack\r
                a=msid:PA_b|TR_b TR_b\r
                a=ssrc:200 cname:PA_b|TR_b\r
                a=ssrc:200 msid:PA_b|TR_b TR_b\r
                a=ssrc:200 mslabel:PA_b|TR_b\r
                a=ssrc:200 label:TR_b\r

                """)
        #expect(offer.id == 1)
        #expect(offer.midToTrackID.map { "\($0.mid)=\($0.sid)" } == ["1=TR_a", "2=TR_b"])
        #expect(offer.candidateInits.count == 2)
    }

    @Test func `the native client's answers`() throws {
        var negotiation = Fixture.subscriber()
        func answer(_ name: String) throws -> SubscriberAnswer {
            _ = try negotiation.nextOffer()
            return try #require(try negotiation.accept(answer: try SDPVectors.text(name), id: 0))
        }
        let first = try answer("native-answer-1")
        #expect(first.hasDataSection && first.remote.role == .server && first.remote.usernameFragment == "kS4z")
        negotiation.add(Fixture.track("bob", ssrc: 1001, red: true))
        negotiation.add(Fixture.track("carol", ssrc: 1002))
        let both = try answer("native-answer-2").accepted
        #expect(both.map(\.sid) == ["TR_bob", "TR_carol"])
        #expect(both.map(\.parameters.redPayloadType) == [63, nil])
        #expect(both.map(\.parameters.midExtension) == [4, 4])
        // It never asks for packets again.
        #expect(both.map(\.parameters.usesNack) == [false, false])
        negotiation.remove(sid: "TR_bob")
        #expect(try answer("native-answer-3").accepted.map(\.isNew) == [false])
        negotiation.add(Fixture.track("dave", ssrc: 1003, red: true))
        let last = try answer("native-answer-4")
        #expect(last.accepted.map { "\($0.sid) \($0.parameters.mid)" } == ["TR_dave 1", "TR_carol 2"])
        #expect(last.rejected.isEmpty && !last.isICERestart)
    }

    @Test(arguments: [("chromium", true), ("firefox", false)])
    func `a browser's answers are understood over a track's life`(browser: String, usesRED: Bool) throws {
        var negotiation = Fixture.subscriber()
        func answer(_ number: Int) throws -> SubscriberAnswer {
            _ = try negotiation.nextOffer()
            let text = try SDPVectors.text("\(browser)-answer-\(number)")
            return try #require(try negotiation.accept(answer: text, id: 0))
        }
        let first = try answer(1)
        #expect(first.hasDataSection && first.accepted.isEmpty && first.remote.role == .server)
        negotiation.add(Fixture.track("ben", ssrc: 1001, red: usesRED))
        let second = try answer(2)
        #expect(second.accepted.map(\.sid) == ["TR_ben"] && second.rejected.isEmpty && !second.isICERestart)
        #expect(second.accepted.map(\.parameters.redPayloadType) == [usesRED ? 63 : nil])
        #expect(second.accepted.map(\.parameters.midExtension) == [4])
        negotiation.remove(sid: "TR_ben")
        let third = try answer(3)
        #expect(third.accepted.isEmpty && third.rejected.isEmpty && !third.isICERestart)
        #expect(!negotiation.needsOffer)
    }

    @Test func `one offer at a time, and another when something changed meanwhile`() throws {
        var negotiation = Fixture.subscriber()
        #expect(negotiation.needsOffer && !negotiation.isAwaitingAnswer)
        let first = try negotiation.nextOffer()
        #expect(!negotiation.needsOffer && negotiation.isAwaitingAnswer)
        negotiation.add(Fixture.track("a", ssrc: 1))
        let early = [negotiation.offer(), negotiation.offer(force: true)]
        #expect(early == [nil, nil])
        let answer = try #require(try negotiation.accept(answer: Fixture.answer(to: first.sdp), id: 1))
        #expect(answer.hasDataSection && answer.accepted.isEmpty && !answer.isICERestart)
        #expect(answer.remote.role == .server)
        #expect(answer.remote.usernameFragment == "theirs")
        #expect(negotiation.needsOffer)
        let second = try negotiation.nextOffer()
        #expect(second.id == 2)
        #expect(try negotiation.accept(answer: Fixture.answer(to: second.sdp), id: 2)?.accepted.count == 1)
        let idle = negotiation.offer()
        #expect(!negotiation.needsOffer && idle == nil)
        #expect(try negotiation.nextOffer(force: true).id == 3)
    }

    @Test func `id 0 answers whatever is out, other ids only their own`() throws {
        var negotiation = Fixture.subscriber()
        #expect(try negotiation.accept(answer: "anything", id: 0) == nil)
        let first = try negotiation.nextOffer()
        let answer = try Fixture.answer(to: first.sdp)
        #expect(try negotiation.accept(answer: "anything", id: 2) == nil)
        #expect(try negotiation.accept(answer: answer, id: 0) != nil)
        #expect(try negotiation.accept(answer: answer, id: 1) == nil)
        _ = negotiation.offer(force: true)
        #expect(try negotiation.accept(answer: answer, id: 1) == nil)
        #expect(negotiation.isAwaitingAnswer)
    }

    @Test func `accepted tracks carry what the client agreed to`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 100, red: true))
        negotiation.add(Fixture.track("b", ssrc: 200))
        let (_, answer) = try Self.round(&negotiation)
        let expected = [
            SubscriberAnswer.Accepted(
                sid: "TR_a", subscription: SubscriptionID(100),
                parameters: SubscriptionParameters(
                    ssrc: 100, mid: "1", opusPayloadType: 111, redPayloadType: 63, midExtension: 4,
                    cname: "PA_a|TR_a", usesNack: false),
                isNew: true),
            SubscriberAnswer.Accepted(
                sid: "TR_b", subscription: SubscriptionID(200),
                parameters: SubscriptionParameters(
                    ssrc: 200, mid: "2", opusPayloadType: 111, redPayloadType: nil, midExtension: 4,
                    cname: "PA_b|TR_b", usesNack: true),
                isNew: true),
        ]
        #expect(answer.accepted == expected)
        negotiation.add(Fixture.track("c", ssrc: 300))
        let (_, next) = try Self.round(&negotiation)
        #expect(next.accepted.map(\.sid) == ["TR_a", "TR_b", "TR_c"])
        #expect(next.accepted.map(\.isNew) == [false, false, true])
    }

    @Test func `a client without redundancy, nack or mid extension gets plain opus`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 100, red: true))
        negotiation.add(Fixture.track("b", ssrc: 200))
        let (_, answer) = try Self.round(&negotiation) { answer in
            for index in answer.sections.indices where answer.sections[index].kind == "audio" {
                answer.sections[index].formats = ["109"]
                answer.sections[index].attributes.removeAll {
                    ["extmap", "rtcp-fb", "rtpmap", "fmtp"].contains($0.name)
                }
                answer.sections[index].attributes.append(SDPAttribute("rtpmap", "109 opus/48000/2"))
            }
        }
        for accepted in answer.accepted {
            #expect(accepted.parameters.opusPayloadType == 109)
            #expect(accepted.parameters.redPayloadType == nil && accepted.parameters.midExtension == nil)
            #expect(!accepted.parameters.usesNack)
        }
        #expect(answer.accepted.count == 2)
    }

    @Test func `a removed track's section goes inactive, and is used again once that is agreed`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        negotiation.add(Fixture.track("b", ssrc: 2))
        _ = try Self.round(&negotiation)
        negotiation.remove(sid: "TR_a")
        negotiation.add(Fixture.track("c", ssrc: 3))
        let (second, answer) = try Self.round(&negotiation)
        #expect(second.sections.map(\.mid) == ["0", "1", "2", "3"])
        #expect(second.sections.map(\.direction) == [.sendrecv, .inactive, .sendonly, .sendonly])
        #expect(second.sections[1].firstSource == nil && second.sections[1].trackIdentifier == nil)
        #expect(answer.accepted.map(\.sid) == ["TR_b", "TR_c"])
        negotiation.add(Fixture.track("d", ssrc: 4))
        let (third, last) = try Self.round(&negotiation)
        #expect(third.sections.map(\.mid) == ["0", "1", "2", "3"])
        #expect(third.sections[1].trackIdentifier == "TR_d")
        #expect(last.accepted.map(\.sid) == ["TR_d", "TR_b", "TR_c"])
        #expect(last.accepted.map(\.isNew) == [true, false, false])
    }

    @Test func `a track removed before its answer came is not accepted`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        let offer = try negotiation.nextOffer()
        negotiation.remove(sid: "TR_a")
        negotiation.add(Fixture.track("b", ssrc: 2))
        let answer = try #require(try negotiation.accept(answer: Fixture.answer(to: offer.sdp), id: 1))
        #expect(answer.accepted.isEmpty && answer.rejected.isEmpty)
        let (second, next) = try Self.round(&negotiation)
        #expect(second.sections.map(\.direction) == [.sendrecv, .inactive, .sendonly])
        #expect(next.accepted.map(\.parameters.mid) == ["2"])
    }

    @Test func `a track that comes back before the answer takes another section`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        let offer = try negotiation.nextOffer()
        negotiation.remove(sid: "TR_a")
        negotiation.add(Fixture.track("a", ssrc: 2))
        let answer = try #require(try negotiation.accept(answer: Fixture.answer(to: offer.sdp), id: 1))
        #expect(answer.accepted.isEmpty && answer.rejected.isEmpty)
        #expect(try Self.round(&negotiation).answer.accepted.map(\.parameters.ssrc) == [2])
    }

    @Test func `a track that comes back is shown under another mid, in sections that do not become more`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("b", ssrc: 1))
        negotiation.add(Fixture.track("a", ssrc: 2))
        var mids: Set<String> = []
        for cycle in 0..<50 {
            let (offer, answer) = try Self.round(&negotiation)
            let accepted = try #require(answer.accepted.last { $0.sid == "TR_a" })
            #expect(answer.accepted.map(\.sid).sorted() == ["TR_a", "TR_b"] && accepted.isNew)
            #expect(mids.insert(accepted.parameters.mid).inserted)
            #expect(offer.sections.count <= 4)
            // The section where it was is given up in the offer that shows it elsewhere.
            #expect(offer.sections.count { $0.port == 0 } == (cycle == 0 ? 0 : 1))
            negotiation.remove(sid: "TR_a")
            let idle = try Self.round(&negotiation).offer
            #expect(idle.sections.count { $0.direction == .inactive && $0.port > 0 } == 1)
            negotiation.add(Fixture.track("a", ssrc: UInt32(cycle + 3)))
        }
    }

    @Test func `a section that is given up is used again only when the client has agreed`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        _ = try Self.round(&negotiation)
        negotiation.remove(sid: "TR_a")
        _ = try Self.round(&negotiation)
        negotiation.add(Fixture.track("a", ssrc: 2))
        negotiation.add(Fixture.track("b", ssrc: 3))
        let offer = try negotiation.nextOffer()
        #expect(try SessionDescription(parsing: offer.sdp).sections.map(\.mid) == ["0", "1", "2", "3"])
        negotiation.add(Fixture.track("c", ssrc: 4))
        _ = try negotiation.accept(answer: Fixture.answer(to: offer.sdp), id: offer.id)
        negotiation.add(Fixture.track("d", ssrc: 5))
        let (last, answer) = try Self.round(&negotiation)
        #expect(last.sections.map(\.mid) == ["0", "5", "2", "3", "4"])
        #expect(answer.accepted.map(\.sid) == ["TR_d", "TR_a", "TR_b", "TR_c"])
    }

    @Test func `a refused section is told, and its place goes to the next track under a new mid`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        let (_, answer) = try Self.round(&negotiation) { Fixture.reject(1, in: &$0) }
        #expect(answer.rejected == ["TR_a"] && answer.accepted.isEmpty)
        #expect(!negotiation.needsOffer)
        let again = try negotiation.nextOffer(force: true)
        let sdp = try SessionDescription(parsing: again.sdp)
        #expect(sdp.sections[1].port == 0 && sdp.attributes.value("group") == "BUNDLE 0")
        // Taken while the offer that still shows it refused is out.
        negotiation.add(Fixture.track("b", ssrc: 2))
        let stale = try Fixture.answer(to: again.sdp)
        #expect(try negotiation.accept(answer: stale, id: 2)?.rejected == [])
        let (offer, last) = try Self.round(&negotiation)
        #expect(offer.sections.map(\.mid) == ["0", "2"])
        #expect(last.accepted.map(\.parameters.mid) == ["2"])
    }

    @Test func `a free section that is refused while a track takes it is made anew`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        _ = try Self.round(&negotiation)
        negotiation.remove(sid: "TR_a")
        _ = try Self.round(&negotiation)
        let offer = try negotiation.nextOffer(force: true)
        negotiation.add(Fixture.track("b", ssrc: 2))
        let refusal = try Fixture.answer(to: offer.sdp) { Fixture.reject(1, in: &$0) }
        #expect(try negotiation.accept(answer: refusal, id: 0)?.rejected == [])
        let (last, answer) = try Self.round(&negotiation)
        #expect(last.sections.map(\.mid) == ["0", "2"])
        #expect(answer.accepted.map(\.sid) == ["TR_b"])
    }

    @Test func `a section that is answered inactive or without opus is not taken`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        negotiation.add(Fixture.track("b", ssrc: 2))
        let (_, answer) = try Self.round(&negotiation) { answer in
            answer.sections[1].attributes = answer.sections[1].attributes.map {
                $0.name == "recvonly" ? SDPAttribute("inactive") : $0
            }
            answer.sections[2].attributes.removeAll { $0.name == "rtpmap" }
        }
        #expect(answer.rejected == ["TR_a", "TR_b"])
        let (offer, _) = try Self.round(&negotiation)
        #expect(offer.sections.map(\.direction) == [.sendrecv, .inactive, .inactive])
        negotiation.add(Fixture.track("c", ssrc: 3))
        #expect(try Self.round(&negotiation).offer.sections.count == 3)
    }

    @Test func `a client may do without data`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        let (_, answer) = try Self.round(&negotiation) { Fixture.reject(0, in: &$0) }
        #expect(!answer.hasDataSection && answer.accepted.count == 1)
        let next = try negotiation.nextOffer(force: true)
        let sdp = try SessionDescription(parsing: next.sdp)
        #expect(sdp.sections.map(\.port) == [0, 9])
        #expect(sdp.attributes.value("group") == "BUNDLE 1")
        #expect(sdp.sections[1].attributes.has("candidate"))
        #expect(next.candidateInits[0].contains(#""sdpMid":"1","sdpMLineIndex":1"#))
    }

    @Test func `role, certificate and fragment over several answers`() throws {
        var negotiation = Fixture.subscriber()
        let first = try negotiation.nextOffer()
        let passive = try Fixture.answer(to: first.sdp, setup: "passive")
        #expect(try negotiation.accept(answer: passive, id: 0)?.remote.role == .client)
        let second = try negotiation.nextOffer(force: true)
        #expect(throws: SDPError.roleChanged) {
            try negotiation.accept(answer: Fixture.answer(to: second.sdp), id: 0)
        }
        #expect(throws: SDPError.malformedSetup) {
            try negotiation.accept(answer: Fixture.answer(to: second.sdp, setup: "actpass"), id: 0)
        }
        #expect(throws: SDPError.fingerprintChanged) {
            let other = try Fixture.answer(to: second.sdp, setup: "passive") { answer in
                answer.attributes.removeAll { $0.name == "fingerprint" }
                answer.attributes.append(SDPAttribute("fingerprint", SDPVectors.fingerprint(1)))
            }
            return try negotiation.accept(answer: other, id: 0)
        }
        #expect(negotiation.isAwaitingAnswer)
        let restart = try Fixture.answer(to: second.sdp, setup: "passive", ufrag: "other")
        #expect(try negotiation.accept(answer: restart, id: 0)?.isICERestart == true)
    }

    @Test func `an answer that does not fit its offer is refused and changes nothing`() throws {
        var negotiation = Fixture.subscriber()
        negotiation.add(Fixture.track("a", ssrc: 1))
        let offer = try negotiation.nextOffer()
        let refused: [(SDPError, (inout SessionDescription) -> Void)] = [
            (.sectionCountDiffers(offered: 2, answered: 1), { $0.sections.removeLast() }),
            (.sectionChanged(index: 0), { $0.sections.swapAt(0, 1) }),
            (.sectionChanged(index: 1), { $0.sections[1].kind = "video" }),
            (.sectionChanged(index: 1), { $0.sections[1].attributes.removeAll { $0.name == "mid" } }),
            (.notBundled, { $0.attributes.removeAll { $0.name == "group" } }),
            (
                .acceptsNothing,
                { answer in
                    answer.sections[0].port = 0
                    answer.sections[1].port = 0
                }
            ),
            (.noFingerprint, { $0.attributes.removeAll { $0.name == "fingerprint" } }),
        ]
        for (error, edit) in refused {
            let text = try Fixture.answer(to: offer.sdp, edit: edit)
            #expect(throws: error) { try negotiation.accept(answer: text, id: 0) }
        }
        #expect(throws: SDPError.self) { try negotiation.accept(answer: "", id: 0) }
        #expect(try negotiation.accept(answer: Fixture.answer(to: offer.sdp), id: 0)?.accepted.count == 1)
    }

    @Test func `whatever comes and goes, sections keep their places and mids`() throws {
        var random = SeededGenerator(2)
        var negotiation = Fixture.subscriber()
        var wanted: [String] = []
        var last: [MediaSection] = []
        for step in 0..<400 {
            if wanted.isEmpty || wanted.count < 8 && Bool.random(using: &random) {
                // Some come back.
                let name = "\(Int.random(in: 0..<2, using: &random) == 0 ? step % 10 : step)"
                guard !wanted.contains("TR_\(name)") else { continue }
                wanted.append("TR_\(name)")
                negotiation.add(Fixture.track(name, ssrc: UInt32(step + 1)))
            } else {
                negotiation.remove(sid: wanted.remove(at: Int.random(in: 0..<wanted.count, using: &random)))
            }
            guard Int.random(in: 0..<3, using: &random) > 0, let offer = negotiation.offer() else { continue }
            let sdp = try SessionDescription(parsing: offer.sdp)
            // A section has another mid only after it was given up.
            #expect(sdp.sections.count >= last.count)
            for (before, now) in zip(last, sdp.sections) { #expect(before.mid == now.mid || before.port == 0) }
            last = sdp.sections
            let answer = try #require(try negotiation.accept(answer: Fixture.answer(to: offer.sdp), id: 0))
            #expect(answer.accepted.map(\.sid).sorted() == wanted.sorted())
        }
        #expect(last.count <= 32)
    }
}
