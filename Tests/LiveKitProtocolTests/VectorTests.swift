import Foundation
import LiveKitProtocol
import Testing

/// Messages as LiveKit's own classes encode them; `scripts/protocol-vectors` made the file.
@Suite struct VectorTests {
    private struct Vector {
        var name: String
        var wire: [UInt8]
        var compact: [UInt8]
        var snake: [UInt8]
    }

    private static func load() throws -> [Vector] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/livekit.txt")
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
        return try lines.map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try #require(columns.count == 4)
            return Vector(
                name: columns[0], wire: bytes(columns[1]), compact: Array(columns[2].utf8),
                snake: Array(columns[3].utf8))
        }
    }

    @Test func `bytes and JSON are those that LiveKit's classes write and read`() throws {
        let vectors = try Self.load()
        var covered: Set<String> = []
        for type in everyMessageType {
            for vector in vectors where vector.name == type.protoName {
                try check(type, vector)
                covered.insert(vector.name)
            }
        }
        let ours = Set(everyMessageType.map { $0.protoName }.filter { $0.hasPrefix("livekit.") })
        #expect(covered == ours)
    }

    private func check<Message: ProtocolMessage>(_ type: Message.Type, _ vector: Vector) throws {
        let message = try Message(wire: vector.wire)
        try #require(message.unknownFields == [], "\(vector.name)")
        try #require(message.wire() == vector.wire, "\(vector.name)")
        try #require(message.json(.compact) == vector.compact, "\(vector.name)")
        try #require(try Message(json: vector.compact) == message, "\(vector.name)")
        try #require(try Message(json: vector.snake) == message, "\(vector.name)")
    }
}
