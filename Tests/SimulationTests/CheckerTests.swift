import Testing

@testable import Simulation

/// The checkers that look at words and not at packets find what they are for.
struct CheckerTests {
    private static func event(
        _ id: Int, _ name: String, _ person: String = "", track: String = "", room: String = "RM_1", at time: Int = 5
    ) -> [UInt8] {
        let participant = person.isEmpty ? "" : #","participant":{"sid":"\#(person)","identity":"p"}"#
        let track = track.isEmpty ? "" : #","track":{"sid":"\#(track)"}"#
        let head = #"{"event":"\#(name)","id":"EV_\#(id)","createdAt":"\#(time)","room":{"name":"r","sid":"\#(room)"}"#
        return Array((head + participant + track + "}").utf8)
    }

    /// What the checker says of the last of these events.
    private static func verdict(_ events: [[UInt8]]) -> String? {
        var checker = WebhookChecker()
        var last: String?
        for event in events { last = checker.received(event) }
        return last
    }

    private static let begin = [event(1, "room_started"), event(2, "participant_joined", "PA_1")]

    @Test func `a story told in order is right, with repeats at once`() {
        let story =
            Self.begin + [
                Self.event(2, "participant_joined", "PA_1"), Self.event(3, "track_published", "PA_1", track: "TR_1"),
                Self.event(4, "track_muted", "PA_1", track: "TR_1"),
                Self.event(5, "track_unpublished", "PA_1", track: "TR_1"),
                Self.event(6, "participant_connection_aborted", "PA_2"), Self.event(7, "participant_left", "PA_1"),
                Self.event(8, "room_finished"), Self.event(9, "room_started", room: "RM_2"),
            ]
        var checker = WebhookChecker()
        for event in story {
            let fault = checker.received(event)
            #expect(fault == nil)
        }
        #expect(checker.count == 9)
        #expect(checker.missing(Truth(Plan(seed: 1))) == "nobody was told of the end of r")
    }

    static let wrong: [(name: String, events: [[UInt8]])] = [
        ("nobody's end", [event(1, "room_started"), event(2, "participant_left", "PA_1")]),
        ("a second arrival", begin + [event(3, "participant_joined", "PA_1")]),
        ("a room within a room", begin + [event(3, "room_started")]),
        ("an end with somebody there", begin + [event(3, "room_finished")]),
        ("a track before its owner", [event(1, "room_started"), event(2, "track_published", "PA_1", track: "TR_1")]),
        ("a mute of nothing", begin + [event(3, "track_muted", "PA_1", track: "TR_1")]),
        (
            "a track that outlives its owner",
            begin + [event(3, "track_published", "PA_1", track: "TR_1"), event(4, "participant_left", "PA_1")]
        ),
        ("a late repeat", begin + [event(1, "room_started")]),
        ("an event out of its time", begin + [event(3, "participant_left", "PA_1", at: 4)]),
        ("another life of the room", begin + [event(3, "participant_left", "PA_1", room: "RM_2")]),
        ("no event", [Array("nonsense".utf8)]),
    ]

    @Test(arguments: wrong.map(\.name)) func `a story told wrongly is found`(name: String) throws {
        let story = try #require(Self.wrong.first { $0.name == name })
        #expect(Self.verdict(story.events) != nil)
    }

    @Test func `only the latest order about a thing counts, from its acknowledgement on`() {
        var orders = Orders()
        let subject = Orders.Subject.block(of: 3, and: 1)
        let first = orders.give(subject, true)
        #expect(orders.isOn(.block(1, 3)) && orders.since(subject) == nil)
        let second = orders.give(subject, false)
        orders.acknowledge(subject, first, at: 7)
        #expect(!orders.isOn(subject) && orders.since(subject) == nil)
        orders.acknowledge(subject, second, at: 8)
        #expect(orders.since(subject) == nil)
        let third = orders.give(subject, true)
        orders.acknowledge(subject, third, at: 9)
        #expect(orders.since(subject) == 9)
    }

    @Test func `quiet are the times between two, for whom they are meant`() {
        var quiet = QuietTimes()
        #expect(quiet.isEmpty)
        quiet.add(.people(of: 4, and: 2), from: 10, to: 20)
        quiet.add(.voice(1), from: 30, to: 31)
        #expect(quiet.covers(.people(of: 2, and: 4), 11...19))
        #expect(!quiet.covers(.people(of: 2, and: 4), 10...19) && !quiet.covers(.people(of: 2, and: 4), 11...20))
        #expect(!quiet.covers(.ears(2, voice: 4), 11...19) && !quiet.covers(.voice(1), 30...30))
    }

    @Test func `what was said arrived with the first copy of its packet`() {
        var arrivals = Arrivals()
        let packet: [UInt8] = [0x80, 111, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9]
        let report: [UInt8] = [0x80, 201, 0, 1, 0, 0, 0, 9, 0, 0, 0, 9]
        for (origin, time) in [(1, 20), (2, 40), (4, 60)] as [(UInt32, UInt64)] {
            packet.withUnsafeBytes { arrivals.left($0, of: 3, at: time, origin: origin) }
        }
        report.withUnsafeBytes { arrivals.left($0, of: 3, at: 40, origin: 3) }
        for (origin, time) in [(2, 70), (3, 71), (1, 90), (2, 95)] as [(UInt32, UInt64)] {
            arrivals.arrived(origin, at: time)
        }
        #expect(arrivals.span(of: 3, 9, madeAt: 20) == 90...90)
        #expect(arrivals.span(of: 3, 9, madeAt: 40) == 70...70)
        #expect(arrivals.span(of: 3, 9, madeAt: 60) == nil && arrivals.span(of: 3, 9, madeAt: 41) == nil)
        #expect(arrivals.span(of: 2, 9, madeAt: 40) == nil && arrivals.span(of: 3, 8, madeAt: 40) == nil)
    }
}
