/// When what a voice said first reached its router. A packet leaves when its frame is made, so that a frame is found by
/// the source of its voice and its time.
struct Arrivals {
    private var departures: [UInt64: [(time: UInt64, origin: UInt32)]] = [:]
    /// By origin; 0 for what has not arrived.
    private var times: [UInt64] = []

    private static func key(_ visit: Int, _ source: UInt32) -> UInt64 { UInt64(visit) << 32 | UInt64(source) }

    /// A datagram leaves its sender.
    mutating func left(_ bytes: UnsafeRawBufferPointer, of visit: Int, at time: UInt64, origin: UInt32) {
        guard bytes.count >= 12, 128...191 ~= bytes[0], !(192...223 ~= bytes[1]) else { return }
        let source = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        departures[Self.key(visit, source), default: []].append((time, origin))
    }

    /// A copy of a datagram has reached a router that knows its sender.
    mutating func arrived(_ origin: UInt32, at now: UInt64) {
        while times.count <= Int(origin) { times.append(0) }
        if times[Int(origin)] == 0 { times[Int(origin)] = now }
    }

    /// When what was made at a time arrived, first and last; nil: it never did.
    func span(of visit: Int, _ source: UInt32, madeAt time: UInt64) -> ClosedRange<UInt64>? {
        guard let departures = departures[Self.key(visit, source)] else { return nil }
        var (low, high) = (0, departures.count)
        while low < high {
            let middle = (low + high) / 2
            if departures[middle].time < time { low = middle + 1 } else { high = middle }
        }
        var span: ClosedRange<UInt64>?
        while low < departures.count, departures[low].time == time {
            let origin = Int(departures[low].origin)
            let arrival = origin < times.count ? times[origin] : 0
            if arrival > 0 {
                span = min(span?.lowerBound ?? arrival, arrival)...max(span?.upperBound ?? arrival, arrival)
            }
            low += 1
        }
        return span
    }
}
