import Testing

@testable import SFU

/// Who is let in, where things are sent, and when someone is gone.
@Suite struct RouterPathTests {
    @Test(arguments: [DTLSRole.client, .server], ["", "SRTP_AEAD_AES_128_GCM", "SRTP_AES128_CM_SHA1_80"])
    func `a peer connects in either role and with either profile`(role: DTLSRole, profile: String) {
        let rig = Rig()
        let peer = rig.join(
            routerRole: role, profiles: profile.isEmpty ? DTLSContext.defaultSRTPProfiles : profile)
        #expect(peer.isConnected)
        #expect(rig.takeEvents().connected == [peer.transport])
        #expect(rig.counters.isBalanced)
    }

    @Test func `application data passes both ways`() {
        let rig = Rig()
        let peer = rig.join()
        rig.apply(.send(peer.transport, [1, 2, 3]))
        #expect(peer.data == [[1, 2, 3]])
        for datagram in peer.send([4, 5]) { rig.receive(datagram, from: peer.address) }
        #expect(rig.takeEvents().received == [[4, 5]])
    }

    @Test func `a client starts only when both the description and an address are there`() {
        let rig = Rig()
        let peer = rig.open()
        rig.receive(peer.check(), from: peer.address)
        #expect(!peer.isConnected)
        rig.connect(peer)
        #expect(peer.isConnected)
        let other = rig.open()
        rig.connect(other)
        #expect(!other.isConnected)
        // Clients talk before they nominate: the first authentic check will do.
        rig.receive(other.check(nominates: false), from: other.address)
        #expect(other.isConnected)
    }

    @Test func `a ClientHello from a validated address waits for the description`() {
        let rig = Rig()
        let peer = rig.open(routerRole: .server)
        rig.receive(peer.check(), from: peer.address)
        for datagram in peer.startHandshake(at: rig.now) { rig.receive(datagram, from: peer.address) }
        #expect(!peer.isConnected)
        rig.connect(peer)
        #expect(peer.isConnected)
        #expect(rig.counters.isBalanced)
    }

    @Test func `of what comes before the description little is kept, and of a stranger nothing`() {
        let rig = Rig()
        let peer = rig.open(routerRole: .server)
        let hello = peer.startHandshake(at: rig.now)
        for datagram in hello { rig.receive(datagram, from: peer.address) }
        #expect(rig.counters.dropped(.unknownSource) == UInt64(hello.count))
        rig.receive(peer.check(), from: peer.address)
        for _ in 0..<100 { rig.receive([22] + Array(repeating: 0, count: 1000), from: peer.address) }
        #expect(rig.counters.dropped(.unexpectedDTLS) == UInt64(100 - Limits.heldHandshakeDatagrams))
        // Nonsense that was kept spoils nothing that comes afterwards.
        rig.connect(peer)
        for datagram in hello { rig.receive(datagram, from: peer.address) }
        #expect(peer.isConnected)
        #expect(rig.counters.isBalanced)
    }

    @Test func `a stranger's ClientHello neither answers nor spoils anything`() {
        let rig = Rig()
        let peer = rig.open(routerRole: .server)
        rig.connect(peer)
        rig.receive(peer.check(), from: peer.address)
        let stranger = Peer(number: 99, routerRole: .server, profiles: DTLSContext.defaultSRTPProfiles)
        let hello = stranger.startHandshake(at: rig.now)
        for _ in 0..<100 { for datagram in hello { rig.receive(datagram, from: stranger.address) } }
        #expect(rig.counters.dropped(.unknownSource) == UInt64(100 * hello.count))
        #expect(rig.strays.isEmpty)
        for datagram in peer.startHandshake(at: rig.now) { rig.receive(datagram, from: peer.address) }
        #expect(peer.isConnected)
    }

    @Test func `the wrong certificate ends the transport without keys`() {
        let rig = Rig()
        for role in [DTLSRole.client, .server] {
            let peer = rig.open(routerRole: role)
            rig.connect(peer, fingerprint: Array(repeating: 1, count: 32))
            rig.receive(peer.check(), from: peer.address)
            if role == .server {
                for datagram in peer.startHandshake(at: rig.now) { rig.receive(datagram, from: peer.address) }
            }
            let events = rig.takeEvents()
            #expect(events.connected.isEmpty)
            #expect(events.disconnected == [.wrongFingerprint])
        }
        #expect(rig.deadline == nil)
    }

    @Test func `an unproven packet does not move the path, a nominated check does`() {
        var (rig, alice, bob, source) = Rig.stage()
        let old = bob.address
        let new = TransportAddress(ipv4: 0xCB00_7105, port: 7)

        rig.receive(bob.check(nominates: true, password: "not the password of bob"), from: new)
        rig.receive(bob.protectControl { $0.bye(ssrc: 1, into: &$1) }, from: new)
        #expect(rig.counters.dropped(.unknownSource) == 1)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)

        // A check that does not nominate lets the address speak, no more.
        rig.receive(bob.check(nominates: false), from: new)
        #expect(rig.strays.count == 1)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 2)

        bob.address = new
        rig.receive(bob.check(), from: new)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 3)
        #expect(!rig.strays.contains { $0.destination == old })
    }

    @Test func `a reused address never reaches the session that had it before`() {
        var (rig, alice, bob, source) = Rig.stage()
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
        // Bob's NAT has given his address to Carol.
        let carol = rig.open()
        carol.address = bob.address
        bob.address = TransportAddress(ipv4: 1, port: 1)
        rig.connect(carol)
        rig.receive(carol.check(), from: carol.address)
        #expect(carol.isConnected)
        rig.send(&source, from: alice)
        #expect(carol.heard.isEmpty && carol.refused == 0)
        #expect(rig.counters.withheld(.noPath) == 1)
        // What Carol sends is Carol's, even if it is Bob's key that protects it.
        var other = Source(20)
        rig.receive(bob.protect(other.next()), from: carol.address)
        #expect(rig.counters.dropped(.srtpAuthentication) == 1)
        // Bob checks from where he is now, and hears again.
        rig.receive(bob.check(), from: bob.address)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 2)
    }

    @Test func `a call goes on over TCP and back, and neither way speaks for the other`() {
        var (rig, alice, bob, source) = Rig.stage()
        let udp = bob.address
        // The same address and port, as a connection.
        let tcp = TransportAddress(high: udp.high, low: udp.low, port: udp.port, network: .tcp, connection: 65_536)
        rig.receive(bob.protectControl { $0.bye(ssrc: 1, into: &$1) }, from: tcp)
        #expect(rig.counters.dropped(.unknownSource) == 1)
        bob.address = tcp
        rig.receive(bob.check(), from: tcp)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1 && rig.strays.isEmpty)
        // The connection breaks and the client makes another, from the same port: it proves itself again.
        let again = TransportAddress(high: udp.high, low: udp.low, port: udp.port, network: .tcp, connection: 131_072)
        rig.receive(bob.protectControl { $0.bye(ssrc: 1, into: &$1) }, from: again)
        #expect(rig.counters.dropped(.unknownSource) == 2)
        bob.address = again
        rig.receive(bob.check(), from: again)
        rig.send(&source, from: alice)
        bob.address = udp
        rig.receive(bob.check(), from: udp)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 3 && rig.strays.isEmpty)
        #expect(rig.counters.isBalanced)
    }

    @Test func `a shell can ask whose check it is`() {
        let rig = Rig()
        let peer = rig.open()
        #expect(rig.isAddressed(by: peer.check()))
        #expect(rig.isAddressed(by: peer.check(password: "not proven yet")))
        let stranger = Peer(number: 99, routerRole: .server, profiles: DTLSContext.defaultSRTPProfiles)
        let check = stranger.check()
        #expect(!rig.isAddressed(by: check) && Router.isCheck(check.span))
        #expect(!rig.isAddressed(by: [1, 2, 3]) && !Router.isCheck([1, 2, 3].span))
        rig.apply(.close(peer.transport))
        #expect(!rig.isAddressed(by: peer.check()))
    }

    @Test func `sending pauses at 10 seconds without a check and ends at 14`() {
        var (rig, alice, bob, source) = Rig.stage()
        bob.isAlive = false
        _ = rig.takeEvents()
        rig.advance(by: .milliseconds(9_900))
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
        rig.advance(by: .milliseconds(100))
        let controlCount = bob.control.count
        rig.send(&source, from: alice)
        rig.advance(by: .milliseconds(3_500))
        #expect(bob.heard.count == 1 && bob.control.count == controlCount)
        #expect(rig.takeEvents().disconnected.isEmpty)
        rig.advance(by: .milliseconds(600))
        #expect(rig.takeEvents().disconnected == [.consentExpired])
        rig.receive(bob.check(), from: bob.address)
        #expect(rig.counters.dropped(.unknownUsername) == 1)
        rig.receive(bob.protectControl { $0.bye(ssrc: 1, into: &$1) }, from: bob.address)
        #expect(rig.counters.dropped(.unknownSource) == 1)
        // Alice is still there.
        rig.send(&source, from: alice)
        #expect(rig.counters.dropped(.noListener) == 1)
    }

    @Test func `who is heard keeps its place without checks for twice as long, and is sent nothing`() {
        var (rig, alice, bob, source) = Rig.stage()
        bob.isAlive = false
        _ = rig.takeEvents()
        // Its reports come, its checks are lost: 14 s from the last report, and not from the last check.
        rig.advance(by: .seconds(12))
        rig.receive(bob.protectControl { $0.bye(ssrc: 1, into: &$1) }, from: bob.address)
        rig.advance(by: .milliseconds(13_900))
        #expect(rig.takeEvents().disconnected.isEmpty)
        rig.send(&source, from: alice)
        #expect(bob.heard.isEmpty)
        rig.receive(bob.protectControl { $0.bye(ssrc: 1, into: &$1) }, from: bob.address)
        rig.advance(by: .milliseconds(1_900))
        #expect(rig.takeEvents().disconnected.isEmpty)
        // 28 s without a check.
        rig.advance(by: .milliseconds(400))
        #expect(rig.takeEvents().disconnected == [.consentExpired])
    }

    @Test func `voice and data are signs of life, and what was sent again is none`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        var source = Source(10)
        (alice.isAlive, bob.isAlive) = (false, false)
        _ = rig.takeEvents()
        rig.advance(by: .seconds(9))
        let voice = alice.protect(source.next())
        rig.receive(voice, from: alice.address)
        let data = bob.send([1, 2, 3])
        for datagram in data { rig.receive(datagram, from: bob.address) }
        rig.advance(by: .seconds(9))
        #expect(rig.takeEvents().disconnected.isEmpty)
        rig.receive(voice, from: alice.address)
        for datagram in data { rig.receive(datagram, from: bob.address) }
        rig.advance(by: .milliseconds(5_200))
        #expect(rig.takeEvents().disconnected == [.consentExpired, .consentExpired])
    }

    @Test func `a connection that its client never describes is not missed, and waited for once it is described`() {
        let rig = Rig()
        let peer = rig.open(routerRole: .server)
        peer.isAlive = false
        rig.advance(by: .seconds(60))
        #expect(rig.takeEvents().disconnected.isEmpty)
        rig.connect(peer)
        rig.advance(by: .milliseconds(13_900))
        #expect(rig.takeEvents().disconnected.isEmpty)
        rig.advance(by: .milliseconds(300))
        #expect(rig.takeEvents().disconnected == [.consentExpired])
    }

    @Test func `a handshake that never ends is given up`() {
        let rig = Rig()
        let peer = rig.open(routerRole: .server)
        rig.connect(peer)
        rig.receive(peer.check(), from: peer.address)
        rig.advance(by: .milliseconds(10_200))
        #expect(rig.takeEvents().disconnected == [.handshakeTimedOut])
        #expect(rig.deadline == nil)
    }

    @Test func `a peer that says goodbye is gone at once`() {
        let rig = Rig()
        let peer = rig.join()
        _ = rig.takeEvents()
        for datagram in peer.close() { rig.receive(datagram, from: peer.address) }
        #expect(rig.takeEvents().disconnected == [.closedByPeer])
    }

    @Test func `closing says goodbye and leaves nothing behind`() {
        let rig = Rig()
        let peer = rig.join()
        rig.publish(1, by: peer)
        _ = rig.takeEvents()
        rig.apply(.close(peer.transport))
        #expect(peer.ending == .closedByPeer)
        #expect(rig.takeEvents().disconnected.isEmpty)
        #expect(rig.deadline == nil)
        rig.receive(peer.check(), from: peer.address)
        #expect(rig.counters.dropped(.unknownUsername) == 1)
    }

    @Test func `a second description changes the fragment and nothing else`() {
        let rig = Rig()
        let peer = rig.join()
        rig.apply(
            .connect(
                peer.transport,
                RemoteParameters(
                    usernameFragment: "anew", fingerprint: Array(repeating: 0, count: 32), role: .server)))
        let before = rig.counters.checks
        rig.receive(peer.check(), from: peer.address)
        #expect(rig.counters.checks == before)
        rig.receive(peer.check(username: "\(peer.local.usernameFragment):anew"), from: peer.address)
        #expect(rig.counters.checks == before + 1)
        rig.apply(.send(peer.transport, [9]))
        #expect(peer.data == [[9]])
    }
}
