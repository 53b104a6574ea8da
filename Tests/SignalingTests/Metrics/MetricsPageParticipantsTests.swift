import RoomPolicy
import SFU
import Testing

@testable import Signaling

/// What the page says of single participants.
struct MetricsPageParticipantsTests {
    /// Somebody of whom all is known.
    static func anna() throws -> ParticipantFigures {
        var anna = try ParticipantFigures(room: RoomName("lobby"), identity: Identity("anna"))
        anna.score = 4.25
        anna.network = .tcp
        anna.incoming = .init(lostShare: 0.1, jitter: .milliseconds(2))
        anna.outgoing = .init(lostShare: 0.25, jitter: .microseconds(7_500))
        anna.roundTrip = .milliseconds(50)
        return anna
    }

    static func page(_ stage: Stage) -> String {
        var figures = NodeFigures()
        figures.control = stage.plane.figures
        return MetricsPage.text(figures)
    }

    private static func lines(_ people: [ParticipantFigures]?, unnamed: Int = 0) -> [String] {
        var figures = NodeFigures()
        figures.control.people = people
        figures.control.unnamed = unnamed
        return MetricsPage.text(figures).split(separator: "\n").map(String.init)
    }

    private static func samples(_ people: [ParticipantFigures]) -> [String] {
        lines(people).filter { $0.hasPrefix("quartet_participant_") }
    }

    @Test func `a participant has a line for each thing that is known`() throws {
        #expect(
            try Self.samples([Self.anna()]) == [
                #"quartet_participant_quality_score{room="lobby",identity="anna"} 4.25"#,
                #"quartet_participant_loss_ratio{room="lobby",identity="anna",direction="in"} 0.1"#,
                #"quartet_participant_loss_ratio{room="lobby",identity="anna",direction="out"} 0.25"#,
                #"quartet_participant_jitter_seconds{room="lobby",identity="anna",direction="in"} 0.002"#,
                #"quartet_participant_jitter_seconds{room="lobby",identity="anna",direction="out"} 0.0075"#,
                #"quartet_participant_round_trip_seconds{room="lobby",identity="anna"} 0.05"#,
                #"quartet_participant_transport_info{room="lobby",identity="anna",transport="tcp"} 1"#,
            ])
        let ben = try ParticipantFigures(room: RoomName("lobby"), identity: Identity("ben"))
        #expect(Self.samples([ben]) == [#"quartet_participant_quality_score{room="lobby",identity="ben"} 4.5"#])
    }

    @Test func `the lines of one metric stand together`() throws {
        var ben = try ParticipantFigures(room: RoomName("lobby"), identity: Identity("ben"))
        ben.incoming = .init()
        let names = try Self.samples([Self.anna(), ben]).map { $0.prefix { $0 != "{" } }
        let changes = zip(names, names.dropFirst()).count { $0 != $1 }
        #expect(changes + 1 == Set(names).count && names.count == 10)
    }

    @Test func `a name can end neither its label nor its line`() throws {
        let evil = try ParticipantFigures(room: RoomName(#"a\"#), identity: Identity(##""} 1 # \n"##))
        #expect(
            Self.samples([evil]) == [
                ##"quartet_participant_quality_score{room="a\\",identity="\"} 1 # \\n"} 4.5"##
            ])
        // No name has a line end in it; if one had, it would be escaped, too.
        #expect(throws: Refusal.self) { try Identity("a\nb") }
        #expect(MetricsWriter.escaped("a\nb") == #"a\nb"#)
    }

    @Test func `nothing is said where nobody is to be named`() {
        #expect(!Self.lines(nil).contains { $0.contains("quartet_participant_") || $0.contains("unnamed") })
        #expect(Self.lines([]).contains("quartet_participants_unnamed 0"))
    }

    @Test func `where the page is cut it says so`() throws {
        let remark = "# Only 1 participants follow, 9 more are left out: a page has a length."
        let lines = try Self.lines([Self.anna()], unnamed: 9)
        #expect(lines.contains("quartet_participants_unnamed 9") && lines.contains(remark))
        #expect(try !Self.lines([Self.anna()]).contains { $0.hasPrefix("# Only") })
    }
}
