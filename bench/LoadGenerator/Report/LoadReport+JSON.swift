/// The report for programs.
extension LoadReport {
    /// - Parameters:
    ///   - machine: processor, cores, kernel.
    ///   - command: the words that asked for it, less secrets.
    func json(machine: (processor: String, cores: Int, kernel: String), command: [String]) -> String {
        var members: [(String, JSONText)] = [
            ("subject", .text(subject)),
            ("command", .text(command.joined(separator: " "))),
            (
                "machine",
                .object([
                    ("processor", .text(machine.processor)), ("cores", .count(Int64(machine.cores))),
                    ("kernel", .text(machine.kernel)),
                ])
            ),
            ("per_room", .count(Int64(options.perRoom))), ("speakers", .count(Int64(options.speakers))),
            ("uses_data_channels", .flag(options.usesData)),
            ("uses_one_connection", .flag(options.usesOneConnection)),
            ("joins", joinsJSON),
            ("rows", .list(rows.map(Self.json))),
            ("lost", .count(Int64(lost))),
        ]
        if let firstFailure { members.append(("first_failure", .text(firstFailure))) }
        if !rounds.isEmpty { members.append(("rounds", .list(rounds.map(Self.json)))) }
        if let ramp {
            members.append(("found_knee", .flag(ramp.foundKnee)))
            members.append(("last_good_rooms", JSONText(ramp.lastGood?.rooms)))
            members.append(("peak_forwarded_per_second", JSONText(ramp.peak?.forwardedPerSecond, places: 0)))
        }
        return JSONText.object(members).written() + "\n"
    }

    private var joinsJSON: JSONText {
        .object([
            ("count", .count(Int64(book.count))), ("failed", .count(Int64(book.failed))),
            ("seconds", JSONText(book.seconds, places: 3)), ("per_second", JSONText(book.perSecond, places: 1)),
            ("server_cpu_seconds", JSONText(book.serverCPU, places: 4)),
            ("per_server_core_second", JSONText(book.perServerCore, places: 1)),
            ("generator_cpu_seconds", JSONText(book.generatorCPU, places: 4)),
            ("connected_ms", Self.spread(book.connected)), ("first_audio_ms", Self.spread(book.heard)),
        ])
    }

    private static func spread(_ histogram: DelayHistogram) -> JSONText {
        .object([
            ("p50", milliseconds(histogram.quantile(0.5))), ("p95", milliseconds(histogram.quantile(0.95))),
            ("p99", milliseconds(histogram.quantile(0.99))),
        ])
    }

    private static func milliseconds(_ nanoseconds: UInt64?) -> JSONText {
        JSONText(nanoseconds.map { Double($0) / 1e6 }, places: 4)
    }

    private static func json(_ delays: LoadRow.Delays?) -> JSONText {
        guard let delays else { return .null }
        return .object([
            ("p50", milliseconds(delays.median)), ("p99", milliseconds(delays.p99)),
            ("p99_9", milliseconds(delays.p999)), ("max", milliseconds(delays.longest)),
        ])
    }

    private static func json(_ round: Round) -> JSONText {
        .object([("filled_bytes", JSONText(round.filled)), ("empty_bytes", JSONText(round.empty))])
    }

    private static func json(_ row: LoadRow) -> JSONText {
        .object([
            ("rooms", .count(Int64(row.rooms))), ("participants", .count(Int64(row.members))),
            ("seconds", JSONText(row.seconds, places: 3)), ("sent", JSONText(row.sent)),
            ("expected", JSONText(row.expected)), ("forwarded", JSONText(row.heard)),
            ("forwarded_per_second", JSONText(row.forwardedPerSecond, places: 0)),
            ("loss", JSONText(row.loss, places: 6)),
            ("delay_ms", json(row.delays)), ("quiet_delay_ms", json(row.quietDelays)),
            ("quiet_windows", .count(Int64(row.quietWindows))), ("windows", .count(Int64(row.windows))),
            ("server_cpu_seconds", JSONText(row.serverCPU, places: 4)),
            ("server_cpu_us_per_forwarded", JSONText(row.microsecondsPerPacket, places: 4)),
            ("forwarded_per_busy_core_second", JSONText(row.packetsPerCore, places: 0)),
            ("server_resident_bytes", JSONText(row.resident)),
            ("resident_bytes_per_participant", JSONText(row.residentPerMember, places: 0)),
            ("generator_cpu_share", JSONText(row.generatorCPU / row.seconds, places: 4)),
            ("generator_late_ms_p99", milliseconds(row.lateness)),
            ("generator_socket_drops", .count(Int64(row.generatorDrops))),
            ("generator_was_bottleneck", .list(row.bottlenecks.map { .text($0) })),
        ])
    }
}
