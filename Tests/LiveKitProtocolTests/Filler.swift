import LiveKitProtocol
import SeededRandom

/// A message that can fill itself with arbitrary values.
protocol Fillable {
    mutating func fill(_ filler: inout Filler)
}

/// Makes arbitrary values from a seed: the same seed, the same values.
struct Filler {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed) }

    /// The next 64 bits.
    mutating func next() -> UInt64 { random.next() }

    /// 0 up to `count`, exclusive.
    mutating func choice(_ count: Int) -> Int { random.below(count) }

    /// 64 bits of which often only a few are used, so that short and long encodings occur.
    private mutating func bits() -> UInt64 { next() >> UInt64(choice(65)) }

    mutating func bool() -> Bool { choice(2) == 0 }
    mutating func int32() -> Int32 { Int32(truncatingIfNeeded: bits()) }
    mutating func uint32() -> UInt32 { UInt32(truncatingIfNeeded: bits()) }
    mutating func int64() -> Int64 { Int64(bitPattern: bits()) }
    mutating func uint64() -> UInt64 { bits() }
    mutating func float() -> Float { Float(Int32(truncatingIfNeeded: bits())) / 64 }
    mutating func bytes() -> [UInt8] { (0..<choice(6)).map { _ in UInt8(truncatingIfNeeded: next()) } }

    mutating func string() -> String {
        let alphabet: [Character] = ["a", "Z", "0", " ", "\"", "\\", "\n", "\u{1}", "é", "€", "😀", "/"]
        return String((0..<choice(8)).map { _ in alphabet[choice(alphabet.count)] })
    }

    mutating func enumeration<Value: ProtocolEnum>() -> Value {
        Value(rawValue: choice(8) == 0 ? int32() : Int32(choice(20)))
    }

    mutating func message<Message: ProtocolMessage & Fillable>() -> Message {
        var message = Message()
        message.fill(&self)
        return message
    }

    mutating func sometimes<Value>(_ make: (inout Filler) -> Value) -> Value? { choice(3) == 0 ? nil : make(&self) }

    private mutating func list<Value>(_ make: (inout Filler) -> Value) -> [Value] {
        (0..<choice(3)).map { _ in make(&self) }
    }

    mutating func strings() -> [String] { list { $0.string() } }
    mutating func enumerations<Value: ProtocolEnum>() -> [Value] { list { $0.enumeration() } }
    mutating func messages<Message: ProtocolMessage & Fillable>() -> [Message] { list { $0.message() } }

    mutating func map() -> [String: String] {
        Dictionary(list { ($0.string(), $0.string()) }) { first, _ in first }
    }
}
