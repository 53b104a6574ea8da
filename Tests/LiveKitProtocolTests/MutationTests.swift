import LiveKitProtocol
import Testing

/// Valid input, damaged at random: 10⁶ times, in shares that run beside each other. What still decodes must encode
/// to something that decodes to the same; nothing may trap.
@Suite struct MutationTests {
    static let shares = 8
    static let perShare = 125_000

    @Test(arguments: 0..<shares)
    func `no mutation traps a decoder`(share: Int) throws {
        var filler = Filler(seed: UInt64(share))
        var accepted = 0
        var refused = 0
        let seeds = try everyMessageType.enumerated().filter { $0.offset % Self.shares == share }.map {
            try Seed($0.element, &filler)
        }
        for index in 0..<Self.perShare {
            let seed = seeds[index % seeds.count]
            let isAccepted = try seed.tryMutation(&filler, isJSON: index / seeds.count % 2 == 0)
            if isAccepted { accepted += 1 } else { refused += 1 }
        }
        // Mutations that are all accepted or all refused would test nothing.
        #expect(accepted > Self.perShare / 20 && refused > Self.perShare / 20)
    }

    private struct Seed {
        let wires: [[UInt8]]
        let texts: [[UInt8]]
        let check: (_ bytes: [UInt8], _ isJSON: Bool) throws -> Bool

        init(_ type: any (ProtocolMessage & Fillable).Type, _ filler: inout Filler) throws {
            self = try Self.make(type, &filler)
        }

        private init(
            wires: [[UInt8]], texts: [[UInt8]], check: @escaping (_ bytes: [UInt8], _ isJSON: Bool) throws -> Bool
        ) {
            self.wires = wires
            self.texts = texts
            self.check = check
        }

        private static func make<Message: ProtocolMessage & Fillable>(
            _ type: Message.Type, _ filler: inout Filler
        ) throws -> Self {
            // Short ones: they decode fast, and a change hits structure more often than payload.
            let messages: [Message] = (0..<40).map { _ in filler.message() }.sorted {
                $0.wire().count < $1.wire().count
            }
            let few = messages[10..<16]
            return Self(wires: few.map { $0.wire() }, texts: few.map { $0.json(.compact) }) { bytes, isJSON in
                try isJSON ? checkJSON(type, bytes) : checkWire(type, bytes)
            }
        }

        private static func checkWire<Message: ProtocolMessage>(_ type: Message.Type, _ bytes: [UInt8]) throws -> Bool {
            guard let message = try? Message(wire: bytes) else { return false }
            let wire = message.wire()
            try #require(try Message(wire: wire).wire() == wire, "\(Message.protoName) \(bytes)")
            return true
        }

        private static func checkJSON<Message: ProtocolMessage>(_ type: Message.Type, _ bytes: [UInt8]) throws -> Bool {
            guard let message = try? Message(json: bytes) else { return false }
            let text = message.json(.compact)
            try #require(try Message(json: text).json(.compact) == text, "\(Message.protoName) \(bytes)")
            return true
        }

        func tryMutation(_ filler: inout Filler, isJSON: Bool) throws -> Bool {
            let list = isJSON ? texts : wires
            var bytes = list[filler.choice(list.count)]
            for _ in 0...filler.choice(3) { mutate(&bytes, list, &filler, isJSON: isJSON) }
            return try check(bytes, isJSON)
        }

        private func mutate(_ bytes: inout [UInt8], _ list: [[UInt8]], _ filler: inout Filler, isJSON: Bool) {
            let position = filler.choice(bytes.count + 1)
            let structural = Array(#"{}[]":,\u0-.e"#.utf8)
            let byte =
                isJSON && filler.bool() ? structural[filler.choice(13)] : UInt8(truncatingIfNeeded: filler.next())
            switch filler.choice(7) {
            case 0: bytes.insert(byte, at: position)
            case 1: bytes.removeSubrange(position...)
            case 2:
                let other = list[filler.choice(list.count)]
                bytes.replaceSubrange(position..., with: other[filler.choice(other.count + 1)...])
            case 3: bytes.insert(contentsOf: bytes[filler.choice(position + 1)..<position], at: position)
            case _ where position == bytes.count: bytes.append(byte)
            case 4: bytes[position] ^= 1 << UInt8(filler.choice(8))
            case 5: bytes[position] = byte
            default: bytes.remove(at: position)
            }
        }
    }
}
