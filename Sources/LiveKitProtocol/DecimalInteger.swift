/// The exact integer that a JSON number denotes, also when it is written as `1.0` or `12e3`.
struct DecimalInteger {
    var isNegative: Bool
    var magnitude: UInt64

    /// Takes text of JSON's number grammar; nil if its value is no integer or exceeds 64 bits.
    init?(_ text: String) {
        var digits: [UInt8] = []
        var fractionDigits = 0
        var exponent = 0
        var isNegative = false
        var isFraction = false
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") {
            isNegative = true
            rest.removeFirst()
        }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let value = Int(Substring(rest)) else { return nil }
                exponent = value
                rest = rest[rest.endIndex...]
            default:
                digits.append(byte - UInt8(ascii: "0"))
                if isFraction { fractionDigits += 1 }
            }
        }
        // The point's place is bounded by the text's length, the exponent is not.
        guard exponent.magnitude <= 1_000 else { return nil }
        guard let magnitude = Self.scale(digits, by: exponent - fractionDigits) else { return nil }
        self.isNegative = isNegative
        self.magnitude = magnitude
    }

    /// `digits` × 10^`exponent`, if that is an integer of at most 64 bits.
    private static func scale(_ digits: [UInt8], by exponent: Int) -> UInt64? {
        var significant = digits.drop { $0 == 0 }
        if significant.isEmpty { return 0 }
        var exponent = exponent
        while exponent < 0 {
            guard significant.popLast() == 0 else { return nil }
            exponent += 1
        }
        guard significant.count + exponent <= 20 else { return nil }
        var magnitude: UInt64 = 0
        for digit in significant + Array(repeating: 0, count: exponent) {
            let (product, isProductTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, isSumTooLarge) = product.addingReportingOverflow(UInt64(digit))
            if isProductTooLarge || isSumTooLarge { return nil }
            magnitude = sum
        }
        return magnitude
    }
}
