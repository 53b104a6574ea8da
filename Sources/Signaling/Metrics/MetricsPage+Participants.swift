import RoomPolicy
import SFU

/// What the page says of single people, where the operator wants that: some lines a participant, under the names that
/// room and token gave them.
extension MetricsPage {
    /// - Parameters:
    ///   - people: those whom the page tells of.
    ///   - left: how many more there are.
    static func writeParticipants(_ people: [ParticipantFigures], left: Int, into writer: inout MetricsWriter) {
        writer.single(
            "quartet_participants_unnamed", .gauge, "Participants beyond those whom the page tells of one by one.", left
        )
        if left > 0 {
            writer.remark("Only \(people.count) participants follow, \(left) more are left out: a page has a length.")
        }
        writer.begin(
            "quartet_participant_quality_score", .gauge,
            "How good the connection of a participant is, 1 to 4.5 (ITU-T G.107).")
        for person in people { writer.sample(fraction: person.score, person.labels) }

        let ways: [(name: String, arrival: (ParticipantFigures) -> ParticipantFigures.Arrival?)] = [
            ("in", \.incoming), ("out", \.outgoing),
        ]
        writer.begin(
            "quartet_participant_loss_ratio", .gauge,
            "Share of the voice lost from a participant (in) or to it (out), 0 to 1: the worst stream, before repair.")
        for person in people {
            for (name, arrival) in ways {
                guard let arrival = arrival(person) else { continue }
                writer.sample(fraction: arrival.lostShare, person.labels + [("direction", name)])
            }
        }
        writer.begin("quartet_participant_jitter_seconds", .gauge, "Jitter of these streams: the worst (RFC 3550).")
        for person in people {
            for (name, arrival) in ways {
                guard let arrival = arrival(person) else { continue }
                writer.sample(arrival.jitter, person.labels + [("direction", name)])
            }
        }
        writer.begin(
            "quartet_participant_round_trip_seconds", .gauge,
            "From the server to a participant who hears somebody, and back.")
        for person in people {
            if let roundTrip = person.roundTrip { writer.sample(roundTrip, person.labels) }
        }
        writer.begin("quartet_participant_transport_info", .gauge, "Always 1; says over what media goes.")
        for person in people {
            guard let network = person.network else { continue }
            writer.sample(1, person.labels + [("transport", network == .udp ? "udp" : "tcp")])
        }
    }
}

extension ParticipantFigures {
    fileprivate var labels: [MetricsWriter.Label] { [("room", room.rawValue), ("identity", identity.rawValue)] }
}
