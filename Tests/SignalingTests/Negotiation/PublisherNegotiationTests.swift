import SFU
import Testing

@testable import Signaling

struct PublisherNegotiationTests {
    private static let mic = PendingTrack(sid: "TR_AM1", cids: ["mic"])

    /// One offer to a fresh negotiation, and the answer as parsed.
    private static func answer(
        _ offer: String, _ pending: [PendingTrack] = []
    ) throws -> (answer: PublisherAnswer, sdp: SessionDescription) {
        var negotiation = Fixture.publisher()
        let answer = try negotiation.answer(offer, pendingTracks: pending)
        return (answer, try SessionDescription(parsing: answer.sdp))
    }

    @Test(arguments: SDPVectors.offers)
    func `every client's offer is answered section by section`(name: String) throws {
        let text = try SDPVectors.text(name)
        let offer = try SessionDescription(parsing: text)
        let (answer, sdp) = try Self.answer(text, [Self.mic])
        #expect(sdp.sections.map(\.kind) == offer.sections.map(\.kind))
        #expect(sdp.sections.map(\.mid) == offer.sections.map(\.mid))
        #expect(sdp.sections.map(\.transport) == offer.sections.map(\.transport))
        #expect(sdp.sections.map { $0.port == 0 } == offer.sections.map { $0.kind == "video" })
        let bundled = offer.sections.filter { $0.kind != "video" }.compactMap(\.mid)
        #expect(sdp.attributes.value("group") == "BUNDLE " + bundled.joined(separator: " "))
        #expect(answer.hasDataSection)
        #expect(answer.remote.role == .client)
        #expect(sdp.attributes.has("extmap-allow-mixed") == offer.attributes.has("extmap-allow-mixed"))
        for (theirs, ours) in zip(offer.sections, sdp.sections) where ours.port != 0 {
            #expect(ours.attributes.value("setup") == "active")
            let expected: MediaDirection = ours.kind == "application" ? .sendrecv : .inactive
            if !offer.direction(of: theirs).sends { #expect(ours.direction == expected) }
        }
    }

    @Test func `the publishing section of each client, in its own numbers`() throws {
        struct Row {
            var name: String
            var cid: String
            var expected: PublisherAnswer.Track
        }
        func row(
            _ name: String, _ cid: String, mid: String, ssrc: UInt32?, opus: UInt8, red: UInt8?, midID: UInt8,
            level: UInt8
        ) -> Row {
            Row(
                name: name, cid: cid,
                expected: PublisherAnswer.Track(
                    sid: "TR_AM1", mid: mid,
                    parameters: PublicationParameters(
                        ssrc: ssrc, mid: mid, opusPayloadType: opus, redPayloadType: red, midExtension: midID,
                        audioLevelExtension: level, usesNack: true, isVoice: true, isMuted: false),
                    mime: red == nil ? "audio/opus" : "audio/red"))
        }
        let rows = [
            row(
                "native-publish", "9fbe7149-1622-4d80-9d2e-ba68d733070b", mid: "14", ssrc: 2_560_100_825, opus: 111,
                red: 63, midID: 4, level: 1),
            row(
                "chrome", "3c9b2f58-6d2e-4a0c-8a71-0e1f5f0a7b11", mid: "1", ssrc: 1_866_023_474, opus: 111, red: 63,
                midID: 4, level: 1),
            row(
                "firefox", "{0d2ef2c1-88b1-4e54-a9a6-2a0c0c6cf2b7}", mid: "1", ssrc: 2_655_508_255, opus: 109,
                red: nil, midID: 3, level: 1),
            row(
                "chromium-publish", "3a8b0cb2-8b4e-49c9-b8f8-11c6a0dabe91", mid: "0", ssrc: 260_339_491, opus: 111,
                red: 63, midID: 4, level: 1),
            row(
                "firefox-publish", "{f6909401-a447-4cdd-9ee5-a20e78d7f6b6}", mid: "0", ssrc: 2_744_637_846, opus: 109,
                red: nil, midID: 3, level: 1),
            row(
                "safari", "a4d8c3f0-92c7-4f60-8c6c-6c0f5b1d7e21", mid: "audio0", ssrc: 3_570_614_608, opus: 111,
                red: 63, midID: 9, level: 1),
            row(
                "aiortc", "4fb524e5-a71d-49ce-b3ae-cf67c1f8abbf", mid: "0", ssrc: 4_036_383_750, opus: 96, red: nil,
                midID: 1, level: 2),
        ]
        for row in rows {
            // A second announcement stands first: the name decides, not the order.
            let other = PendingTrack(sid: "TR_AS2", cids: ["another"])
            let own = PendingTrack(sid: "TR_AM1", cids: ["?", row.cid])
            let (answer, sdp) = try Self.answer(try SDPVectors.text(row.name), [other, own])
            #expect(answer.published == [row.expected], "\(row.name)")
            let section = try #require(sdp.sections.first { $0.mid == row.expected.mid })
            #expect(section.direction == .recvonly)
            let parameters = row.expected.parameters
            let types = [parameters.redPayloadType, parameters.opusPayloadType].compactMap { $0 }
            #expect(section.formats == types.map { String($0) })
        }
    }

    @Test func `a data section that rides on another's port is taken`() throws {
        // Firefox bundles as it offers: port 0 and `bundle-only` (RFC 9143 §6).
        let (_, sdp) = try Self.answer(try SDPVectors.text("firefox-publish"), [Self.mic])
        #expect(sdp.sections.map(\.kind) == ["audio", "application"])
        #expect(sdp.sections.allSatisfy { $0.port == 9 })
    }

    @Test func `the answer's lines`() throws {
        let offer = SDPVectors.offer(
            bundle: "7 8", [SDPVectors.audio("7", msid: "mic", ssrc: 5), SDPVectors.data("8"), SDPVectors.video("9")])
        let (answer, _) = try Self.answer(offer, [Self.mic])
        let fingerprint = SDPVectors.fingerprint(0xCD)
        #expect(
            answer.sdp == """
                v=0\r
                o=- 9223372036854775807 1 IN IP4 127.0.0.1\r
                s=-\r
                t=0 0\r
                a=msid-semantic:WMS*\r
                a=fingerprint:\(fingerprint)\r
                a=ice-lite\r
                a=group:BUNDLE 7 8\r
                m=audio 9 UDP/TLS/RTP/SAVPF 63 111\r
                c=IN IP4 0.0.0.0\r
                a=candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host\r
                a=candidate:2 1 udp 2130706175 2001:db8::1 7882 typ host\r
                a=end-of-candidates\r
                a=ice-ufrag:ourufrag\r
                a=ice-pwd:ourpassword0123456789ab\r
                a=setup:active\r
                a=mid:7\r
                a=recvonly\r
                a=rtcp-mux\r
                a=rtpmap:63 red/48000/2\r
                a=fmtp:63 111/111\r
                a=rtpmap:111 opus/48000/2\r
                a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r
                a=rtcp-fb:111 nack\r
                m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
                c=IN IP4 0.0.0.0\r
                a=ice-ufrag:ourufrag\r
                a=ice-pwd:ourpassword0123456789ab\r
                a=setup:active\r
                a=mid:8\r
                a=sendrecv\r
                a=sctp-port:5000\r
                a=max-message-size:65535\r
                m=video 0 UDP/TLS/RTP/SAVPF 96\r
                c=IN IP4 0.0.0.0\r
                a=mid:9\r
                a=inactive\r

                """)
        #expect(answer.remote.usernameFragment == "abcd")
        #expect(answer.remote.fingerprint == [UInt8](repeating: 0xAB, count: 32))
        #expect(answer.candidateInits.count == 2)
        #expect(answer.candidateInits[0].contains(#""sdpMid":"7","sdpMLineIndex":0"#))
        #expect(answer.midToTrackID.isEmpty)
    }

    @Test func `what the track asks for`() throws {
        func lines(_ track: PendingTrack) throws -> (formats: [String], opus: String?, track: PublisherAnswer.Track?) {
            let offer = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "mic")])
            let (answer, sdp) = try Self.answer(offer, [track])
            let opus = sdp.sections[0].attributes.values("fmtp").first { $0.hasPrefix("111 ") }
            return (sdp.sections[0].formats, opus, answer.published.first)
        }
        let plain = try lines(PendingTrack(sid: "TR_1", cids: []))
        #expect(plain.formats == ["63", "111"] && plain.track?.mime == "audio/red")
        #expect(plain.track?.parameters.usesNack == true && plain.track?.parameters.isEncrypted == false)
        let encrypted = try lines(
            PendingTrack(
                sid: "TR_1", cids: [], disableRED: true, isVoice: false, isMuted: true, isEncrypted: true))
        #expect(encrypted.formats == ["111"] && encrypted.track?.mime == "audio/opus")
        #expect(encrypted.track?.parameters.usesNack == true)
        #expect(encrypted.track?.parameters.isVoice == false)
        #expect(encrypted.track?.parameters.isMuted == true && encrypted.track?.parameters.isEncrypted == true)
        let music = try lines(PendingTrack(sid: "TR_1", cids: [], disableDTX: true, isStereo: true))
        #expect(music.opus == "111 minptime=10;useinbandfec=1;stereo=1;maxaveragebitrate=510000")
    }

    @Test func `tracks without a name of their own go to the oldest announcement`() throws {
        let offer = SDPVectors.offer(
            bundle: "0 1 2",
            [SDPVectors.audio("0"), SDPVectors.audio("1", msid: "b"), SDPVectors.audio("2", "recvonly")])
        let pending = [PendingTrack(sid: "TR_a", cids: ["a"]), PendingTrack(sid: "TR_b", cids: ["b"])]
        let (answer, sdp) = try Self.answer(offer, pending)
        #expect(answer.published.map(\.sid) == ["TR_a", "TR_b"])
        #expect(answer.published.map(\.mid) == ["0", "1"])
        #expect(sdp.sections.map(\.direction) == [.recvonly, .recvonly, .inactive])
    }

    @Test func `a section that nobody announced is kept idle, and taken when it is announced`() throws {
        var negotiation = Fixture.publisher()
        let offer = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "mic")])
        let first = try negotiation.answer(offer, pendingTracks: [])
        #expect(first.published.isEmpty)
        #expect(first.sdp.contains("a=inactive"))
        let second = try negotiation.answer(offer, pendingTracks: [Self.mic])
        #expect(second.published.map(\.sid) == ["TR_AM1"])
        let third = try negotiation.answer(offer, pendingTracks: [])
        #expect(third.published.isEmpty && third.ended.isEmpty && third.changed.isEmpty)
        #expect(third.sdp.contains("a=recvonly"))
    }

    @Test(arguments: ["recvonly", "inactive"])
    func `a track ends with its section's sending`(direction: String) throws {
        var negotiation = Fixture.publisher()
        let offer = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "mic")])
        _ = try negotiation.answer(offer, pendingTracks: [Self.mic])
        let after = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", direction)])
        let answer = try negotiation.answer(after, pendingTracks: [])
        #expect(answer.ended == ["TR_AM1"])
        #expect(try negotiation.answer(after, pendingTracks: []).ended.isEmpty)
        let again = try negotiation.answer(offer, pendingTracks: [PendingTrack(sid: "TR_AM2", cids: ["mic"])])
        #expect(again.published.map(\.sid) == ["TR_AM2"])
    }

    @Test func `the native client puts its microphones where we refused its cameras`() throws {
        var negotiation = Fixture.publisher()
        let first = try negotiation.answer(try SDPVectors.text("native-first"), pendingTracks: [])
        #expect(first.published.isEmpty && first.hasDataSection && !first.isICERestart)
        let publish = try SDPVectors.text("native-publish")
        let second = try negotiation.answer(publish, pendingTracks: [Self.mic])
        #expect(second.published.map(\.mid) == ["14"])
        #expect(try SessionDescription(parsing: publish).sections.map(\.mid).firstIndex(of: "14") == 3)
        let unpublish = try SDPVectors.text("native-unpublish")
        #expect(try negotiation.answer(unpublish, pendingTracks: []).ended == ["TR_AM1"])
        let again = try negotiation.answer(
            try SDPVectors.text("native-republish"), pendingTracks: [PendingTrack(sid: "TR_AM2", cids: ["?"])])
        #expect(again.published.map(\.mid) == ["15"] && again.ended.isEmpty)
    }

    @Test func `a rejected section ends its track, and its place may be taken by another`() throws {
        var negotiation = Fixture.publisher()
        let offer = SDPVectors.offer(
            bundle: "d 0 v", [SDPVectors.data("d"), SDPVectors.audio("0", msid: "mic"), SDPVectors.video("v")])
        _ = try negotiation.answer(offer, pendingTracks: [Self.mic])
        // Video was refused by us: a microphone takes its place, under another mid.
        let recycled = SDPVectors.offer(
            bundle: "d 0 3",
            [SDPVectors.data("d"), SDPVectors.audio("0", msid: "mic"), SDPVectors.audio("3", msid: "two")])
        let second = try negotiation.answer(
            recycled, pendingTracks: [PendingTrack(sid: "TR_AM2", cids: ["two"])])
        #expect(second.published.map(\.mid) == ["3"] && second.ended.isEmpty)
        let stopped = SDPVectors.offer(
            bundle: "d 3",
            [
                SDPVectors.data("d"), "audio 0 UDP/TLS/RTP/SAVPF 111\na=inactive\n",
                SDPVectors.audio("3", msid: "two"),
            ])
        #expect(try negotiation.answer(stopped, pendingTracks: []).ended == ["TR_AM1"])
        let again = SDPVectors.offer(
            bundle: "d 3 4",
            [SDPVectors.data("d"), SDPVectors.audio("4", msid: "x"), SDPVectors.audio("3", msid: "two")])
        let last = try negotiation.answer(again, pendingTracks: [PendingTrack(sid: "TR_AM4", cids: ["x"])])
        #expect(last.published.map(\.mid) == ["4"] && last.ended.isEmpty)
    }

    @Test func `another track in the same section replaces the one before`() throws {
        var negotiation = Fixture.publisher()
        let offer = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "mic")])
        _ = try negotiation.answer(offer, pendingTracks: [Self.mic])
        let other = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "next")])
        // A changed name alone is the same track with another device.
        let replaced = try negotiation.answer(other, pendingTracks: [])
        #expect(replaced.ended.isEmpty && replaced.published.isEmpty)
        let answer = try negotiation.answer(other, pendingTracks: [PendingTrack(sid: "TR_AM2", cids: ["next"])])
        #expect(answer.ended == ["TR_AM1"])
        #expect(answer.published.map(\.sid) == ["TR_AM2"])
    }

    @Test func `a track that changes its source is told, one that we forgot is gone`() throws {
        var negotiation = Fixture.publisher()
        let offer = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "mic", ssrc: 1)])
        _ = try negotiation.answer(offer, pendingTracks: [Self.mic])
        let other = SDPVectors.offer(bundle: "0", [SDPVectors.audio("0", msid: "mic", ssrc: 2)])
        let changed = try negotiation.answer(other, pendingTracks: [])
        #expect(changed.changed.map(\.parameters.ssrc) == [2])
        #expect(changed.published.isEmpty)
        negotiation.forget(sid: "TR_AM1")
        let after = try negotiation.answer(other, pendingTracks: [])
        #expect(after.ended.isEmpty && after.changed.isEmpty)
        #expect(after.sdp.contains("a=inactive"))
    }

    @Test func `the DTLS role is settled once`() throws {
        let sections = [SDPVectors.data("0")]
        for (setup, role) in [("actpass", DTLSRole.client), ("passive", .client), ("active", .server)] {
            var negotiation = Fixture.publisher()
            let first = try negotiation.answer(
                SDPVectors.offer(bundle: "0", sections, setup: setup), pendingTracks: [])
            #expect(first.remote.role == role)
            #expect(first.sdp.contains(role == .client ? "a=setup:active" : "a=setup:passive"))
            let again = try negotiation.answer(SDPVectors.offer(bundle: "0", sections), pendingTracks: [])
            #expect(again.remote.role == role)
            let conflict = role == .client ? "active" : "passive"
            #expect(throws: SDPError.roleChanged) {
                try negotiation.answer(
                    SDPVectors.offer(bundle: "0", sections, setup: conflict), pendingTracks: [])
            }
        }
    }

    @Test func `another fragment is an ICE restart, another certificate is refused`() throws {
        var negotiation = Fixture.publisher()
        let sections = [SDPVectors.data("0")]
        _ = try negotiation.answer(SDPVectors.offer(bundle: "0", sections), pendingTracks: [])
        let restart = try negotiation.answer(
            SDPVectors.offer(bundle: "0", sections, ufrag: "wxyz"), pendingTracks: [])
        #expect(restart.isICERestart && restart.remote.usernameFragment == "wxyz")
        let answer = try SessionDescription(parsing: restart.sdp).sections[0].attributes
        #expect(answer.value("ice-ufrag") == Fixture.later.usernameFragment)
        #expect(answer.value("ice-pwd") == Fixture.later.password)
        #expect(throws: SDPError.fingerprintChanged) {
            try negotiation.answer(SDPVectors.offer(bundle: "0", sections, print: 1), pendingTracks: [])
        }
        let same = try negotiation.answer(
            SDPVectors.offer(bundle: "0", sections, ufrag: "wxyz"), pendingTracks: [])
        #expect(!same.isICERestart)
    }

    @Test func `sections neither vanish nor change places, and a refused offer changes nothing`() throws {
        var negotiation = Fixture.publisher()
        let audio = SDPVectors.audio("0", msid: "mic")
        let offer = SDPVectors.offer(bundle: "0 1", [audio, SDPVectors.data("1")])
        _ = try negotiation.answer(offer, pendingTracks: [Self.mic])
        let refused: [(String, SDPError)] = [
            (SDPVectors.offer(bundle: "0", [audio]), .sectionsShrank(from: 2, to: 1)),
            (SDPVectors.offer(bundle: "1 0", [SDPVectors.data("1"), audio]), .sectionChanged(index: 0)),
            (
                SDPVectors.offer(bundle: "5 1", [SDPVectors.audio("5"), SDPVectors.data("1")]),
                .sectionChanged(index: 0)
            ),
            (SDPVectors.offer(bundle: "0 1", [audio, SDPVectors.audio("1")]), .sectionChanged(index: 1)),
        ]
        for (text, error) in refused {
            #expect(throws: error) { try negotiation.answer(text, pendingTracks: []) }
        }
        let after = try negotiation.answer(offer, pendingTracks: [])
        #expect(after.ended.isEmpty && after.published.isEmpty)
        #expect(after.sdp.contains("o=- 9223372036854775807 2 "))
    }

    @Test func `two sections cannot announce one source`() {
        var negotiation = Fixture.publisher()
        let offer = SDPVectors.offer(
            bundle: "0 1", [SDPVectors.audio("0", ssrc: 7), SDPVectors.audio("1", ssrc: 7)])
        let pending = [Self.mic, PendingTrack(sid: "TR_2", cids: [])]
        #expect(throws: SDPError.duplicateSource(7)) {
            try negotiation.answer(offer, pendingTracks: pending)
        }
    }

    @Test func `the bundle leads with the first section that we take`() throws {
        let offer = SDPVectors.offer(bundle: "v 0", [SDPVectors.video("v"), SDPVectors.data("0")])
        let (answer, sdp) = try Self.answer(offer)
        #expect(sdp.attributes.value("group") == "BUNDLE 0")
        #expect(sdp.sections.map { $0.attributes.has("candidate") } == [false, true])
        #expect(answer.candidateInits[0].contains(#""sdpMid":"0","sdpMLineIndex":1"#))
        let only = try Self.answer(SDPVectors.offer(bundle: "v", [SDPVectors.video("v")]))
        #expect(!only.sdp.attributes.has("group"))
        #expect(only.answer.candidateInits.isEmpty && !only.answer.hasDataSection)
    }
}
