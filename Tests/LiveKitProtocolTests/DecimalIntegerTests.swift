import Testing

@testable import LiveKitProtocol

@Suite struct DecimalIntegerTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("1", 1), ("-12", -12), ("1.0", 1), ("1.50e1", 15), ("1200e-2", 12), ("12E+3", 12_000),
        ("0e999", 0), ("0.000", 0), ("0.00e3", 0),
    ])
    func `what denotes an integer is read exactly`(text: String, value: Int64) throws {
        let decimal = try #require(DecimalInteger(text))
        #expect(decimal.magnitude == value.magnitude)
        #expect(decimal.isNegative == text.hasPrefix("-"))
    }

    @Test func `64 bits are the most`() {
        #expect(DecimalInteger("18446744073709551615")?.magnitude == .max)
        #expect(DecimalInteger("1844674407370955161.5e1")?.magnitude == .max)
        #expect(DecimalInteger("18446744073709551616") == nil)
        #expect(DecimalInteger("99999999999999999999") == nil)
        #expect(DecimalInteger("1e20") == nil)
    }

    @Test(arguments: ["1.5", "1e-1", "10.01", "1e1001", "1e-1001", "1e99999999999999999999", "0.5e0"])
    func `what is no integer or absurd is refused`(text: String) {
        #expect(DecimalInteger(text) == nil)
    }
}
