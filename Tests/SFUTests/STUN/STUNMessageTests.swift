import Testing

@testable import SFU

@Suite struct STUNMessageTests {
    private func read(_ bytes: [UInt8]) -> STUNMessage? { STUNMessage(bytes.span) }

    @Test func `the request of RFC 5769 is read whole`() throws {
        let message = try #require(read(STUNVectors.request))
        #expect(message.kind == .request)
        #expect(message.method == STUNMessage.bindingMethod)
        #expect(message.transactionID == STUNVectors.transactionID)
        #expect(message.priority == 0x6E00_01FF)
        #expect(message.controlled == 0x932F_F9B1_5126_3B36)
        #expect(message.controlling == nil)
        #expect(message.username.map { Array(STUNVectors.request[$0]) } == Array("evtj:h6vY".utf8))
        #expect(message.integrityOffset == 76)
        #expect(message.fingerprintOffset == 100)
        #expect(message.unknownAttributes.isEmpty)
        #expect(!message.usesCandidate)
    }

    @Test func `the answers of RFC 5769 give their mapped addresses`() throws {
        let ipv4 = try #require(read(STUNVectors.ipv4Response))
        #expect(ipv4.kind == .success)
        #expect(ipv4.mappedAddress == STUNVectors.ipv4Address)
        let ipv6 = try #require(read(STUNVectors.ipv6Response))
        #expect(ipv6.mappedAddress == STUNVectors.ipv6Address)
    }

    @Test func `a prefix of a message is no message`() {
        for count in 0..<STUNVectors.request.count {
            #expect(read(Array(STUNVectors.request[..<count])) == nil)
        }
    }

    @Test func `a length that lies in either direction is refused`() {
        for length in UInt16(0)...200 where length != 0x58 {
            var bytes = STUNVectors.request
            bytes[2] = UInt8(length >> 8)
            bytes[3] = UInt8(length & 0xFF)
            #expect(read(bytes) == nil)
        }
        var bytes = STUNVectors.request
        bytes[2] = 0xFF
        bytes[3] = 0xFC
        #expect(read(bytes) == nil)
    }

    @Test func `an attribute that reaches past the end is refused`() {
        for length in [UInt8(0x59), 0x80, 0xFF] {
            var bytes = STUNVectors.request
            bytes[23] = length
            #expect(read(bytes) == nil)
        }
    }

    @Test func `a flipped bit anywhere breaks the fingerprint`() {
        for index in STUNVectors.request.indices {
            var bytes = STUNVectors.request
            bytes[index] ^= 0x10
            #expect(read(bytes) == nil || read(bytes)?.fingerprintOffset == nil)
        }
    }

    @Test func `attributes behind the integrity do not count`() throws {
        var writer = STUNWriter(.request, transactionID: STUNVectors.transactionID)
        writer.append(.username, Array("a:b".utf8))
        writer.append(.messageIntegrity, Array(repeating: 0, count: 20))
        writer.append(.useCandidate, [])
        writer.append(.priority, [1, 2, 3, 4])
        let message = try #require(read(writer.bytes))
        #expect(!message.usesCandidate)
        #expect(message.priority == nil)
        #expect(message.integrityOffset == 28)
    }

    @Test func `of two usernames the first counts`() throws {
        var writer = STUNWriter(.request, transactionID: STUNVectors.transactionID)
        writer.append(.username, Array("a:b".utf8))
        writer.append(.username, Array("c:d".utf8))
        let message = try #require(read(writer.bytes))
        #expect(message.username == 24..<27)
    }

    @Test func `only attributes that must be understood are reported, and few of them`() throws {
        var bytes = STUNWriter(.request, transactionID: STUNVectors.transactionID).bytes
        for type in [UInt16(0x8022), 0xC057, 0x0019, 0x001C, 0x7FFF, 0x0002, 0x0003] {
            bytes += STUNWriter.octets(type) + [0, 0]
        }
        bytes[3] = UInt8(bytes.count - STUNMessage.headerCount)
        let message = try #require(read(bytes))
        #expect(message.unknownAttributes == [0x0019, 0x001C, 0x7FFF, 0x0002])
    }

    @Test func `values of impossible length are refused`() {
        let cases: [(STUNAttribute, Int)] = [
            (.priority, 3), (.useCandidate, 4), (.iceControlling, 4), (.iceControlled, 12), (.messageIntegrity, 32),
            (.fingerprint, 8), (.xorMappedAddress, 4), (.xorMappedAddress, 0), (.errorCode, 2),
        ]
        for (attribute, count) in cases {
            var writer = STUNWriter(.request, transactionID: STUNVectors.transactionID)
            writer.append(attribute, Array(repeating: 1, count: count))
            #expect(read(writer.bytes) == nil, "\(attribute)")
        }
    }

    @Test func `method and class bits are taken apart and put together alike`() {
        for method in UInt16(0)...0x0FFF {
            for kind in [STUNMessage.Kind.request, .indication, .success, .failure] {
                let bytes = STUNWriter(kind, method: method, transactionID: STUNVectors.transactionID).bytes
                let message = read(bytes)
                guard message?.kind == kind, message?.method == method else {
                    Issue.record("\(kind) \(method)")
                    return
                }
            }
        }
    }

    @Test func `mutations of valid messages never trap`() {
        var mutator = MessageMutator(seed: 1)
        let originals = [STUNVectors.request, STUNVectors.ipv4Response, STUNVectors.ipv6Response]
        var readCount = 0
        for round in 0..<30_000 {
            let bytes = mutator.mutate(originals[round % originals.count])
            if let message = read(bytes) {
                readCount += 1
                #expect(message.username.map { $0.upperBound <= bytes.count } ?? true)
                #expect(message.integrityOffset.map { $0 + 24 <= bytes.count } ?? true)
            }
            _ = ICELite.localFragment(of: bytes.span)
        }
        #expect(readCount < 30_000)
    }
}
