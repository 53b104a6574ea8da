import COpenSSL
import Testing

@testable import SFU

@Suite struct HandshakeTests {
    @Test func `two honest sides agree on mirrored keys, two flights each`() throws {
        let pair = HandshakePair()
        pair.run()
        let clientKeys = try #require(pair.clientEnd.keys)
        let serverKeys = try #require(pair.serverEnd.keys)
        #expect(clientKeys.profile == .aeadAES128GCM)
        #expect(clientKeys.localKey == serverKeys.remoteKey && clientKeys.localSalt == serverKeys.remoteSalt)
        #expect(clientKeys.remoteKey == serverKeys.localKey && clientKeys.remoteSalt == serverKeys.localSalt)
        #expect(clientKeys.localKey != clientKeys.remoteKey)
        #expect(pair.clientEnd.sentCount == 2 && pair.serverEnd.sentCount == 2)
        #expect(pair.clientEnd.largest <= 1200 && pair.serverEnd.largest <= 1200)
        #expect(pair.elapsed == HandshakePair.latency * 4)
        let deadlines = [pair.client.deadline, pair.server.deadline]
        #expect(deadlines == [nil, nil])
    }

    @Test func `application data passes both ways, up to the limit, a datagram a message`() {
        let pair = HandshakePair()
        pair.run()
        for count in [1, 100, Limits.dtlsApplicationBytes] {
            let isSent = pair.send(Array(repeating: 7, count: count), from: .client)
            let isAnswered = pair.send(Array(repeating: 8, count: count), from: .server)
            #expect(isSent && isAnswered)
        }
        pair.settle()
        #expect(pair.serverEnd.applicationData.map(\.count) == [1, 100, Limits.dtlsApplicationBytes])
        #expect(pair.clientEnd.applicationData.map(\.count) == [1, 100, Limits.dtlsApplicationBytes])
        #expect(pair.clientEnd.largest == Limits.dtlsDatagramBytes)
        #expect(pair.clientEnd.sentCount == 5)
        let isTooLongSent = pair.send(Array(repeating: 7, count: Limits.dtlsApplicationBytes + 1), from: .client)
        let isNothingSent = pair.send([], from: .client)
        #expect(!isTooLongSent && !isNothingSent)
    }

    @Test func `nothing is sent before the handshake is done or after the end`() {
        let pair = HandshakePair()
        let isEarlySent = pair.send([1], from: .client)
        #expect(!isEarlySent)
        pair.run()
        pair.close(.client)
        let isLateSent = pair.send([1], from: .client)
        #expect(!isLateSent)
    }

    @Test func `close_notify reaches the other side, whichever side says it`() {
        for side in [HandshakePair.Side.client, .server] {
            let pair = HandshakePair()
            pair.run()
            pair.close(side)
            pair.settle()
            #expect((side == .client ? pair.serverEnd : pair.clientEnd).failed == .closedByPeer)
            #expect(!pair.isConnected)
        }
    }

    @Test func `a wrong fingerprint gives no keys, in either role`() {
        let wrong = Certificate(unixTime: 0).fingerprint
        for expected in [wrong, [], Array(wrong.prefix(31)), wrong + [0], Array(repeating: 0, count: 32)] {
            let asClient = HandshakePair(clientExpects: expected)
            asClient.run(for: .seconds(1))
            #expect(asClient.clientEnd.failed == .wrongFingerprint)
            #expect(asClient.clientEnd.keys == nil && asClient.serverEnd.keys == nil)
            let asServer = HandshakePair(serverExpects: expected)
            asServer.run(for: .seconds(1))
            #expect(asServer.serverEnd.failed == .wrongFingerprint)
            #expect(asServer.clientEnd.keys == nil && asServer.serverEnd.keys == nil)
        }
    }

    @Test func `our own fingerprint is not the peer's`() {
        let pair = HandshakePair(serverExpects: HandshakePair.certificates.server.fingerprint)
        pair.run(for: .seconds(1))
        #expect(pair.serverEnd.failed == .wrongFingerprint)
    }

    @Test func `the better profile wins, the other serves, and none at all ends it`() {
        let (gcm, cm) = ("SRTP_AEAD_AES_128_GCM", "SRTP_AES128_CM_SHA1_80")
        let cases: [(client: String, server: String, profile: SRTPProfile?)] = [
            (cm + ":" + gcm, gcm + ":" + cm, .aeadAES128GCM), (cm, gcm + ":" + cm, .aes128CMSHA1_80),
            (gcm + ":" + cm, cm, .aes128CMSHA1_80), (gcm, cm, nil), ("", gcm, nil), (gcm, "", nil),
        ]
        for (clientProfiles, serverProfiles, expected) in cases {
            let pair = HandshakePair(
                clientContext: DTLSContext(
                    certificate: HandshakePair.certificates.client, srtpProfiles: clientProfiles),
                serverContext: DTLSContext(
                    certificate: HandshakePair.certificates.server, srtpProfiles: serverProfiles))
            pair.run()
            #expect(pair.clientEnd.keys?.profile == expected)
            #expect(pair.serverEnd.keys?.profile == expected)
            #expect(pair.clientEnd.keys?.localSalt == pair.serverEnd.keys?.remoteSalt)
            if expected == nil { #expect(pair.serverEnd.failed == .noCommonProfile) }
        }
    }

    @Test func `another's certificate without its key gives no keys, in either role`() throws {
        let (client, server) = (HandshakePair.certificates.client, HandshakePair.certificates.server)
        // A thief who has a key at all has one of its own; it goes on whatever becomes of its proof.
        let asClient = HandshakePair(clientContext: try stolen(client, provenWith: Certificate(unixTime: 0)))
        asClient.run(for: .seconds(1))
        #expect(asClient.serverEnd.failed == .handshakeFailed)
        let asServer = HandshakePair(serverContext: try stolen(server, provenWith: Certificate(unixTime: 0)))
        asServer.run(for: .seconds(1))
        #expect(asServer.clientEnd.failed == .handshakeFailed)
        for pair in [asClient, asServer] { #expect(pair.clientEnd.keys == nil && pair.serverEnd.keys == nil) }
        // It is the proof that fails, and nothing else: with the certificate's own key the same way leads in.
        let owner = HandshakePair(clientContext: try stolen(client, provenWith: client))
        owner.run()
        #expect(owner.isConnected)
    }

    @Test func `a client that proves another's certificate than its description names is refused`() {
        let other = DTLSContext(certificate: Certificate(unixTime: 1_800_000_000))
        let pair = HandshakePair(clientContext: other)
        pair.run(for: .seconds(1))
        #expect(pair.serverEnd.failed == .wrongFingerprint)
        #expect(pair.serverEnd.keys == nil && pair.clientEnd.keys == nil)
    }

    @Test func `a client without a certificate is refused`() {
        let context = DTLSContext(certificate: HandshakePair.certificates.client)
        SSL_CTX_set_cert_cb(
            context.handle,
            { ssl, _ in
                SSL_certs_clear(ssl)
                return 1
            }, nil)
        let pair = HandshakePair(clientContext: context)
        pair.run()
        #expect(pair.serverEnd.failed == .handshakeFailed)
        #expect(pair.serverEnd.keys == nil && pair.clientEnd.keys == nil)
    }

    @Test func `DTLS 1.0 is refused`() {
        let context = DTLSContext(certificate: HandshakePair.certificates.client)
        SSL_CTX_set_security_level(context.handle, 0)
        #expect(quartet_SSL_CTX_set_only_protocol(context.handle, DTLS1_VERSION) == 1)
        #expect(SSL_CTX_set_cipher_list(context.handle, "ALL:@SECLEVEL=0") == 1)
        let pair = HandshakePair(clientContext: context)
        pair.run()
        #expect(pair.serverEnd.failed == .handshakeFailed)
        #expect(pair.serverEnd.keys == nil && pair.clientEnd.keys == nil)
    }

    @Test func `a handshake that goes nowhere ends after 10 s`() {
        let pair = HandshakePair(disturb: { _, _, _ in [] })
        pair.run()
        #expect(pair.clientEnd.failed == .handshakeTimedOut)
        #expect(pair.serverEnd.failed == .handshakeTimedOut)
        #expect(pair.elapsed == .seconds(10))
        // At 0, 1, 3 and 7 s.
        #expect(pair.clientEnd.sentCount == 4)
        #expect(Set(pair.clientEnd.sent).count == 1)
    }

    @Test func `nothing happens after the end`() {
        let pair = HandshakePair(disturb: { _, _, _ in [] })
        pair.run()
        let hello = pair.clientEnd.sent[0]
        pair.feed(hello, to: .server)
        #expect(pair.serverEnd.sentCount == 0 && pair.serverEnd.refusedCount == 1)
        let deadline = pair.server.deadline
        #expect(deadline == nil)
    }

    /// Shows one certificate and signs with another's key. When OpenSSL is given a key it compares the public half with
    /// the certificate's, so the private half of the one (RFC 5915 §3: 32 bytes behind the version) is put into the
    /// other.
    private func stolen(_ shown: Certificate, provenWith owner: Certificate) throws -> DTLSContext {
        let privateHalf = 7..<39
        let start: [UInt8] = [0x30, 119, 2, 1, 1, 4, 32]
        for certificate in [shown, owner] { try #require(certificate.privateKeyDER.starts(with: start)) }
        var key = shown.privateKeyDER
        key.replaceSubrange(privateHalf, with: owner.privateKeyDER[privateHalf])
        let context = DTLSContext(certificate: shown)
        try #require(SSL_CTX_use_PrivateKey_ASN1(EVP_PKEY_EC, context.handle, key, key.count) == 1)
        return context
    }
}
