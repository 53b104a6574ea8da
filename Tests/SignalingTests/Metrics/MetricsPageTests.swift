import RoomPolicy
import SFU
import Testing

@testable import Signaling

struct MetricsPageTests {
    private static func figures() -> NodeFigures {
        var figures = NodeFigures()
        figures.version = "1.2\"\\\n"
        figures.control.rooms = 2
        figures.control.transports = 8
        figures.control.connectedTransports = 7
        figures.control.storeQueue = 3
        figures.control.webhooks.waiting = 5
        figures.control.tally.admitted()
        figures.control.tally.refused(.full)
        figures.control.tally.refused(.full)
        figures.control.tally.left(.connectionTimeout)
        figures.control.tally.connected(after: .milliseconds(60))
        figures.control.tally.answered(.listRooms, 200)
        figures.control.tally.answered(nil, 404)
        figures.control.tally.answered(.block, 503)
        figures.control.tally.answered(.listRooms, 200)
        var media = NodeFigures.Media()
        media.counters.forwarded = 12
        media.counters.dropped[Drop.muted.index] = 4
        media.counters.withheld[Drop.noPath.index] = 6
        media.congested = 9
        media.overrun = 21
        media.forwarding.observe(.microseconds(10), times: 3)
        media.forwarding.observe(.seconds(2))
        figures.media = [NodeFigures.Media(), media]
        figures.streams.accepted = 9
        figures.streams.end(.unproven, count: 4)
        figures.streams.end(.oversized)
        figures.streams.late = 7
        figures.store.commits.observe(.milliseconds(3))
        figures.process.processorTime = 1_500_000_000
        figures.process.startedAt = 1_800_000_000_250
        return figures
    }

    /// The lines of one metric.
    private static func lines(_ name: String, _ figures: NodeFigures = figures()) -> [String] {
        MetricsPage.text(figures).split(separator: "\n").map(String.init).filter { line in
            line.hasPrefix(name) || line.hasPrefix("# HELP \(name) ") || line.hasPrefix("# TYPE \(name) ")
        }
    }

    @Test func `a gauge has its help, its type and its value`() {
        #expect(
            Self.lines("quartet_rooms") == [
                "# HELP quartet_rooms Rooms that are open.", "# TYPE quartet_rooms gauge", "quartet_rooms 2",
            ])
    }

    @Test func `what was lost before it was read is told by worker`() {
        #expect(
            Self.lines("quartet_datagrams_overrun_total").suffix(2) == [
                #"quartet_datagrams_overrun_total{worker="0"} 0"#, #"quartet_datagrams_overrun_total{worker="1"} 21"#,
            ])
    }

    @Test func `what a label says is escaped`() {
        #expect(Self.lines("quartet_build_info").last == #"quartet_build_info{version="1.2\"\\\n"} 1"#)
    }

    @Test func `every reason is there from the beginning, at zero`() {
        let refused = Self.lines("quartet_joins_refused_total", NodeFigures()).dropFirst(2)
        #expect(refused.count == RefusalReason.allCases.count && refused.allSatisfy { $0.hasSuffix(" 0") })
        #expect(Self.lines("quartet_joins_refused_total").contains(#"quartet_joins_refused_total{reason="full"} 2"#))
        let left = Self.lines("quartet_departures_total")
        #expect(left.count == 2 + 11 && left.contains(#"quartet_departures_total{reason="connection_timeout"} 1"#))
        let dropped = Self.lines("quartet_datagrams_dropped_total")
        #expect(dropped.count == 2 + 2 * Drop.allCases.count)
        #expect(dropped.contains(#"quartet_datagrams_dropped_total{worker="1",reason="muted"} 4"#))
        let ended = Self.lines("quartet_tcp_connections_ended_total")
        #expect(ended.contains(#"quartet_tcp_connections_ended_total{reason="unproven"} 4"#) && ended.count == 10)
        #expect(Self.lines("quartet_tcp_connections").contains("quartet_tcp_connections 4"))
        #expect(
            Self.lines("quartet_tcp_frames_lost_total").contains(#"quartet_tcp_frames_lost_total{reason="late"} 7"#))
        let withheld = Self.lines("quartet_copies_withheld_total")
        #expect(withheld.contains(#"quartet_copies_withheld_total{worker="1",reason="no_path"} 6"#))
    }

    @Test func `calls are told by method and status, in a fixed order`() {
        #expect(
            Self.lines("quartet_api_calls_total").dropFirst(2) == [
                #"quartet_api_calls_total{method="livekit.RoomService/ListRooms",status="200"} 2"#,
                #"quartet_api_calls_total{method="quartet.PolicyService/Block",status="503"} 1"#,
                #"quartet_api_calls_total{method="unknown",status="404"} 1"#,
            ])
    }

    @Test func `a histogram counts upwards, in seconds, to infinity`() {
        let lines = Self.lines("quartet_forwarding_seconds").filter { $0.contains(#"worker="1""#) }
        #expect(lines.count == Histogram.forwarding.bounds.count + 3)
        #expect(lines.first == #"quartet_forwarding_seconds_bucket{worker="1",le="0.00001"} 3"#)
        #expect(lines[1] == #"quartet_forwarding_seconds_bucket{worker="1",le="0.000025"} 3"#)
        #expect(
            lines.suffix(3) == [
                #"quartet_forwarding_seconds_bucket{worker="1",le="+Inf"} 4"#,
                #"quartet_forwarding_seconds_sum{worker="1"} 2.00003"#,
                #"quartet_forwarding_seconds_count{worker="1"} 4"#,
            ])
        #expect(Self.lines("quartet_join_seconds_bucket").first == #"quartet_join_seconds_bucket{le="0.05"} 0"#)
        #expect(Self.lines("quartet_join_seconds_sum") == ["quartet_join_seconds_sum 0.06"])
    }

    @Test func `each worker has its line`() {
        #expect(
            Self.lines("quartet_packets_forwarded_total").dropFirst(2) == [
                #"quartet_packets_forwarded_total{worker="0"} 0"#, #"quartet_packets_forwarded_total{worker="1"} 12"#,
            ])
        let failed = Self.lines("quartet_sends_failed_total")
        #expect(failed.contains(#"quartet_sends_failed_total{worker="1",reason="buffer_full"} 9"#))
    }

    @Test func `the process goes by the names that every dashboard knows`() {
        #expect(Self.lines("process_cpu_seconds_total").last == "process_cpu_seconds_total 1.5")
        #expect(Self.lines("process_start_time_seconds").last == "process_start_time_seconds 1800000000.25")
    }

    @Test func `no metric stands there twice, and each belongs to its type`() {
        let lines = MetricsPage.text(Self.figures()).split(separator: "\n")
        let types = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
        #expect(Set(types).count == types.count && types.count > 30)
        var metric: Substring = ""
        var samples: Set<Substring> = []
        for line in lines {
            if line.hasPrefix("# TYPE ") {
                metric = line.split(separator: " ")[2]
                let isCounter = line.hasSuffix(" counter")
                #expect(isCounter == metric.hasSuffix("_total"), "\(line)")
            } else if !line.hasPrefix("#") {
                #expect(line.hasPrefix(metric), "\(line)")
                let sample = line[..<(line.lastIndex(of: " ") ?? line.endIndex)]
                #expect(samples.insert(sample).inserted, "\(sample)")
            }
        }
    }
}
