import SFU

/// Makes identifiers and secrets from the one source of chance that the control plane is given.
struct Mint {
    private var random: any RandomNumberGenerator

    init(_ random: any RandomNumberGenerator) {
        self.random = random
    }

    /// LiveKit's alphabet for identifiers: letters and digits that people do not confuse.
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    /// A prefix and twelve characters (70 bits), such as `PA_x8Kd2…`.
    mutating func identifier(_ prefix: String) -> String {
        prefix + letters(12)
    }

    /// ICE credentials: 93 and 186 bits, where RFC 8445 §5.3 asks for 24 and 128.
    mutating func credentials() -> LocalParameters {
        LocalParameters(usernameFragment: letters(16), password: letters(32), secret: letters(32))
    }

    /// A number for an SSRC to start from: not zero, and far enough from the top for a session to count up.
    mutating func ssrc() -> UInt32 {
        UInt32.random(in: 1...0x7FFF_FFFF, using: &random)
    }

    /// The session number of an SDP origin line (RFC 8866 §5.2: 62 bits at most, to stay a signed number anywhere).
    mutating func sessionNumber() -> UInt64 {
        UInt64.random(in: 1...(1 << 62), using: &random)
    }

    /// A time from nothing up to a bound, for pauses that must not be the same everywhere.
    mutating func duration(upTo bound: Duration) -> Duration {
        let (seconds, attoseconds) = bound.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return .milliseconds(Int64.random(in: 0...max(0, milliseconds), using: &random))
    }

    private mutating func letters(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count {
            let letter = Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)]
            text.unicodeScalars.append(Unicode.Scalar(letter))
        }
        return text
    }
}
