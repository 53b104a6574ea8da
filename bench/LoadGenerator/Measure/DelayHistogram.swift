/// How often which delay occurred, in buckets a thirty-second wide: what is read from it is at most 3 % too long.
struct DelayHistogram: Sendable, Equatable {
    /// Delays that were added.
    private(set) var count: UInt64 = 0
    private(set) var longest: UInt64 = 0
    private var buckets = [UInt32](repeating: 0, count: Self.bucketCount)

    private static let fineBits: UInt64 = 5
    /// 2³⁴ ns are 17 s; longer delays count as that.
    private static let bucketCount = Int((34 - fineBits + 1) << fineBits)

    /// Adds a delay in nanoseconds.
    mutating func add(_ nanoseconds: UInt64) {
        buckets[Self.bucket(of: nanoseconds)] &+= 1
        count += 1
        longest = max(longest, nanoseconds)
    }

    mutating func add(_ other: DelayHistogram) {
        for index in buckets.indices { buckets[index] &+= other.buckets[index] }
        count += other.count
        longest = max(longest, other.longest)
    }

    /// The delay that a share of all delays does not exceed, in nanoseconds; nil when there are none.
    ///
    /// - Parameter share: 0.99 for the 99th percentile.
    func quantile(_ share: Double) -> UInt64? {
        guard count > 0 else { return nil }
        let rank = max(1, UInt64((Double(count) * share).rounded(.up)))
        var seen: UInt64 = 0
        for index in buckets.indices {
            seen += UInt64(buckets[index])
            if seen >= rank { return min(Self.upperEnd(of: index), longest) }
        }
        return longest
    }

    private static func bucket(of value: UInt64) -> Int {
        guard value >> fineBits > 0 else { return Int(value) }
        let shift = UInt64(63 - value.leadingZeroBitCount) - fineBits
        return min(Int((shift + 1) << fineBits | (value >> shift & (1 << fineBits - 1))), bucketCount - 1)
    }

    private static func upperEnd(of bucket: Int) -> UInt64 {
        let place = UInt64(bucket)
        guard place >> fineBits > 0 else { return place }
        let shift = place >> fineBits - 1
        let start = (1 << fineBits | place & (1 << fineBits - 1)) << shift
        return start + (1 << shift) - 1
    }
}
