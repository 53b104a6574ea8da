import CLinux

/// The kernel's random numbers: the one source of chance of a node. Identifiers, credentials and SSRCs come from it.
struct SystemRandom: RandomNumberGenerator, Sendable {
    mutating func next() -> UInt64 {
        var value: UInt64 = 0
        let result = unsafe withUnsafeMutableBytes(of: &value) { bytes in
            unsafe linux_random(bytes.baseAddress, bytes.count)
        }
        precondition(result == 0, "the kernel refused random bytes")
        return value
    }
}
