import SFU
import SeededRandom
import Testing

@testable import Server

@Suite struct RelayMessageTests {
    private func message() -> [UInt8] {
        var writer = STUNWriter(
            .failure, method: RelayMessage.Method.allocate, transactionID: STUNTransactionID(high: 1, low: 2))
        writer.append(RelayMessage.Attribute.errorCode, [0, 0, 4, 1] + Array("Unauthorized".utf8))
        writer.append(RelayMessage.Attribute.realm, Array("example.org".utf8))
        writer.append(RelayMessage.Attribute.nonce, [7])
        return writer.bytes
    }

    @Test func `TURN's attributes are found, and a refusal is told in words`() throws {
        let message = try #require(RelayMessage(message()))
        #expect(message.message.method == RelayMessage.Method.allocate && message.message.errorCode == 401)
        #expect(message.value(RelayMessage.Attribute.realm) == Array("example.org".utf8))
        #expect(message.value(RelayMessage.Attribute.nonce) == [7])
        #expect(message.value(RelayMessage.Attribute.data) == nil)
        #expect(message.refusal == "401 Unauthorized")
    }

    @Test func `a stream is cut where a message ends`() {
        let one = message()
        for count in 0..<one.count { #expect(RelayMessage.count(Array(one[..<count])) == nil) }
        #expect(RelayMessage.count(one) == one.count && RelayMessage.count(one + one) == one.count)
    }

    @Test(arguments: 1...20) func `mutations never trap`(seed: UInt64) {
        var random = SeededGenerator(seed)
        for _ in 0..<500 {
            var bytes = message()
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let refusal = RelayMessage(bytes).map { "\($0.refusal) \($0.value(RelayMessage.Attribute.data) ?? [])" }
            #expect(refusal?.utf8.count ?? 0 < 300)
        }
    }
}
