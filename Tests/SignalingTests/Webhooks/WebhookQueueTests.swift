import LiveKitProtocol
import RoomPolicy
import SeededRandom
import Testing
import TokenAuth

@testable import Signaling

struct WebhookQueueTests {
    // MARK: Order and turns

    @Test func `a room's events go one after the other, and rooms beside each other`() throws {
        let office = try PostOffice()
        for id in ["1", "2", "3"] {
            try office.append(id, in: "a")
            try office.append(id, in: "b")
        }
        #expect(office.attempts.map(\.words) == ["a 1", "b 1"])
        try office.answer(room: "b")
        #expect(office.attempts.map(\.words) == ["a 1", "b 2"])
        #expect(try office.takeAll() == ["a 1", "b 2", "a 2", "b 3", "a 3"])
        #expect(office.queue.isQuiet && office.queue.deadline == nil && office.stored.isEmpty)
        #expect(office.queue.counters.delivered == 6 && office.queue.counters.waiting == 0)
        #expect(office.queue.counters.waitingBytes == 0)
    }

    @Test func `a receiver that hangs keeps nobody else waiting`() throws {
        let office = try PostOffice(["http://hangs", "http://works"])
        for room in 0..<40 { try office.append("1", in: "room-\(room)") }
        let hanging = office.attempts.count { $0.url == "http://hangs" }
        #expect(hanging == Limits.webhookDeliveries)
        for _ in 0..<40 { try office.answer(url: "http://works") }
        #expect(office.attempts.allSatisfy { $0.url == "http://hangs" })
        #expect(office.attempts.count == hanging)
        #expect(office.queue.counters.delivered == 40)
    }

    @Test func `rooms whose deliveries fail leave the slots to those whose deliveries succeed`() throws {
        let office = try PostOffice()
        for room in 0..<30 { try office.append("1", in: "bad-\(room)") }
        for _ in 0..<30 { try office.answer(.unanswered("timed out")) }
        try office.advance(.seconds(1))
        #expect(office.attempts.count == Limits.webhookRetries)
        // They hang, all that may; the others go on.
        for room in 0..<30 { try office.append("1", in: "good-\(room)") }
        for _ in 0..<30 {
            let place = try #require(office.attempts.firstIndex { $0.words.hasPrefix("good") })
            try office.answer(at: place, .answered(200))
        }
        #expect(office.attempts.count == Limits.webhookRetries)
        #expect(try office.takeAll().count == 30)
    }

    @Test func `one busy room takes turns with the others`() throws {
        let office = try PostOffice()
        for id in 0..<50 { try office.append("\(id)", in: "busy") }
        for room in 0..<20 { try office.append("0", in: "calm-\(room)") }
        let taken = try office.takeAll()
        let last = try #require(taken.lastIndex { $0.hasPrefix("calm") })
        #expect(taken[...last].count { $0.hasPrefix("busy") } <= 4)
    }

    // MARK: Who is told what

    @Test func `each receiver is told what its filter lets pass, each attempt signed for its body`() throws {
        let office = try PostOffice(["http://all", "http://some", "http://none"]) { settings in
            settings.receivers[1].filter.included = ["track_muted"]
            settings.receivers[2].filter.excluded = ["track_muted", "room_started"]
        }
        try office.append("1")
        try office.append("2", event: "track_muted")
        #expect(office.stored[1]?.recipients == ["http://all"])
        #expect(office.stored[2]?.recipients == ["http://all", "http://some"])
        #expect(office.attempts.map(\.url) == ["http://all", "http://some"])
        let verifier = TokenVerifier(keys: try KeyRing([(key: "key", secret: PostOffice.secret)]))
        for attempt in office.attempts {
            let token = try verifier.verify(attempt.request.headers[1].value, at: office.now.unix)
            #expect(token.sha256 == Base64.encode(Digest.sha256(attempt.request.body)))
        }
        try office.append("3", event: "room_finished")
        #expect(office.stored[3]?.recipients == ["http://all", "http://none"])
        _ = try office.takeAll()
        #expect(office.stored.isEmpty)
    }

    @Test func `what nobody wants is not kept`() throws {
        let office = try PostOffice { $0.receivers[0].filter.excluded = ["room_started"] }
        try office.append("1")
        #expect(office.attempts.isEmpty && office.stored.isEmpty && office.queue.counters == WebhookCounters())
        let silent = try PostOffice([])
        try silent.append("1")
        #expect(!silent.queue.hasReceivers && silent.attempts.isEmpty)
    }

    @Test func `the store forgets a recipient as soon as it has taken an event`() throws {
        let office = try PostOffice(["http://a", "http://b"])
        try office.append("1")
        try office.answer(url: "http://b")
        #expect(office.stored[1]?.recipients == ["http://a"])
        try office.answer()
        #expect(office.stored.isEmpty)
    }

    // MARK: Failure

    @Test func `pauses double up to a minute, half of each by chance`() throws {
        let office = try PostOffice()
        try office.append("1")
        var expected = Duration.seconds(1)
        var pauses: Set<Duration> = []
        for _ in 0..<12 {
            try office.answer(.answered(503))
            #expect(office.attempts.isEmpty)
            let patience = try #require(office.patience)
            #expect((expected / 2...expected).contains(patience))
            pauses.insert(patience / expected.components.seconds)
            try office.advance(patience - .milliseconds(1))
            #expect(office.attempts.isEmpty)
            try office.advance(.milliseconds(1))
            #expect(office.attempts.map(\.words) == ["lounge 1"])
            expected = min(expected * 2, .seconds(60))
        }
        #expect(pauses.count > 6)
        try office.append("2")
        #expect(try office.takeAll() == ["lounge 1", "lounge 2"])
        // The next failure begins anew.
        try office.append("3")
        try office.answer(.unanswered("timed out"))
        #expect(try #require(office.patience) <= .seconds(1))
    }

    @Test func `an outage is noted once, and so is its end`() throws {
        let office = try PostOffice(["http://a/secret"])
        for room in ["a", "b", "c"] { try office.append("1", in: room) }
        for _ in 0..<3 { try office.answer(.unreachable("connection refused")) }
        #expect(office.notes.map(\.text) == ["webhook receiver fails"])
        #expect(office.notes[0].fields == [.init("receiver", "http://a"), .init("reason", "connection refused")])
        try office.advance(.seconds(60))
        _ = try office.takeAll()
        #expect(office.notes.map(\.text) == ["webhook receiver fails", "webhook receiver is back"])
    }

    @Test func `once a receiver is reached again, nobody waits any longer`() throws {
        let office = try PostOffice()
        for room in 0..<50 { try office.append("1", in: "\(room)") }
        for _ in 0..<8 {
            while !office.attempts.isEmpty { try office.answer(.unreachable("connection refused")) }
            try office.advance(.seconds(60))
        }
        while !office.attempts.isEmpty { try office.answer(.unreachable("connection refused")) }
        try office.advance(try #require(office.patience))
        #expect(!office.attempts.isEmpty && office.attempts.count < 50)
        #expect(Set(try office.takeAll()).count == 50)
    }

    @Test func `a room whose receiver hangs keeps its pause when others are served`() throws {
        let office = try PostOffice()
        try office.append("1", in: "hangs")
        try office.answer(.unanswered("timed out"))
        try office.append("1", in: "works")
        #expect(try office.takeAll() == ["works 1"])
        #expect(office.queue.deadline != nil)
    }

    // MARK: Refusal

    @Test func `what is refused while others are taken is given up, and the next one told so`() throws {
        let office = try PostOffice()
        try office.append("bad", in: "a")
        try office.append("next", in: "a")
        for attempt in 1...Limits.webhookRefusals {
            try office.append("\(attempt)", in: "b")
            try office.answer(.answered(400), room: "a")
            if attempt < Limits.webhookRefusals {
                try office.answer(room: "b")
                try office.advance(.seconds(60))
            }
        }
        #expect(office.notes.contains { $0.text == "webhook given up" })
        let next = try #require(office.attempts.first { $0.words == "a next" })
        #expect(next.event.numDropped == 1)
        #expect(office.stored.count == 2)
        // Only the lane that begins now knows of it; who has taken it is told no more.
        try office.answer(room: "b")
        try office.answer(room: "a")
        try office.append("after", in: "a")
        #expect(try #require(office.attempts.last).event.numDropped == 0)
        #expect(office.queue.counters.lost == 1)
    }

    @Test func `where everything is refused there is time to mend it, and an end`() throws {
        let office = try PostOffice()
        try office.append("1")
        try office.append("2")
        let start = office.now.elapsed
        for _ in 1..<Limits.webhookRefusalsAlone {
            #expect(try office.answer(.answered(401)) == "lounge 1")
            try office.advance(.seconds(60))
        }
        #expect(office.now.elapsed - start > .seconds(600))
        try office.answer(.answered(401))
        #expect(office.attempts.map(\.words) == ["lounge 2"])
    }

    // MARK: Bounds

    @Test func `too old is given up, and the next is told`() throws {
        let office = try PostOffice { $0.ageMax = .seconds(100) }
        try office.append("1")
        try office.append("2")
        for _ in 0..<3 {
            try office.answer(.answered(500))
            try office.advance(.seconds(33))
        }
        try office.append("3")
        #expect(office.attempts.map(\.words) == ["lounge 1"])
        try office.answer(.answered(500))
        try office.advance(.seconds(60))
        #expect(office.attempts.map(\.words) == ["lounge 3"])
        #expect(office.attempts[0].event.numDropped == 2)
        #expect(office.stored.map(\.key) == [3])
        #expect(try office.takeAll() == ["lounge 3"])
        #expect(office.queue.isQuiet && office.queue.counters.lost == 2)
    }

    @Test func `one room keeps so many, and loses its oldest, never the one under way`() throws {
        let office = try PostOffice()
        for id in 0..<Limits.webhookRoomEvents + 10 { try office.append("\(id)", in: "busy") }
        try office.append("0", in: "calm")
        #expect(office.queue.counters.lost == 10 && office.queue.counters.waiting == Limits.webhookRoomEvents + 1)
        #expect(office.stored.count == Limits.webhookRoomEvents + 1)
        let taken = try office.takeAll().filter { $0.hasPrefix("busy") }
        #expect(taken.first == "busy 0" && taken[1] == "busy 11")
        #expect(taken.count == Limits.webhookRoomEvents)
    }

    @Test func `above the bound of memory the oldest go, wherever they are, for those who have not taken them`() throws
    {
        let size = 4096
        let bound = 64 * size
        let office = try PostOffice(["http://down", "http://up"], bytesMax: bound)
        for id in 0..<70 {
            try office.append("\(id)", in: "room-\(id % 7)", padding: size)
            while office.attempts.contains(where: { $0.url == "http://up" }) { try office.answer(url: "http://up") }
        }
        let counters = office.queue.counters
        #expect(counters.waitingBytes <= bound)
        #expect(counters.waitingBytes > bound / 8 * 7)
        #expect(counters.delivered == 70)
        #expect(counters.lost > 0 && counters.waiting == 70 - Int(counters.lost))
        #expect(office.notes.contains { $0.text == "webhooks dropped" })
        // The seven under way stay; of the rest the oldest are gone.
        let left = office.stored.keys.sorted()
        #expect(left.prefix(7) == [1, 2, 3, 4, 5, 6, 7])
        #expect(Array(left.dropFirst(7)) == Array((71 - Int64(left.count - 7))...70))
        #expect(try office.takeAll().count == left.count)
        #expect(office.queue.counters.waitingBytes == 0)
    }

    // MARK: Restart

    @Test func `a restart goes on where the store says, in order, and numbers go on`() throws {
        let office = try PostOffice(["http://a", "http://b"])
        for id in ["1", "2", "3"] { try office.append(id) }
        try office.answer(url: "http://a")
        try office.restart()
        #expect(office.attempts.map { "\($0.url) \($0.words)" } == ["http://a lounge 2", "http://b lounge 1"])
        try office.append("4")
        #expect(office.stored.keys.sorted() == [1, 2, 3, 4])
        var taken: [String] = []
        while let url = office.attempts.first?.url { taken.append("\(url) \(try office.answer())") }
        #expect(taken.filter { $0.hasPrefix("http://a") } == ["2", "3", "4"].map { "http://a lounge \($0)" })
        #expect(taken.filter { $0.hasPrefix("http://b") } == ["1", "2", "3", "4"].map { "http://b lounge \($0)" })
        #expect(office.stored.isEmpty)
    }

    @Test func `receivers that are configured no longer are forgotten`() throws {
        var settings = WebhookSettings()
        settings.receivers = [WebhookSettings.Receiver(url: try #require(WebhookURL("http://a")))]
        var queue = WebhookQueue(settings, signature: WebhookSignature(key: "k", secret: [1]))
        let now = Moment(elapsed: ContinuousClock.now, unix: UnixTime(seconds: 1_800_000_000))
        let room = try RoomName("lounge")
        func event(_ sequence: Int64, _ recipients: [String]) -> StoredEvent {
            StoredEvent(sequence: sequence, room: room, createdAt: now.unix, recipients: recipients, body: [123, 125])
        }
        var effects = Effects()
        queue.resume([event(4, ["http://gone"]), event(9, ["http://gone", "http://a"])], at: now)
        #expect(queue.takeChanges() == [.remove(4)])
        #expect(queue.deadline == now.elapsed && effects.list.isEmpty)
        queue.advance(to: now, into: &effects)
        #expect(queue.deadline == nil)
        #expect(effects.list.count == 1)
        guard case .deliver(let id, let request)? = effects.list.first else { return }
        #expect(request.url.rawValue == "http://a" && request.body == [123, 125])
        var mint = Mint(SeededGenerator(1))
        queue.delivered(id, .answered(200), at: now, mint: &mint, into: &effects)
        #expect(queue.takeChanges() == [.remove(9)])
        // A late report of an attempt that nobody knows changes nothing.
        queue.delivered(id, .answered(200), at: now, mint: &mint, into: &effects)
        queue.delivered(DeliveryID(99), .answered(200), at: now, mint: &mint, into: &effects)
        #expect(queue.takeChanges().isEmpty && queue.counters.delivered == 1)
    }

    // MARK: All together

    /// Receivers that fail at will, hang, and come back; restarts at any moment. In the end everybody has everything
    /// at least once, and no room's events were ever taken out of order.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `everything arrives in order, whatever happens on the way`(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let urls = ["http://a", "http://b", "http://c"]
        let office = try PostOffice(urls, seed: seed) { $0.receivers[2].filter.excluded = ["track_muted"] }
        let rooms = (0..<Int.random(in: 1...30, using: &random)).map { "room-\($0)" }
        var said: [String: [Int]] = [:]
        var taken: [String: [Int]] = [:]
        let outcomes: [DeliveryOutcome] = [
            .answered(200), .answered(204), .answered(503), .unanswered("timed out"), .unreachable("refused"),
        ]
        func answer(_ outcome: DeliveryOutcome) throws {
            let place = Int.random(in: 0..<office.attempts.count, using: &random)
            let attempt = office.attempts[place]
            // Sometimes it took the event, and the answer was lost.
            if outcome.verdict == .taken || Bool.random(using: &random) {
                let number = try #require(Int(attempt.event.id))
                taken["\(attempt.url) \(attempt.event.room?.name ?? "")", default: []].append(number)
            }
            try office.answer(at: place, outcome)
        }
        for number in 0..<400 {
            let room = rooms[Int.random(in: 0..<rooms.count, using: &random)]
            let isMute = Bool.random(using: &random)
            try office.append("\(number)", in: room, event: isMute ? "track_muted" : "track_published")
            for url in urls where !isMute || url != "http://c" { said["\(url) \(room)", default: []].append(number) }
            for _ in 0..<Int.random(in: 0...4, using: &random) where !office.attempts.isEmpty {
                try answer(outcomes[Int.random(in: 0..<outcomes.count, using: &random)])
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                try office.advance(.milliseconds(Int.random(in: 0...5000, using: &random)))
            }
            if Int.random(in: 0..<50, using: &random) == 0 { try office.restart() }
        }
        while !office.stored.isEmpty {
            while !office.attempts.isEmpty { try answer(.answered(200)) }
            if let patience = office.patience { try office.advance(patience) }
        }
        #expect(office.queue.isQuiet && office.queue.deadline == nil && office.queue.counters.waitingBytes == 0)
        #expect(office.queue.counters.lost == 0)
        for (lane, numbers) in said {
            let got = taken[lane] ?? []
            #expect(got == got.sorted(), "\(lane) out of order")
            #expect(Set(got) == Set(numbers), "\(lane) incomplete")
        }
    }

    @Test func `the same seed and the same answers make the same attempts`() throws {
        func run() throws -> [String] {
            let office = try PostOffice(seed: 7)
            var trace: [String] = []
            for id in 0..<50 {
                try office.append("\(id)", in: "room-\(id % 9)")
                if id % 3 == 0 { trace.append(try office.answer(.answered(500))) }
                try office.advance(.milliseconds(400))
                trace += office.attempts.map(\.words)
            }
            return trace
        }
        #expect(try run() == run())
    }
}
