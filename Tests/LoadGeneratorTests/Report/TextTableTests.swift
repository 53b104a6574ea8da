import Testing

@testable import LoadGenerator

@Suite struct TextTableTests {
    @Test func `columns are as wide as their widest cell`() {
        var table = TextTable(["a", "long", ""])
        table.add(["1234", "5", "a remark"])
        #expect(table.written() == "   a  long\n1234     5  a remark\n")
    }

    @Test(arguments: [
        (0.0, 0, "0"), (1234, 0, "1234"), (12345, 0, "12,345"), (1_234_567.5, 1, "1,234,567.5"), (0.0456, 2, "0.05"),
        (-1.5, 1, "-1.5"), (9.999, 2, "10.00"), (-0.001, 1, "0.0"),
    ])
    func `figures are as people read them`(value: Double, places: Int, text: String) {
        #expect(Figure.text(value, places: places) == text)
    }

    @Test func `what is not known is a dash`() {
        #expect(Figure.text(nil) == "–" && Figure.milliseconds(nil) == "–" && Figure.percent(nil) == "–")
        #expect(Figure.milliseconds(1_234_567) == "1.235" && Figure.percent(0.123) == "12.3 %")
    }
}
