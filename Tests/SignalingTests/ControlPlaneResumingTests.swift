import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// Who loses its socket or its path goes on where it was; who may not, does not; and nobody else notices.
struct ControlPlaneResumingTests {
    /// Two who hear each other; the log begins here.
    private func pair() throws -> (stage: Stage, alice: Client, bob: Client, sid: String) {
        let stage = try Stage(capacity: 2)
        let (alice, bob) = (stage.join("alice", isConnected: true), stage.join("bob", isConnected: true))
        let sid = alice.publish()
        bob.publish()
        stage.forgetLog()
        return (stage, alice, bob, sid)
    }

    private func fragment(_ sdp: String) -> Substring? {
        sdp.split(separator: "\r\n").first { $0.hasPrefix("a=ice-ufrag:") }?.dropFirst("a=ice-ufrag:".count)
    }

    // MARK: Taking back

    @Test func `a resume keeps the stay: reconnect first, then who is here, and an offer with new credentials`() throws
    {
        let (stage, alice, bob, sid) = try pair()
        alice.loseSocket()
        stage.advance(.seconds(3))
        let again = alice.resume()
        #expect(again.isUpgraded && again.closeCode == nil)
        #expect(
            again.kinds == ["reconnect", "update", "roomUpdate", "speakersChanged", "refreshToken", "offer"])
        guard case .reconnect(let response)? = again.inbox.first else { return }
        #expect(response.clientConfiguration?.resumeConnection == .enabled)
        #expect(response.serverInfo?.version.isEmpty == false)
        #expect(again.updates.map(\.identity) == ["alice", "bob"])
        #expect(again.updates.first?.sid == alice.sid && again.updates.first?.tracks.map(\.sid) == [sid])

        // The media engine is given the credentials that the offer names, and nothing is taken from anyone.
        let restarts = stage.commands.compactMap { if case .restart(_, let local) = $0 { local } else { nil } }
        #expect(restarts.count == 1)
        #expect(fragment(try #require(again.offers.last).sdp).map(String.init) == restarts[0].usernameFragment)
        #expect(stage.unsubscriptions.isEmpty && stage.subscriptions.isEmpty)
        #expect(!stage.commands.contains { if case .close = $0 { true } else { false } })
        #expect(bob.inbox.isEmpty)
        stage.advance(.seconds(120))
        #expect(stage.room()?.participants.count == 2)
        // It goes on as ever.
        again.mute(sid)
        #expect(bob.updates.last?.tracks.first?.muted == true)
    }

    @Test func `a socket that is not known to be dead gives way`() throws {
        let (stage, alice, bob, sid) = try pair()
        let again = alice.resume()
        #expect(alice.closeCode == 1_000 && !alice.kinds.contains("leave"))
        // Its end is nobody's end.
        stage.handle(.closed(alice.connection))
        alice.mute(sid)
        alice.hangUp()
        #expect(bob.inbox.isEmpty && again.closeCode == nil)
        again.hangUp()
        #expect(bob.updates.last?.state == .disconnected)
    }

    @Test func `a resume takes no place and asks for none`() throws {
        let (stage, alice, bob, _) = try pair()
        alice.loseSocket()
        var effects = Effects()
        let name = try RoomName("lounge")
        // Full, locked, smaller than it is full.
        _ = stage.plane.lobby[name]?.setLocked(true)
        _ = stage.plane.lobby[name]?.setCapacity(1)
        stage.finish(&effects)
        #expect(alice.resume().kinds.first == "reconnect")
        #expect(bob.closeCode == nil && stage.room()?.participants.count == 2)
    }

    @Test func `what was lost with the old socket is said again`() throws {
        let (stage, alice, bob, sid) = try pair()
        let carol = try stage.moderatedCapacity(3).join("carol", isConnected: true)
        alice.addTrack("second")
        alice.loseSocket()
        carol.hangUp()
        bob.hangUp()
        let back = stage.join("bob", isConnected: true)
        try stage.moderate(alice) { room, id in
            [try room.setMuted(TrackID(sid), true, by: .moderator, of: id)].compactMap(\.self)
        }
        let again = alice.resume()
        // Carol is gone; Bob went and is back, which the list says.
        #expect(again.updates.first?.identity == "carol" && again.updates.first?.state == .disconnected)
        #expect(again.updates.dropFirst().map(\.sid) == [alice.sid, back.sid])
        #expect(again.updates.allSatisfy { $0.identity == "carol" || $0.state != .disconnected })
        #expect(again.published.map(\.cid) == ["second"])
        guard case .mute(let mute)? = again.inbox.first(where: { Client.kind($0) == "mute" }) else {
            Issue.record("the moderator's mute was not said")
            return
        }
        #expect(mute.sid == sid && mute.muted)
    }

    @Test func `an offer whose answer was lost is made anew`() throws {
        let (stage, alice, bob, _) = try pair()
        alice.answersOffers = false
        bob.publish("more")
        #expect(alice.offers.count == 1)
        alice.loseSocket()
        bob.publish("most")
        let again = alice.resume()
        #expect(again.offers.count == 1)
        #expect(stage.subscriptions.count == 2)
    }

    // MARK: Who may not

    @Test func `a stale id never takes over`() throws {
        let (stage, alice, bob, _) = try pair()
        for sid in ["PA_stale", bob.sid, ""] {
            let stale = alice.resume(sid: sid)
            #expect(stale.kinds == ["leave"] && stale.closeCode == 1_000)
            #expect(stale.leave?.action == .disconnect && stale.leave?.reason == .duplicateIdentity)
        }
        #expect(alice.closeCode == nil && bob.inbox.isEmpty)
        #expect(stage.session(of: alice)?.id.rawValue == alice.sid)
    }

    @Test func `a client that asks for JSON is sent away in JSON`() throws {
        let (stage, _, _, _) = try pair()
        let query = [("reconnect", "1"), ("sid", "PA_stale"), ("format", "json")].map { (name: $0.0, value: $0.1) }
        for (identity, reason) in [("alice", "DUPLICATE_IDENTITY"), ("nobody", "STATE_MISMATCH")] {
            let client = stage.open(Stage.request(token: stage.token(identity), query: query))
            guard case .text(let bytes)? = client.inboxOwner.frames.first else {
                Issue.record("no text frame")
                continue
            }
            #expect(String(decoding: bytes, as: UTF8.self).contains(reason))
        }
    }

    @Test func `a stay that has ended is to be joined anew`() throws {
        let (stage, alice, bob, _) = try pair()
        alice.hangUp()
        for again in [
            alice.resume(), stage.join("nobody", room: "nowhere", query: [("reconnect", "1"), ("sid", "x")]),
        ] {
            #expect(again.kinds == ["leave"] && again.leave?.reason == .stateMismatch)
            #expect(again.leave?.action == .reconnect && again.leave?.canReconnect == true)
        }
        #expect(stage.room()?.participants.map(\.identity.rawValue) == ["bob"])
        #expect(bob.updates.count { $0.state == .disconnected } == 1)
    }

    @Test func `who closed its media joins anew`() throws {
        let (stage, alice, _, _) = try pair()
        let session = try #require(stage.session(of: alice))
        stage.apply(.disconnected(session.subscriberTransport, .closedByPeer))
        #expect(alice.resume().leave?.action == .reconnect)
    }

    @Test func `who was banned, or whose token was revoked, is refused before the upgrade`() throws {
        let (stage, alice, bob, _) = try pair()
        let name = try RoomName("lounge")
        let revocation = Revocation(
            identity: try Identity("alice"), room: name, before: stage.now.unix.milliseconds + 1)
        _ = stage.plane.lobby.revoke(revocation)
        let revoked = alice.resume()
        #expect(revoked.status == 403 && !revoked.isUpgraded)
        #expect(revoked.text.contains("revoked"))
        bob.hangUp()
        let ban = Ban(identity: try Identity("bob"), room: name, until: nil)
        _ = try stage.plane.lobby.ban(ban, at: stage.now.elapsed, unixMilliseconds: stage.now.unix.milliseconds)
        let banned = bob.resume()
        #expect(banned.status == 403 && !banned.isUpgraded)
        #expect(
            stage.open(Stage.request(token: "a.b.c", query: [("reconnect", "1"), ("sid", alice.sid)])).status == 401)
    }

    // MARK: Restarts

    @Test func `an offer with another fragment restarts the client's connection`() throws {
        let (stage, alice, _, _) = try pair()
        alice.offer(id: 7, ClientSDP.offer(alice.sections, ufrag: "anew"))
        guard case .restart(let transport, let local)? = stage.commands.first,
            case .connect(let same, let remote)? = stage.commands.dropFirst().first
        else {
            Issue.record("\(stage.commands)")
            return
        }
        #expect(transport == same && transport == stage.session(of: alice)?.publisherTransport)
        #expect(remote.usernameFragment == "anew" && remote.password == "0123456789abcdefghijkl")
        #expect(fragment(try #require(alice.answers.last).sdp).map(String.init) == local.usernameFragment)
        // The same description again restarts nothing.
        stage.forgetLog()
        alice.offer(id: 8, ClientSDP.offer(alice.sections, ufrag: "anew"))
        #expect(!stage.commands.contains { if case .restart = $0 { true } else { false } })
    }

    // MARK: Media dead, socket alive

    @Test func `who is silent on its media and alive on its socket is asked to resume, once`() throws {
        let (stage, alice, bob, _) = try pair()
        let session = try #require(stage.session(of: alice))
        alice.send(.ping(1))
        stage.forgetLog()
        stage.apply(.stalled(session.subscriberTransport))
        stage.apply(.stalled(session.publisherTransport))
        #expect(alice.leave?.action == .resume && alice.closeCode == 1_000)
        #expect(alice.kinds == ["leave"] && bob.inbox.isEmpty)
        #expect(alice.resume().kinds.first == "reconnect")
    }

    @Test func `who is silent everywhere is left alone: a word would come too late`() throws {
        let (stage, alice, _, _) = try pair()
        let session = try #require(stage.session(of: alice))
        stage.advance(.seconds(8))
        stage.apply(.stalled(session.subscriberTransport))
        #expect(!alice.kinds.contains("leave") && alice.closeCode == nil)
    }

    @Test func `a client that knows no such leave is not told`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", protocolVersion: 12, isConnected: true)
        stage.forgetLog()
        stage.apply(.stalled(try #require(stage.session(of: alice)).subscriberTransport))
        #expect(alice.inbox.isEmpty && alice.closeCode == nil)
    }

    // MARK: Another address

    @Test func `who has moved and does not know it is made to check at once where it only listens`() throws {
        let (stage, alice, bob, _) = try pair()
        let session = try #require(stage.session(of: alice))
        stage.apply(.moved(session.subscriberTransport))
        #expect(alice.inbox.isEmpty)
        stage.apply(.moved(session.publisherTransport))
        let restarts = stage.commands.compactMap {
            if case .restart(let id, let local) = $0 { (id, local) } else { nil }
        }
        #expect(restarts.map(\.0) == [session.subscriberTransport] && alice.kinds == ["offer"])
        #expect(stage.commands.contains { if case .losePath(session.subscriberTransport) = $0 { true } else { false } })
        #expect(fragment(try #require(alice.offers.last).sdp).map(String.init) == restarts[0].1.usernameFragment)
        #expect(bob.inbox.isEmpty && stage.subscriptions.isEmpty && stage.unsubscriptions.isEmpty)
    }

    @Test func `while an answer is out, a move makes no second offer`() throws {
        let (stage, alice, bob, _) = try pair()
        alice.answersOffers = false
        bob.publish("more")
        stage.apply(.moved(try #require(stage.session(of: alice)).publisherTransport))
        #expect(alice.offers.count == 1)
        #expect(!stage.commands.contains { if case .restart = $0 { true } else { false } })
    }

    @Test func `who has no socket, or one connection for all, is left alone when it moves`() throws {
        let (stage, alice, _, _) = try pair()
        let publisher = try #require(stage.session(of: alice)).publisherTransport
        alice.loseSocket()
        stage.apply(.moved(publisher))
        let other = try Stage()
        let carol = other.joinOne("carol")
        let session = try #require(other.session(of: carol))
        other.apply(.connected(session.publisherTransport))
        other.forgetLog()
        other.apply(.moved(session.publisherTransport))
        #expect(session.isActive && other.commands.isEmpty)
        #expect(carol.inbox.isEmpty)
        #expect(!stage.commands.contains { if case .restart = $0 { true } else { false } })
    }

    // MARK: What the client says

    @Test func `a client that believes in a track that is not there joins anew`() throws {
        let (stage, alice, bob, sid) = try pair()
        let again = alice.resume()
        func published(_ sid: String) -> LiveKit.TrackPublishedResponse {
            var track = LiveKit.TrackInfo()
            track.sid = sid
            var response = LiveKit.TrackPublishedResponse()
            response.track = track
            return response
        }
        again.synchronize { $0.publishTracks = [published(sid)] }
        #expect(again.closeCode == nil)
        again.synchronize { $0.publishTracks = [published(sid), published("TR_other")] }
        #expect(again.leave?.action == .reconnect && again.leave?.reason == .stateMismatch)
        #expect(bob.updates.last?.state == .disconnected)
        #expect(stage.room()?.participants.count == 1)
    }

    @Test func `subscriptions are as the client says, tracks that it does not name as it joined`() throws {
        let (stage, alice, bob, _) = try pair()
        let other = bob.publish("other")
        let mic = try #require(stage.session(of: bob)).published[0].id.rawValue
        alice.subscribe([mic], false)
        let again = alice.resume()
        stage.forgetLog()
        // It has changed its mind while it was away.
        again.synchronize {
            $0.subscription = LiveKit.UpdateSubscription()
            $0.subscription?.trackSids = [other]
            $0.subscription?.subscribe = false
        }
        let session = try #require(stage.session(of: again))
        #expect(session.listening.map(\.track.rawValue) == [mic])
        again.synchronize { $0.subscription = LiveKit.UpdateSubscription() }
        #expect(Set(session.listening.map(\.track.rawValue)) == [mic, other])
        again.synchronize { $0.trackSidsDisabled = [mic] }
        #expect(session.listening.first { $0.track.rawValue == mic }?.isPaused == true)
        again.synchronize()
        #expect(session.listening.first { $0.track.rawValue == mic }?.isPaused == true)
        #expect(bob.closeCode == nil)
    }

    @Test func `reliable data that did not arrive is sent again, in order, and nothing else`() throws {
        let stage = try Stage()
        let (alice, bob) = (DataPeer(stage, stage.join("alice")), DataPeer(stage, stage.join("bob")))
        #expect(alice.run(with: [bob]) { alice.isReady && bob.isReady })
        for number in UInt32(1)...5 { alice.send(DataDeliveryTests.text("\(number)", sequence: number)) }
        alice.send(DataDeliveryTests.text("uncounted"))
        #expect(alice.run(with: [bob]) { bob.received.count == 6 })
        let again = bob.client.resume()
        again.synchronize {
            var position = LiveKit.DataChannelReceiveState()
            position.publisherSid = alice.client.sid
            position.lastSeq = 3
            $0.datachannelReceiveStates = [position]
        }
        #expect(alice.run(with: [bob]) { bob.received.count == 8 })
        #expect(DataDeliveryTests.texts(bob).suffix(2) == ["alice: 4", "alice: 5"])
        // What the sender repeats after its own resume passes once.
        let back = alice.client.resume()
        guard case .reconnect(let response)? = back.inbox.first else { return }
        #expect(response.lastMessageSeq == 5)
        for number in UInt32(4)...6 { alice.send(DataDeliveryTests.text("\(number)", sequence: number)) }
        #expect(alice.run(with: [bob]) { bob.received.count == 9 })
        #expect(!alice.run(.seconds(1), with: [bob]) { bob.received.count > 9 })
        #expect(DataDeliveryTests.texts(bob).last == "alice: 6")
        // A block forgets what the other said.
        try stage.block("alice", "bob")
        back.synchronize()
        again.synchronize {
            var position = LiveKit.DataChannelReceiveState()
            position.publisherSid = alice.client.sid
            $0.datachannelReceiveStates = [position]
        }
        #expect(!alice.run(.seconds(1), with: [bob]) { bob.received.count > 9 })
    }
}

extension Stage {
    /// The room with more places.
    fileprivate func moderatedCapacity(_ places: Int) throws -> Stage {
        _ = plane.lobby[try RoomName("lounge")]?.setCapacity(places)
        return self
    }
}
