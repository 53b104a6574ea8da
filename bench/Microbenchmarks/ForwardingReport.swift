import Foundation

/// The table of a closed loop: what a packet costs each program, and its ratio to the floor of the same round.
struct ForwardingReport: Encodable {
    struct Row: Encodable {
        var name: String
        /// Medians over the rounds.
        var nanosecondsPerPacket: Double
        var sentPerCoreSecond: Double
        var ratio: Double
        /// The middle half of the rounds.
        var ratioLow: Double
        var ratioHigh: Double
        var allocationsPerPacket: Double
        var yardstick: Double?
        var upkeepNanosecondsPerPacket: Double?
    }

    var rooms: Int
    var connections: Int
    var rounds: Int
    var rows: [Row]

    /// What issue and architecture ask for.
    private static let yardsticks: [String: (at50: Double, at500: Double)] = [
        "Swift, no crypto": (0.98, 0.98), "Quartet, AES-GCM": (0.85, 0.75), "Quartet, AES-CM-SHA1": (0.82, 0.68),
    ]

    init(_ benchmark: ForwardingBenchmark) {
        rooms = benchmark.options.rooms
        connections = benchmark.options.connections
        rounds = benchmark.options.repeats
        let floor = benchmark.blocks[0].map(\.perPacket)
        rows = []
        for (index, name) in benchmark.names.enumerated() {
            let costs = benchmark.blocks[index].map(\.perPacket)
            let ratios = zip(floor, costs).map { $0 / $1 }.sorted()
            let cost = Self.median(costs.sorted())
            let packets = benchmark.blocks[index].reduce(0) { $0 + $1.packets }
            let allocations = benchmark.blocks[index].reduce(0) { $0 + $1.allocations }
            rows.append(
                Row(
                    name: name, nanosecondsPerPacket: cost, sentPerCoreSecond: 3e9 / cost, ratio: Self.median(ratios),
                    ratioLow: ratios[ratios.count / 4], ratioHigh: ratios[ratios.count * 3 / 4],
                    allocationsPerPacket: Double(allocations) / Double(packets),
                    yardstick: Self.yardsticks[name].map { rooms >= 500 ? $0.at500 : $0.at50 },
                    upkeepNanosecondsPerPacket: benchmark.upkeep.first { $0.name == name }?.perPacket))
        }
    }

    var text: String {
        var lines = [
            "\(rooms) rooms of 4, \(connections) connection\(connections == 1 ? "" : "s") each, one packet in and three"
                + " out, medians of \(rounds) rounds",
            "",
            "                        ns a packet    out/s a core   of the floor (middle half)   yardstick   mallocs",
        ]
        for row in rows {
            let yardstick =
                row.yardstick.map { String(format: "%.2f %@", $0, row.ratio >= $0 ? "good" : "SHORT") } ?? ""
            lines.append(
                String(
                    format: "%@ %10.0f %15.0f %14.3f (%.3f to %.3f)  %10@ %9.4f",
                    row.name.padding(toLength: 22, withPad: " ", startingAt: 0), row.nanosecondsPerPacket,
                    row.sentPerCoreSecond, row.ratio, row.ratioLow, row.ratioHigh, yardstick, row.allocationsPerPacket)
            )
        }
        for row in rows {
            guard let upkeep = row.upkeepNanosecondsPerPacket else { continue }
            lines.append(String(format: "%@: reports and other upkeep, not above: %.0f ns a packet", row.name, upkeep))
        }
        return lines.joined(separator: "\n")
    }

    private static func median(_ sorted: [Double]) -> Double { sorted[sorted.count / 2] }
}
