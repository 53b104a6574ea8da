import SeededRandom
import Testing

@testable import Caller

@Suite struct WAVFileTests {
    /// A file with a chunk that nobody knows in front of its samples.
    static func file(
        rate: Int = 48_000, channels: Int = 1, bits: Int = 16, kind: Int = 1, samples: [Int16] = [1, -2, 300, -400]
    ) -> [UInt8] {
        func word(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let format = word(kind, 2) + word(channels, 2) + word(rate, 4) + word(0, 4) + word(0, 2) + word(bits, 2)
        let data = samples.flatMap { word(Int(UInt16(bitPattern: $0)), 2) }
        let chunks =
            Array("WAVEfmt ".utf8) + word(16, 4) + format + Array("LIST".utf8) + word(3, 4) + [1, 2, 3, 0]
            + Array("data".utf8) + word(data.count, 4) + data
        return Array("RIFF".utf8) + word(chunks.count, 4) + chunks
    }

    @Test func `samples are read, two channels become one`() throws {
        #expect(try WAVFile(Self.file()).samples == [1, -2, 300, -400])
        let stereo = try WAVFile(Self.file(rate: 16_000, channels: 2))
        #expect(stereo.samples == [0, -50] && stereo.rate == 16_000)
    }

    @Test func `what cannot be spoken is refused by its reason`() {
        #expect(throws: WAVFile.Fault.notWAV) { try WAVFile([1, 2, 3]) }
        #expect(throws: WAVFile.Fault.notPCM16) { try WAVFile(Self.file(bits: 24)) }
        #expect(throws: WAVFile.Fault.notPCM16) { try WAVFile(Self.file(kind: 3)) }
        #expect(throws: WAVFile.Fault.rate(44_100)) { try WAVFile(Self.file(rate: 44_100)) }
        #expect(throws: WAVFile.Fault.empty) { try WAVFile(Self.file(samples: [])) }
    }

    @Test func `changed and shortened files never trap`() {
        var random = SeededGenerator(3)
        let file = Self.file()
        var read = 0
        for count in 0...file.count { if (try? WAVFile(Array(file[..<count]))) != nil { read += 1 } }
        for _ in 0..<3000 {
            var bytes = file
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let recording = try? WAVFile(bytes) {
                #expect(recording.samples.count <= bytes.count)
                read += 1
            }
        }
        #expect(read > 0)
    }
}
