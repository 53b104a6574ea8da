import Testing

@testable import SFU

@Suite struct STUNWriterTests {
    @Test func `what is written is read back`() throws {
        let bytes = STUNWriter.bindingRequest(
            transactionID: STUNVectors.transactionID, username: "local:remote", password: "secret", priority: 77,
            tieBreaker: 99, usesCandidate: true)
        let message = try #require(STUNMessage(bytes: bytes))
        #expect(message.username.map { Array(bytes[$0]) } == Array("local:remote".utf8))
        #expect(message.priority == 77)
        #expect(message.controlling == 99)
        #expect(message.usesCandidate)
        let offset = try #require(message.integrityOffset)
        let isValid = MessageIntegrity.isValid(bytes.span, at: offset, password: Array("secret".utf8))
        #expect(isValid)
        #expect(message.fingerprintOffset != nil)
    }

    @Test func `answers carry the address in either family`() throws {
        for address in [STUNVectors.ipv4Address, STUNVectors.ipv6Address] {
            let bytes = STUNWriter.bindingSuccess(
                transactionID: STUNVectors.transactionID, mappedAddress: address, password: STUNVectors.password)
            let message = try #require(STUNMessage(bytes: bytes))
            #expect(message.kind == .success)
            #expect(message.mappedAddress == address)
            #expect(message.transactionID == STUNVectors.transactionID)
        }
    }

    @Test func `the mapped addresses are written as in RFC 5769`() {
        var ipv4 = STUNWriter(.success, transactionID: STUNVectors.transactionID)
        ipv4.appendMappedAddress(STUNVectors.ipv4Address)
        #expect(Array(ipv4.bytes[20...]) == Array(STUNVectors.ipv4Response[36..<48]))
        var ipv6 = STUNWriter(.success, transactionID: STUNVectors.transactionID)
        ipv6.appendMappedAddress(STUNVectors.ipv6Address)
        #expect(Array(ipv6.bytes[20...]) == Array(STUNVectors.ipv6Response[36..<60]))
    }

    @Test func `failures carry their code`() throws {
        let bytes = STUNWriter.bindingFailure(
            transactionID: STUNVectors.transactionID, code: 487, password: STUNVectors.password)
        let message = try #require(STUNMessage(bytes: bytes))
        #expect(message.kind == .failure)
        #expect(message.errorCode == 487)
    }
}
