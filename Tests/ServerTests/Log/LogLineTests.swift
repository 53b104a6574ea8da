import Signaling
import Testing
import TokenAuth

@testable import Server

@Suite struct LogLineTests {
    private let time = UnixTime(milliseconds: 1_795_168_800_123)

    @Test func `a line says when, how much, what and about whom`() {
        let fields = [Note.Field("room", "alpha"), Note.Field("name", "Anna B"), Note.Field("empty", "")]
        #expect(
            LogLine.text(.info, "participant joined", fields, at: time)
                == "2026-11-20T10:00:00.123Z info  participant joined  room=alpha  name=\"Anna B\"  empty=\"\"")
        #expect(
            LogLine.json(.warn, "odd", fields, at: time)
                == #"{"time":"2026-11-20T10:00:00.123Z","level":"warn","message":"odd","#
                + #""room":"alpha","name":"Anna B","empty":""}"#)
    }

    @Test func `what people choose can neither end a line nor move the cursor`() {
        let hostile = "a\r\nb\u{1B}[2J\u{0}\u{202E}\u{2028}\u{85}\u{7F}\"\\\t"
        for line in [
            LogLine.text(.info, "x", [Note.Field("name", hostile)], at: time),
            LogLine.json(.info, hostile, [Note.Field(hostile, hostile)], at: time),
        ] {
            #expect(
                line.unicodeScalars.allSatisfy { scalar in
                    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                        && !(0x2028...0x202E).contains(scalar.value)
                })
            #expect(line.contains(#"a\r\nb\u001b[2J\u0000\u202e\u2028\u0085\u007f\"\\\t"#))
        }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_709_251_199_999, "2024-02-29T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (1_767_225_599_000, "2025-12-31T23:59:59.000Z"),
        ] as [(Int64, String)])
    func `times are written by the calendar`(milliseconds: Int64, text: String) {
        #expect(LogLine.timestamp(UnixTime(milliseconds: milliseconds)) == text)
    }
}
