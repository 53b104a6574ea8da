/// One packet for one listener, beside its payload.
struct Copy {
    /// What happened to it.
    enum Fate {
        case sent
        case withheld(Drop)
    }

    /// The source's unwrapped sequence.
    let sequence: Int64
    let numbers: CopyNumbers
    let marker: Bool
    /// What goes along with it; nil for plain Opus.
    let redundancy: Redundancy?
}
