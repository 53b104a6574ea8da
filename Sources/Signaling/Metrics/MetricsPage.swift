import RoomPolicy
import SFU

/// The page that Prometheus reads. Every metric is always there, so that a dashboard shows zero and not a gap; what
/// labels say is bounded by the program, never by what people choose. The exception are single participants, of whom
/// the page tells only where the operator asked for it.
public enum MetricsPage {
    /// What the page is, for HTTP.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The page for these figures.
    public static func text(_ figures: NodeFigures) -> String {
        var writer = MetricsWriter()
        writer.begin("quartet_build_info", .gauge, "Always 1; says which version runs.")
        writer.sample(1, ("version", figures.version))
        writeRooms(figures, into: &writer)
        writeQualities(figures.control, into: &writer)
        writeJoins(figures.control.tally, into: &writer)
        writeCalls(figures.control, into: &writer)
        writeStore(figures, into: &writer)
        writeMedia(figures.media, into: &writer)
        writeDrops(figures.media, into: &writer)
        writeStreams(figures.streams, into: &writer)
        writeProcess(figures.process, into: &writer)
        return writer.text
    }

    private static func writeRooms(_ figures: NodeFigures, into writer: inout MetricsWriter) {
        let control = figures.control
        writer.single("quartet_rooms", .gauge, "Rooms that are open.", control.rooms)
        writer.single("quartet_participants", .gauge, "Participants in all rooms.", control.participants)
        writer.single("quartet_publications", .gauge, "Tracks that are published.", control.publications)
        writer.single(
            "quartet_subscriptions", .gauge, "Tracks on their way to a listener, counted for each listener.",
            control.subscriptions)
        writer.begin("quartet_transports", .gauge, "Peer connections, one or two a participant.")
        writer.sample(control.connectedTransports, ("state", "connected"))
        writer.sample(control.transports - control.connectedTransports, ("state", "connecting"))
        writer.single("quartet_websockets", .gauge, "WebSockets that are open.", figures.webSockets)
        writer.single(
            "quartet_http_connections", .gauge, "HTTP connections that are no WebSockets.", figures.connections)
    }

    private static func writeQualities(_ control: ControlFigures, into writer: inout MetricsWriter) {
        let qualities = control.qualities
        writer.begin(
            "quartet_participants_by_quality", .gauge,
            "Participants by how good their connections are; unmeasured are those who just came.")
        writer.sample(qualities.excellent, ("quality", "excellent"))
        writer.sample(qualities.good, ("quality", "good"))
        writer.sample(qualities.poor, ("quality", "poor"))
        writer.sample(qualities.lost, ("quality", "lost"))
        writer.sample(qualities.unmeasured, ("quality", "unmeasured"))
        guard let people = control.people else { return }
        writeParticipants(people, left: control.unnamed, into: &writer)
    }

    private static func writeJoins(_ tally: ControlTally, into writer: inout MetricsWriter) {
        writer.single("quartet_joins_total", .counter, "Joins that were admitted.", tally.joins)
        writer.begin("quartet_joins_refused_total", .counter, "Joins that were refused, by reason.")
        for (reason, count) in zip(RefusalReason.allCases, tally.refusals) {
            writer.sample(count, ("reason", reason.rawValue))
        }
        writer.begin("quartet_join_seconds", .histogram, "From admission until the first peer connection was up.")
        writer.sample(tally.joinTimes)
        writer.begin("quartet_departures_total", .counter, "Participants who left, by reason.")
        for (reason, count) in zip(DepartureReason.allCases, tally.departures) {
            writer.sample(count, ("reason", reason.label))
        }
    }

    private static func writeCalls(_ control: ControlFigures, into writer: inout MetricsWriter) {
        writer.begin("quartet_api_calls_total", .counter, "Calls of the API that were answered, by HTTP status.")
        let calls = control.tally.calls.map { (name: $0.method?.rawValue ?? "unknown", status: $0.status, $0.count) }
        for (name, status, count) in calls.sorted(by: { ($0.name, $0.status) < ($1.name, $1.status) }) {
            writer.sample(count, ("method", name), ("status", String(status)))
        }
        let webhooks = control.webhooks
        writer.single(
            "quartet_webhooks_waiting", .gauge, "Events that some receiver has still to take.", webhooks.waiting)
        writer.single(
            "quartet_webhooks_waiting_bytes", .gauge, "Memory that they hold.", webhooks.waitingBytes)
        writer.single(
            "quartet_webhooks_delivered_total", .counter, "Events taken, counted for each receiver.",
            webhooks.delivered)
        writer.single(
            "quartet_webhook_attempts_failed_total", .counter, "Deliveries that failed and are tried again.",
            webhooks.failedAttempts)
        writer.single(
            "quartet_webhooks_lost_total", .counter, "Events given up: too old, too many, refused too often.",
            webhooks.lost)
    }

    private static func writeStore(_ figures: NodeFigures, into writer: inout MetricsWriter) {
        writer.single(
            "quartet_store_queue_changes", .gauge, "Changes that wait for the disk.", figures.control.storeQueue)
        writer.begin("quartet_store_commit_seconds", .histogram, "How long batches took to be on the disk.")
        writer.sample(figures.store.commits)
        writer.single(
            "quartet_store_failures_total", .counter, "Batches that were not saved.", figures.store.failures)
    }

    private static func writeMedia(_ media: [NodeFigures.Media], into writer: inout MetricsWriter) {
        let counters: [(name: String, help: String, value: (NodeFigures.Media) -> UInt64)] = [
            ("datagrams_received_total", "Datagrams of every kind that came.", { $0.counters.datagrams }),
            ("received_bytes_total", "Bytes of datagrams that came.", { $0.bytesReceived }),
            ("sent_bytes_total", "Bytes of datagrams that were given to the kernel.", { $0.bytesSent }),
            ("datagrams_overrun_total", "Datagrams lost because they came faster than they were read.", { $0.overrun }),
            ("packets_received_total", "Voice packets taken in for at least one listener.", { $0.counters.received }),
            ("packets_forwarded_total", "Copies of voice packets sent to listeners.", { $0.counters.forwarded }),
            ("forwarded_payload_bytes_total", "Voice in these copies.", { $0.counters.forwardedBytes }),
            ("packets_resent_total", "Voice packets sent again on request.", { $0.counters.resent }),
            (
                "silence_frames_total", "Frames of silence sent where a voice was muted or ended.",
                { $0.counters.silenceFrames }
            ),
            ("outbox_refused_total", "Own datagrams that there was no room for.", { $0.counters.refused }),
        ]
        for (name, help, value) in counters {
            writer.begin("quartet_" + name, .counter, help)
            for (worker, media) in media.enumerated() { writer.sample(value(media), ("worker", String(worker))) }
        }
        writer.begin("quartet_sends_failed_total", .counter, "Datagrams that the kernel did not take.")
        for (worker, media) in media.enumerated() {
            writer.sample(media.congested, ("worker", String(worker)), ("reason", "buffer_full"))
            writer.sample(media.refused, ("worker", String(worker)), ("reason", "refused"))
        }
        writer.begin(
            "quartet_forwarding_seconds", .histogram,
            "For each forwarded packet, the time its batch took from the socket to the socket: no packet took longer.")
        for (worker, media) in media.enumerated() { writer.sample(media.forwarding, ("worker", String(worker))) }
    }

    private static func writeDrops(_ media: [NodeFigures.Media], into writer: inout MetricsWriter) {
        let families: [(name: String, help: String, value: (Counters, Drop) -> UInt64)] = [
            ("datagrams_dropped_total", "Datagrams that went nowhere, by reason.", { $0.dropped($1) }),
            (
                "copies_withheld_total", "Copies of voice packets that a listener was not sent, by reason.",
                { $0.withheld($1) }
            ),
        ]
        for (name, help, value) in families {
            writer.begin("quartet_" + name, .counter, help)
            for (worker, media) in media.enumerated() {
                for reason in Drop.allCases {
                    writer.sample(
                        value(media.counters, reason), ("worker", String(worker)), ("reason", reason.rawValue))
                }
            }
        }
    }

    private static func writeStreams(_ streams: StreamCounters, into writer: inout MetricsWriter) {
        writer.single("quartet_tcp_connections", .gauge, "Media connections over TCP that are open.", streams.open)
        writer.single(
            "quartet_tcp_connections_accepted_total", .counter, "Media connections over TCP that came.",
            streams.accepted)
        writer.begin("quartet_tcp_connections_ended_total", .counter, "Those that ended, by reason.")
        for reason in StreamCounters.Ending.allCases {
            writer.sample(streams.ended(reason), ("reason", reason.rawValue))
        }
        writer.begin("quartet_tcp_frames_total", .counter, "Datagrams in frames on such connections.")
        writer.sample(streams.framesIn, ("direction", "in"))
        writer.sample(streams.framesOut, ("direction", "out"))
        writer.begin("quartet_tcp_frames_lost_total", .counter, "Frames that were given up, by reason.")
        writer.sample(streams.late, ("reason", "late"))
        writer.sample(streams.noConnection, ("reason", "no_connection"))
    }

    /// Under the names that every Prometheus client uses.
    private static func writeProcess(_ process: NodeFigures.Process, into writer: inout MetricsWriter) {
        writer.begin("process_cpu_seconds_total", .counter, "Processor time of all threads.")
        writer.sample(nanoseconds: process.processorTime)
        writer.single("process_resident_memory_bytes", .gauge, "Resident memory.", process.residentBytes)
        writer.single("process_open_fds", .gauge, "Descriptors that are open.", process.openDescriptors)
        writer.single("process_max_fds", .gauge, "Descriptors that may be.", process.descriptorsMax)
        writer.begin("process_start_time_seconds", .gauge, "When it started, since 1970.")
        writer.sample(nanoseconds: process.startedAt &* 1_000_000)
    }
}
