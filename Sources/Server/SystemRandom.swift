import CLinux

/// The kernel's random numbers: the one source of chance of a node. Identifiers, credentials and SSRCs come from it.
///
/// A join takes some fifty numbers, so they are fetched many at a time.
struct SystemRandom: RandomNumberGenerator, Sendable {
    private var numbers: [UInt64] = []

    init() {}

    mutating func next() -> UInt64 {
        if numbers.isEmpty { fetch() }
        return numbers.removeLast()
    }

    private mutating func fetch() {
        numbers = [UInt64](repeating: 0, count: Limits.randomNumbersAtOnce)
        let result = unsafe numbers.withUnsafeMutableBytes { bytes in
            unsafe linux_random(bytes.baseAddress, bytes.count)
        }
        precondition(result == 0, "the kernel refused random bytes")
    }
}
