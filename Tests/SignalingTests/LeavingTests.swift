import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// How a stay ends, what the leaver is told, and that nothing of it stays behind.
struct LeavingTests {
    @Test func `a socket lost before media is the end`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        alice.loseSocket()
        #expect(bob.updates.last?.state == .disconnected)
        #expect(bob.updates.last?.disconnectReason == .signalClose)
        #expect(stage.room()?.participants.count == 1)
    }

    @Test func `a socket lost while media flows is not the end; the end of media is`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        let alice = stage.join("alice", isConnected: true)
        alice.publish()
        let session = try #require(stage.session(of: alice))
        stage.forgetLog()
        alice.loseSocket()
        // What changes meanwhile cannot be offered to it, and is no reason to end it.
        bob.publish("b")
        stage.advance(.seconds(59))
        #expect(!bob.kinds.contains("leave") && bob.updates.allSatisfy { $0.identity == "bob" })
        #expect(stage.room()?.participants.count == 2)
        stage.apply(.disconnected(session.publisherTransport, .consentExpired))
        #expect(bob.updates.last?.state == .disconnected)
        #expect(bob.updates.last?.disconnectReason == .connectionTimeout)
    }

    @Test func `who brings no socket for a minute is let go, whatever its media does`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        let alice = stage.join("alice", isConnected: true)
        alice.loseSocket()
        stage.advance(.seconds(60))
        #expect(bob.updates.last?.state == .disconnected)
        #expect(bob.updates.last?.disconnectReason == .signalClose)
    }

    @Test(arguments: [
        (Disconnection.consentExpired, LiveKit.DisconnectReason.connectionTimeout),
        (.handshakeTimedOut, .connectionTimeout),
        (.handshakeFailed, .mediaFailure), (.wrongFingerprint, .mediaFailure), (.noCommonProfile, .mediaFailure),
    ])
    func `a lost transport ends the stay, and its client joins anew`(
        why: Disconnection, reason: LiveKit.DisconnectReason
    ) throws {
        let (stage, alice) = try Stage.lone()
        let session = try #require(stage.session(of: alice))
        stage.apply(.disconnected(session.subscriberTransport, why))
        #expect(alice.leave?.reason == reason && alice.leave?.action == .reconnect)
        #expect(alice.leave?.canReconnect == true && alice.closeCode == 1_000)
        #expect(stage.isDeserted)
    }

    @Test func `who closes its media is waited for: its leave tells why`() throws {
        for (reason, say) in [
            (LiveKit.DisconnectReason.clientInitiated, { (alice: Client) in alice.send(.leave(.init())) }),
            (.clientInitiated, { $0.loseSocket() }),
            (.connectionTimeout, { $0.stage.advance(Limits.closingTimeout) }),
        ] {
            let stage = try Stage()
            let (alice, bob) = (stage.join("alice", isConnected: true), stage.join("bob", isConnected: true))
            let session = try #require(stage.session(of: alice))
            stage.apply(.disconnected(session.publisherTransport, .closedByPeer))
            stage.apply(.disconnected(session.subscriberTransport, .closedByPeer))
            #expect(stage.room()?.participants.count == 2)
            say(alice)
            #expect(bob.updates.last?.state == .disconnected)
            #expect(bob.updates.last?.disconnectReason == reason)
        }
    }

    @Test func `who is not there in ten seconds is let go`() throws {
        let (stage, alice) = try Stage.lone()
        stage.advance(.seconds(9))
        #expect(alice.closeCode == nil)
        #expect(try #require(stage.deadline) <= stage.now.elapsed + .seconds(1))
        stage.advance(.seconds(1))
        #expect(alice.leave?.reason == .joinFailure && alice.leave?.action == .disconnect)
    }

    @Test func `who is offered nothing and does not come is let go as well`() throws {
        let stage = try Stage()
        let alice = stage.join("alice") { $0.grants.canSubscribe = false }
        stage.advance(.seconds(10))
        #expect(alice.offers.isEmpty && alice.leave?.reason == .joinFailure)
    }

    @Test func `who does not answer an offer for fifteen seconds joins anew`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        bob.answersOffers = false
        alice.publish()
        stage.advance(.seconds(14))
        #expect(bob.closeCode == nil)
        stage.advance(.seconds(1))
        #expect(bob.leave?.reason == .stateMismatch && bob.leave?.action == .reconnect)
        #expect(alice.closeCode == nil)
    }

    @Test func `who sends more than two hundred messages at once is cut off, with a reason`() throws {
        let (stage, alice) = try Stage.lone()
        for _ in 0..<201 where alice.closeCode == nil { alice.send(.ping(1)) }
        // One was its answer to the first offer.
        #expect(alice.kinds.count { $0 == "pong" } == 199)
        #expect(alice.leave?.reason == .stateMismatch)
        #expect(stage.notes.contains { $0.text == "client floods" })
    }

    @Test func `fifty messages a second may go on for ever`() throws {
        let (stage, alice) = try Stage.lone()
        stage.connect(alice)
        for _ in 0..<60 {
            for _ in 0..<50 { alice.send(.ping(1)) }
            stage.advance(.seconds(1))
            stage.forgetLog()
        }
        #expect(alice.closeCode == nil)
    }

    @Test func `large messages count for more`() throws {
        let (stage, alice) = try Stage.lone()
        let large = Frame.binary([UInt8](repeating: 0xFF, count: Limits.frameBytes))
        stage.handle(.received(alice.connection, large))
        #expect(alice.closeCode == nil)
        stage.handle(.received(alice.connection, large))
        #expect(alice.closeCode != nil)
    }

    @Test func `a stopping node tells everyone, lets nobody in and is drained at last`() throws {
        let stage = try Stage()
        let clients = ["a", "b"].map { stage.join($0, isConnected: true) }
        let alone = stage.join("c", room: "den")
        stage.handle(.drain)
        for client in clients + [alone] {
            #expect(client.leave?.reason == .serverShutdown && client.closeCode == 1_000)
        }
        guard case .drained? = stage.log.last else {
            Issue.record("something comes after the end")
            return
        }
        #expect(stage.join("d").status == 503)
        stage.handle(.drain)
        #expect(stage.log.count { if case .drained = $0 { true } else { false } } == 1)
        #expect(stage.isDeserted)
    }

    @Test func `nothing is left of those who left, and the room goes in its time`() throws {
        let stage = try Stage()
        let clients = ["a", "b", "c", "d"].map { stage.join($0, isConnected: true) }
        for client in clients { client.publish(client.sid) }
        for client in clients { client.hangUp() }
        #expect(stage.isDeserted)
        #expect(stage.room() != nil)
        #expect(stage.deadline == stage.now.elapsed + .seconds(20))
        stage.advance(.seconds(20))
        #expect(stage.room() == nil)
        #expect(!stage.remembersRooms)
        #expect(stage.deadline == nil)
    }

    @Test func `a room of the same name afterwards is another room`() throws {
        let stage = try Stage()
        let first = stage.join("a")
        first.hangUp()
        stage.advance(.seconds(20))
        let second = stage.join("a")
        #expect(first.joined?.room?.sid != second.joined?.room?.sid)
    }

    @Test func `a room that only recorders are left in ends, and they are told`() throws {
        let stage = try Stage()
        let alice = stage.join("alice")
        let tapes = ["t1", "t2"].map { name in stage.join(name, isConnected: true) { $0.grants.recorder = true } }
        alice.hangUp()
        stage.advance(.seconds(20))
        #expect(tapes.allSatisfy { $0.leave?.reason == .roomClosed })
        #expect(stage.isDeserted)
    }

    @Test func `a token is refreshed every five minutes`() throws {
        let (stage, alice) = try Stage.lone()
        stage.connect(alice)
        for _ in 0..<3 {
            stage.forgetLog()
            stage.advance(.seconds(299))
            #expect(!alice.kinds.contains("refreshToken"))
            stage.advance(.seconds(1))
            #expect(alice.kinds == ["refreshToken"])
        }
    }

    @Test func `events of what is gone are nobody's`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        let session = try #require(stage.session(of: alice))
        alice.hangUp()
        stage.forgetLog()
        stage.apply(.connected(session.publisherTransport))
        stage.apply(.disconnected(session.publisherTransport, .closedByPeer))
        stage.apply(.received(session.publisherTransport, [1, 2, 3]))
        stage.apply(.applied(Ticket(99)))
        stage.handle(.received(alice.connection, .binary([1])))
        stage.handle(.closed(alice.connection))
        #expect(bob.inbox.isEmpty && stage.log.isEmpty)
    }
}
