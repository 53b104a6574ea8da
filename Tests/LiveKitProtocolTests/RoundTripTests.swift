import LiveKitProtocol
import Testing

@Suite struct RoundTripTests {
    @Test func `every message survives the wire and both JSON forms`() throws {
        #expect(everyMessageType.count > 120)
        for type in everyMessageType {
            for seed in 0..<20 { try roundTrip(type, seed: UInt64(seed)) }
        }
    }

    private func roundTrip<Message: ProtocolMessage & Fillable>(_ type: Message.Type, seed: UInt64) throws {
        var filler = Filler(seed: seed)
        var message: Message = filler.message()
        try #require(try Message(json: message.json(.compact)) == message, "\(Message.protoName), seed \(seed)")
        try #require(try Message(json: message.json(.twirp)) == message, "\(Message.protoName), seed \(seed)")
        message.unknownFields = [0xc2, 0xfa, 0x01, 0x02, 0x68, 0x69]
        let wire = message.wire()
        let decoded = try Message(wire: wire)
        try #require(decoded == message, "\(Message.protoName), seed \(seed)")
        try #require(decoded.wire() == wire, "\(Message.protoName), seed \(seed)")
    }

    @Test func `an empty message is no bytes and an empty object`() throws {
        for type in everyMessageType { try checkEmpty(type) }
    }

    private func checkEmpty<Message: ProtocolMessage>(_ type: Message.Type) throws {
        let message = Message()
        try #require(message.wire() == [])
        try #require(message.json(.compact) == Array("{}".utf8))
        try #require(try Message(wire: []) == message)
        try #require(try Message(json: message.json(.twirp)) == message, "\(Message.protoName)")
    }

    @Test func `every enum value has one name that leads back to it`() throws {
        for (type, highest) in everyEnumType { try checkNames(type, highest) }
    }

    private func checkNames<Value: ProtocolEnum>(_ type: Value.Type, _ highest: Int32) throws {
        for number in 0...highest {
            guard let name = Value(rawValue: number).protoName else { continue }
            try #require(Value(protoName: name)?.rawValue == number, "\(name)")
        }
        try #require(Value(rawValue: 0).protoName != nil)
        try #require(Value(rawValue: -1).protoName == nil && Value(rawValue: -1).description == "-1")
        try #require(Value(protoName: "NO_SUCH_NAME") == nil)
    }
}
