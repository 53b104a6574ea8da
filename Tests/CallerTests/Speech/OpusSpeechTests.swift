import COpus
import Testing

@testable import Caller

@Suite struct OpusSpeechTests {
    /// Half a second of a loud saw-tooth, half a second of silence, and so on.
    static func recording(rate: Int = 48_000, seconds: Int = 2) -> WAVFile {
        let half = rate / 2
        return WAVFile(
            rate: rate,
            samples: (0..<rate * seconds).map { index in
                index / half % 2 == 0 ? Int16(index * 300 * 48_000 / rate % 20_000 - 10_000) : 0
            })
    }

    @Test(arguments: [8_000, 16_000, 48_000])
    func `every twenty milliseconds become one packet of one frame`(rate: Int) throws {
        let speech = try #require(OpusSpeech(Self.recording(rate: rate)))
        #expect(speech.packets.count == 100 && speech.levels.count == 100)
        for packet in speech.packets {
            #expect(opus_packet_get_nb_samples(packet, opus_int32(packet.count), 48_000) == 960)
            #expect(packet[0] & 3 == 0)
        }
    }

    @Test func `pauses are left out where they are wanted`() throws {
        var settings = OpusSpeech.Settings()
        settings.usesPauses = true
        let without = try #require(OpusSpeech(Self.recording(seconds: 4)))
        let with = try #require(OpusSpeech(Self.recording(seconds: 4), settings))
        #expect(without.packets.allSatisfy { !$0.isEmpty })
        #expect(with.packets.count { $0.isEmpty } > 20)
    }

    @Test func `levels tell loud frames from silence`() throws {
        let speech = try #require(OpusSpeech(Self.recording()))
        #expect(speech.levels[10] < 20 && speech.levels[30] == 127)
    }
}
