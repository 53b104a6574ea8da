import SeededRandom
import Testing

@testable import DataChannels

@Suite(.serialized) struct AssociationTests {
    private func received(_ peer: RoguePeer) -> [[UInt8]] {
        peer.events.compactMap { if case .received(_, _, _, let bytes) = $0 { bytes } else { nil } }
    }

    private func labels(_ peer: RoguePeer) -> [String] {
        peer.events.compactMap { if case .opened(_, let label) = $0 { label } else { nil } }
    }

    @Test func `a peer gets few streams, whatever it asks for`() {
        #expect(RoguePeer().streamCount == 8)
    }

    @Test func `an open is acknowledged on its own stream`() {
        let peer = RoguePeer()
        peer.openChannel("_reliable", stream: 4)
        #expect(labels(peer) == ["_reliable"])
        #expect(peer.control.map(\.stream) == [4])
        #expect(peer.control.map(\.bytes) == [[0x02]])
    }

    @Test func `texts and empty messages are told apart by their payload identifier`() {
        let peer = RoguePeer()
        peer.openChannel("x", stream: 0)
        let table: [(payload: UInt32, bytes: [UInt8], isBinary: Bool)] = [
            (51, [0x61], false), (53, [0xFF], true), (56, [], false), (57, [], true),
        ]
        for row in table { peer.send(row.bytes.isEmpty ? [0] : row.bytes, stream: 0, payload: row.payload) }
        let expected = table.map {
            DataChannelEvent.received(RoguePeer.id, label: "x", isBinary: $0.isBinary, $0.bytes)
        }
        #expect(peer.events == [.opened(RoguePeer.id, label: "x")] + expected)
    }

    @Test func `a message without a channel, or of a payload unknown, is dropped`() {
        let peer = RoguePeer()
        peer.openChannel("x", stream: 0)
        peer.send([1], stream: 2, payload: 53)
        for payload: UInt32 in [0, 1, 52, 54, 55, 58, .max] { peer.send([2], stream: 0, payload: payload) }
        peer.send([3], stream: 0, payload: 53)
        #expect(received(peer) == [[3]])
    }

    @Test func `a message that is too long is dropped whole, and the next one arrives`() {
        let peer = RoguePeer()
        peer.openChannel("x", stream: 0)
        for count in [65_536, 70_000, 300_000, 65_535] {
            peer.send([UInt8](repeating: 1, count: count), stream: 0, payload: 53)
            peer.run(for: .seconds(2))
        }
        peer.send([9], stream: 0, payload: 53)
        peer.run(for: .seconds(1))
        #expect(received(peer).map(\.count) == [65_535, 1])
        #expect(!peer.isDown)
    }

    @Test func `a channel that the peer closes is gone, and its stream can be used again`() {
        let peer = RoguePeer()
        peer.openChannel("x", stream: 0)
        #expect(peer.canSend(on: "x"))
        peer.reset(0)
        #expect(!peer.canSend(on: "x"))
        #expect(peer.resets == [0])
        peer.openChannel("y", stream: 0)
        #expect(labels(peer) == ["x", "y"])
        #expect(peer.canSend(on: "y"))
    }

    @Test func `many channels closed at once are all closed in the end`() {
        let peer = RoguePeer()
        for stream: UInt16 in stride(from: 0, to: 8, by: 2) { peer.openChannel("x", stream: stream) }
        for stream: UInt16 in stride(from: 0, to: 8, by: 2) { peer.reset(stream) }
        #expect(!peer.canSend(on: "x"))
        #expect(Set(peer.resets).count == 4)
    }

    @Test func `a channel past the last stream, on the wrong half or on a stream in use is refused`() {
        let peer = RoguePeer()
        peer.openChannel("odd", stream: 1)
        for stream: UInt16 in stride(from: 0, to: 16, by: 2) { peer.openChannel("\(stream)", stream: stream) }
        peer.openChannel("again", stream: 0)
        #expect(labels(peer) == stride(from: 0, to: 8, by: 2).map { "\($0)" })
        peer.run(for: .seconds(2))
        #expect(peer.resets == [1])
    }

    @Test func `no establishment message of any length or content does harm`() {
        let peer = RoguePeer()
        var random = SeededGenerator(3)
        let whole = ChannelControl.open(label: "_reliable", Delivery(.lossy)).bytes
        for length in 1...200 {
            var bytes = Array((whole + [UInt8](repeating: 0x61, count: 200)).prefix(length))
            peer.send(bytes, stream: UInt16(length % 32), payload: 50)
            bytes[Int.random(in: 0..<length, using: &random)] = UInt8.random(in: 0...255, using: &random)
            peer.send(bytes, stream: UInt16(length % 32), payload: 50)
        }
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 1...80, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            peer.send(bytes, stream: UInt16.random(in: 0..<32, using: &random), payload: 50)
        }
        peer.run(for: .seconds(5))
        #expect(!peer.isDown)
        #expect(labels(peer).count <= 16)
    }
}
