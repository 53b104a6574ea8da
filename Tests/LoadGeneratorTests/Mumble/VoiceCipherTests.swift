import Testing

@testable import LoadGenerator

@Suite struct VoiceCipherTests {
    private static let key = [UInt8](repeating: 0x42, count: 16)
    /// The next byte of it is about to carry into all that follow.
    private static let nonce = [UInt8](repeating: 0xFF, count: 8) + [UInt8](repeating: 0x10, count: 8)
    private static let other = [UInt8](16..<32)

    /// One side of a connection.
    private final class Side {
        var cipher: VoiceCipher

        init(_ cipher: VoiceCipher) { self.cipher = cipher }

        func sealed(_ bytes: [UInt8]) -> [UInt8] {
            var packet = [0, 0, 0, 0] + bytes
            var span = packet.mutableSpan
            let count = cipher.seal(&span, count: bytes.count)
            return Array(packet[..<count])
        }

        func opened(_ datagram: [UInt8]) -> [UInt8]? {
            var packet = datagram
            var span = packet.mutableSpan
            let isGenuine = cipher.open(&span, count: datagram.count)
            return isGenuine ? Array(packet.dropFirst(VoiceCipher.headerBytes)) : nil
        }
    }

    private func pair() throws -> (client: Side, server: Side) {
        let client = try #require(VoiceCipher(key: Self.key, clientNonce: Self.nonce, serverNonce: Self.other))
        let server = try #require(VoiceCipher(key: Self.key, clientNonce: Self.other, serverNonce: Self.nonce))
        return (Side(client), Side(server))
    }

    @Test func `nonces count from what was agreed, the first byte first`() throws {
        let (client, server) = try pair()
        let datagram = client.sealed([1, 2, 3])
        #expect(datagram[0] == 0)
        #expect(
            client.cipher.clientNonce == [UInt8](repeating: 0, count: 8) + [0x11] + [UInt8](repeating: 0x10, count: 7))
        #expect(server.opened(datagram) == [1, 2, 3])
    }

    @Test func `lost and overtaken datagrams harm no others, and repeated ones are refused`() throws {
        let (client, server) = try pair()
        let datagrams = (0..<200).map { client.sealed([UInt8($0), 7]) }
        #expect(server.opened(datagrams[1]) == [1, 7])
        #expect(server.opened(datagrams[1]) == nil)
        #expect(server.opened(datagrams[0]) == [0, 7])
        #expect(server.opened(datagrams[2]) == [2, 7])
        #expect(server.opened(datagrams[129]) == [129, 7])
    }

    @Test func `who lost more than a byte counts opens nothing until told the nonce`() throws {
        let (client, server) = try pair()
        for _ in 0..<130 { _ = client.sealed([1]) }
        #expect(server.opened(client.sealed([2])) == nil)
        server.cipher.takeServerNonce([1, 2, 3])
        server.cipher.takeServerNonce(client.cipher.clientNonce)
        #expect(server.opened(client.sealed([3])) == [3])
    }

    @Test func `what is forged or cut short is refused, and what follows opens`() throws {
        let (client, server) = try pair()
        let datagram = client.sealed([UInt8](0..<90))
        for count in 0..<datagram.count { #expect(server.opened(Array(datagram[..<count])) == nil) }
        for index in 1..<datagram.count {
            var forged = datagram
            forged[index] ^= 0x40
            #expect(server.opened(forged) == nil)
        }
        #expect(server.opened(datagram) == [UInt8](0..<90))
    }

    @Test func `keys and nonces of other sizes are refused`() {
        #expect(VoiceCipher(key: [1], clientNonce: Self.nonce, serverNonce: Self.nonce) == nil)
        #expect(VoiceCipher(key: Self.key, clientNonce: [], serverNonce: Self.nonce) == nil)
        #expect(VoiceCipher(key: Self.key, clientNonce: Self.nonce, serverNonce: Self.nonce + [1]) == nil)
    }
}
