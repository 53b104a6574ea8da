/// A line of a kind that means nothing to us (`i=`, `c=`, `b=`, `t=` …), kept so that printing gives it back.
struct SDPLine: Equatable, Sendable {
    /// The letter before the equals sign, in ASCII.
    var type: UInt8
    var value: String

    init(_ type: Unicode.Scalar, _ value: String) {
        precondition(type.isASCII, "an SDP line begins with an ASCII letter")
        self.type = UInt8(truncatingIfNeeded: type.value)
        self.value = value
    }
}
