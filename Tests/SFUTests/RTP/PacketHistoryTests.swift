import Testing

@testable import SFU

struct PacketHistoryTests {
    private func payload(_ sequence: Int64, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: Int(sequence) &* 31 &+ $0) }
    }

    private func store(_ sequence: Int64, _ payload: [UInt8], in history: inout PacketHistory) {
        history.store(sequence: sequence, timestamp: 5, marker: true, payload: payload.span)
    }

    private func stored(_ history: borrowing PacketHistory, _ sequence: Int64) -> [UInt8]? {
        history.withPacket(sequence: sequence) { _, bytes in bytes.indices.map { bytes[$0] } }
    }

    @Test func `a packet comes back as it was`() {
        var history = PacketHistory(capacity: 4, byteCapacity: 100)
        store(9, [1, 2, 3], in: &history)
        let packet = history.withPacket(sequence: 9) { packet, _ in packet }
        #expect(packet == PacketHistory.Packet(sequence: 9, timestamp: 5, marker: true))
        #expect(stored(history, 9) == [1, 2, 3])
        #expect(stored(history, 8) == nil)
        #expect(stored(history, 13) == nil)
        #expect(stored(history, -1) == nil)
        history.removeAll()
        #expect(stored(history, 9) == nil)
    }

    @Test func `an older packet does not displace a newer one, nor an oversized one anything`() {
        var history = PacketHistory(capacity: 4, byteCapacity: 100)
        store(9, [1], in: &history)
        store(5, [2], in: &history)
        store(10, Array(repeating: 0, count: 101), in: &history)
        #expect(stored(history, 9) == [1])
        #expect(stored(history, 5) == nil)
        #expect(stored(history, 10) == nil)
    }

    @Test func `a packet without payload is kept`() {
        var history = PacketHistory(capacity: 2, byteCapacity: 4)
        store(0, [], in: &history)
        #expect(stored(history, 0) == [])
    }

    @Test func `what is found is never another packet's bytes`() {
        var history = PacketHistory(capacity: 16, byteCapacity: 500)
        var generator = PacketGenerator(seed: 4)
        var counts: [Int64: Int] = [:]
        var found = 0
        for sequence in Int64(0)..<5000 {
            let count = generator.below(200)
            counts[sequence] = count
            store(sequence, payload(sequence, count: count), in: &history)
            #expect(stored(history, sequence) == payload(sequence, count: count))
            let back = sequence - Int64(generator.below(20))
            guard let bytes = stored(history, back) else { continue }
            found += 1
            #expect(bytes == payload(back, count: counts[back] ?? -1))
        }
        #expect(found > 500)
    }
}
