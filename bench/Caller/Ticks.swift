/// Times inside a caller: nanoseconds since its epoch. Instants of the standard clock are several times dearer to
/// compare and to copy, and a caller looks at its deadlines after every datagram.
typealias Ticks = UInt64

extension Ticks {
    /// What is never due.
    static let never = UInt64.max
}

extension Duration {
    /// In nanoseconds; negative ones are none.
    var ticks: Ticks {
        let (seconds, attoseconds) = components
        return UInt64(max(0, seconds)) &* 1_000_000_000 &+ UInt64(max(0, attoseconds)) / 1_000_000_000
    }
}
