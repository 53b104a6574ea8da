/// The report as a picture.
extension LoadReport {
    /// A ramp by its loads; anything else by how delays were spread. Nil when nothing was measured.
    func plot() -> String? {
        guard let last = rows.last else { return nil }
        guard rows.count > 1 else { return spread(of: last) }
        let limit = (Double(Limits.kneeDelay) / 1e6, "20 ms")
        let points = rows.compactMap { row in row.delays.map { (row, $0) } }
        return Plot(
            title: "\(subject): delay by load", xLabel: "forwarded packets a second", yLabel: "delay, ms",
            lines: [
                Plot.Line(name: "p50", points: points.map { ($0.forwardedPerSecond, Double($1.median) / 1e6) }),
                Plot.Line(
                    name: "p99",
                    points: points.map { ($0.forwardedPerSecond, min(Double($1.p99) / 1e6, 2 * limit.0)) }),
            ], limit: limit
        ).written()
    }

    private func spread(of row: LoadRow) -> String? {
        guard let delays = row.delays else { return nil }
        func line(_ name: String, _ delays: LoadRow.Delays) -> Plot.Line {
            Plot.Line(
                name: name,
                points: [(50, delays.median), (99, delays.p99), (99.9, delays.p999)].map { ($0, Double($1) / 1e6) })
        }
        return Plot(
            title: "\(subject): \(row.rooms) rooms of \(options.perRoom)", xLabel: "percentile",
            yLabel: "delay, ms",
            lines: [line("all", delays)] + (row.quietDelays.map { [line("quiet windows", $0)] } ?? [])
        ).written()
    }
}
