/// The report for people.
extension LoadReport {
    func table() -> String {
        var text = "\(subject), rooms of \(options.perRoom), \(options.speakers) of them speaking\n\n"
        text += joinsTable()
        if !rows.isEmpty { text += rowsTable() }
        if !rounds.isEmpty { text += roundsTable() }
        if let ramp { text += kneeText(ramp) }
        if lost > 0 {
            text += "\n\(lost) participants were lost, the first because \(firstFailure ?? "of nothing known")\n"
        }
        if !hasProcess { text += "\nThe server's process could not be seen: no processor time, no memory.\n" }
        return text
    }

    private func joinsTable() -> String {
        var table = TextTable(["joins", "failed", "per s", "per core·s", "ms to", "p50", "p95", "p99", ""])
        let counts = [
            Figure.text(book.count), Figure.text(book.failed), Figure.text(book.perSecond),
            Figure.text(book.perServerCore), "connected",
        ]
        table.add(counts + Self.spread(book.connected))
        if book.heard.count > 0 { table.add(["", "", "", "", "first audio"] + Self.spread(book.heard)) }
        return table.written()
    }

    private static func spread(_ histogram: DelayHistogram) -> [String] {
        [0.5, 0.95, 0.99].map { Figure.text(histogram.quantile($0).map { Double($0) / 1e6 }, places: 1) } + [""]
    }

    private func rowsTable() -> String {
        var table = TextTable([
            "rooms", "people", "sent/s", "fwd/s", "loss", "delay ms p50", "p99", "p99.9", "quiet p50", "p99", "p99.9",
            "quiet", "CPU", "µs/pkt", "pkt/core·s", "kB/person", "own CPU", "late p99", "",
        ])
        for row in rows {
            let delays = [row.delays?.median, row.delays?.p99, row.delays?.p999].map { Figure.milliseconds($0) }
            let quiet = [row.quietDelays?.median, row.quietDelays?.p99, row.quietDelays?.p999]
                .map { Figure.milliseconds($0) }
            let head = [
                Figure.text(row.rooms), Figure.text(row.members), Figure.text(Double(row.sent) / row.seconds),
                Figure.text(row.forwardedPerSecond), Figure.percent(row.loss, places: 2),
            ]
            let costs = [
                "\(row.quietWindows)/\(row.windows)", Figure.percent(row.serverCPU.map { $0 / row.seconds }, places: 0),
                Figure.text(row.microsecondsPerPacket, places: 2), Figure.text(row.packetsPerCore),
                Figure.text(row.residentPerMember.map { $0 / 1e3 }, places: 1),
                Figure.percent(row.generatorCPU / row.seconds, places: 0), Figure.milliseconds(row.lateness),
            ]
            let mark = row.bottlenecks.isEmpty ? "" : "! the generator: \(row.bottlenecks.joined(separator: "; "))"
            table.add(head + delays + quiet + costs + [mark])
        }
        return "\n" + table.written()
    }

    private func roundsTable() -> String {
        var table = TextTable(["round", "all in, MB", "all left, MB", ""])
        for (index, round) in rounds.enumerated() {
            table.add([
                String(index + 1), Figure.text(round.filled.map { Double($0) / 1e6 }, places: 1),
                Figure.text(round.empty.map { Double($0) / 1e6 }, places: 1), "",
            ])
        }
        return "\n" + table.written()
    }

    private func kneeText(_ ramp: Ramp) -> String {
        guard let good = ramp.lastGood else { return "\nThe first step was past the knee: begin with fewer rooms.\n" }
        let load = "\(good.rooms) rooms, \(Figure.text(good.forwardedPerSecond)) forwarded packets a second"
        guard let bad = ramp.firstBad else {
            return "\nNo knee up to \(load): more rooms were not allowed (--rooms).\n"
        }
        let doubt = bad.bottlenecks.isEmpty ? "" : " (but there the generator was the bottleneck)"
        return "\nThe knee lies behind \(load), and before \(bad.rooms) rooms\(doubt).\n"
    }
}
