import SeededRandom
import Testing

@testable import Server

@Suite struct FrameReaderTests {
    private func frame(_ datagram: [UInt8]) -> [UInt8] {
        [UInt8(datagram.count >> 8), UInt8(datagram.count & 0xFF)] + datagram
    }

    /// Everything that comes out of a stream that arrives in pieces; nil at the end where it was oversized.
    private func read(_ stream: [UInt8], pieces: () -> Int) -> (frames: [[UInt8]], isOversized: Bool) {
        var reader = FrameReader()
        var frames: [[UInt8]] = []
        var offset = 0
        while true {
            reading: while true {
                switch reader.next() {
                case .frame(let range):
                    reader.withFrame(range) { span in
                        var bytes: [UInt8] = []
                        for index in 0..<span.count {
                            bytes.append(span[index])
                            // What is done to a frame does not reach the next.
                            span[index] = 0xEE
                        }
                        frames.append(bytes)
                    }
                case .incomplete: break reading
                case .oversized: return (frames, true)
                }
            }
            if offset == stream.count { return (frames, false) }
            let piece = min(pieces(), stream.count - offset)
            let count = reader.fill { room in
                let count = min(piece, room.count)
                room.copyBytes(from: stream[offset..<offset + count])
                return count
            }
            #expect(count > 0)
            offset += count
        }
    }

    @Test(arguments: [1, 2, 3, 7, 100, 4096, 100_000])
    func `frames come out whole, however the stream is cut`(piece: Int) {
        let datagrams = [1, 2, 3, 100, 1499, 1500, 1, 1500, 1500].map { count in (0..<count).map { UInt8($0 & 0xFF) } }
        let outcome = read(datagrams.flatMap(frame), pieces: { piece })
        #expect(outcome.frames == datagrams && !outcome.isOversized)
    }

    @Test func `empty frames are passed over`() {
        let outcome = read(frame([]) + frame([1]) + frame([]) + frame([]) + frame([2, 3]), pieces: { 3 })
        #expect(outcome.frames == [[1], [2, 3]])
    }

    @Test(arguments: [1501, 1502, 4096, 65_535])
    func `a length above any datagram's ends the stream at once`(count: Int) {
        let outcome = read(frame([7]) + [UInt8(count >> 8), UInt8(count & 0xFF)], pieces: { 1 })
        #expect(outcome.frames == [[7]] && outcome.isOversized)
    }

    @Test func `a failed read takes nothing in`() {
        var reader = FrameReader()
        let (refused, ended) = (reader.fill { _ in -11 }, reader.fill { _ in 0 })
        let next = reader.next()
        #expect(refused == -11 && ended == 0 && next == .incomplete)
    }

    @Test(arguments: 1...40) func `whatever comes, it reads as a model of a few lines does`(seed: UInt64) {
        var random = SeededGenerator(seed)
        var stream: [UInt8] = []
        for _ in 0..<60 {
            let count = [0, 1, 2, 20, 160, 1200, 1500].randomElement(using: &random)!
            stream += frame((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let index = Int.random(in: 0..<stream.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: stream[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: stream.remove(at: index)
            default: stream.removeSubrange(index...)
            }
            if stream.isEmpty { break }
        }
        var expected: [[UInt8]] = []
        var rest = stream[...]
        var isOversized = false
        while rest.count >= 2 {
            let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            if count > 1500 {
                isOversized = true
                break
            }
            guard rest.count >= 2 + count else { break }
            if count > 0 { expected.append(Array(rest.dropFirst(2).prefix(count))) }
            rest = rest.dropFirst(2 + count)
        }
        let outcome = read(stream, pieces: { Int.random(in: 1...5000, using: &random) })
        #expect(outcome.frames == expected && outcome.isOversized == isOversized)
    }

    @Test func `the first frame is seen without being taken`() {
        func first(_ bytes: [UInt8]) -> FrameReader.Next { FrameReader.first(of: bytes.span) }
        #expect(first([]) == .incomplete && first([0]) == .incomplete && first([0, 2, 1]) == .incomplete)
        #expect(first([0, 2, 1, 2, 9]) == .frame(2..<4))
        #expect(first([0x16, 0x03]) == .oversized)
    }
}
