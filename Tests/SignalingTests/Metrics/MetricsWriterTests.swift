import Testing

@testable import Signaling

struct MetricsWriterTests {
    @Test(arguments: [
        (0.0, "0"), (-1.0, "0"), (.nan, "0"), (-.infinity, "0"), (1.0, "1"), (0.25, "0.25"), (4.123_456_7, "4.123457"),
        (0.000_000_4, "0"), (0.000_001, "0.000001"), (.infinity, "1000000000"),
    ]) func `a fraction is shown to the millionth, and always as a number`(value: Double, text: String) {
        #expect(MetricsWriter.text(value) == text)
    }

    @Test(arguments: [
        (Duration.zero, "0"), (.milliseconds(-5), "0"), (.nanoseconds(1), "0.000000001"),
        (.milliseconds(1_250), "1.25"),
        (.seconds(Int64.max), "1000000000"),
    ]) func `a time is shown in seconds`(duration: Duration, text: String) {
        #expect(MetricsWriter.seconds(duration.wholeNanoseconds) == text)
    }
}
