import LiveKitProtocol

/// What the backend was told of each room is a story: it begins with the room's start and ends with its end, people
/// come before they go, and all they publish lies between. A repeat may follow an event at once, and none later.
struct WebhookChecker {
    static let rule = "webhooks"

    private struct Room {
        /// Empty between two lives of the room.
        var sid = ""
        var present: [String] = []
        /// Tracks by their owner.
        var tracks: [(owner: String, sid: String)] = []
        var lastEvent = ""
        var lastTime: Int64 = 0
    }

    private var rooms: [String: Room] = [:]
    private var seen: Set<String> = []
    /// Participants whose stay was reported to its end, or that they never arrived.
    private var ended: Set<String> = []
    /// How many events were told, repeats left out.
    private(set) var count = 0

    /// The backend has received an event, whether or not its answer gets through.
    mutating func received(_ body: [UInt8]) -> String? {
        guard let event = try? LiveKit.WebhookEvent(json: body), let told = event.room else { return "no event" }
        var room = rooms[told.name] ?? Room()
        if event.id == room.lastEvent { return nil }
        guard seen.insert(event.id).inserted else { return "\(event.event) is repeated after a later event" }
        count += 1
        guard event.createdAt >= room.lastTime else { return "\(event.event) is older than the one before it" }
        room.lastEvent = event.id
        room.lastTime = event.createdAt
        let fault = Self.take(event, told, into: &room, &ended)
        rooms[told.name] = room
        return fault.map { "\(event.event) of \(event.participant?.identity ?? "nobody") in \(told.name): \($0)" }
    }

    private static func take(
        _ event: LiveKit.WebhookEvent, _ told: LiveKit.Room, into room: inout Room, _ ended: inout Set<String>
    ) -> String? {
        let person = event.participant?.sid ?? ""
        let track = event.track?.sid ?? ""
        if event.event == "room_started" {
            guard room.sid.isEmpty else { return "the room is open already" }
            room.sid = told.sid
            return nil
        }
        guard room.sid == told.sid else { return "the room is not open" }
        switch event.event {
        case "room_finished":
            guard room.present.isEmpty else { return "somebody is still there" }
            room.sid = ""
        case "participant_joined":
            guard !room.present.contains(person), !ended.contains(person) else { return "joined twice" }
            room.present.append(person)
        case "participant_left":
            guard let place = room.present.firstIndex(of: person) else { return "left and was not there" }
            guard !room.tracks.contains(where: { $0.owner == person }) else { return "a track is still published" }
            room.present.remove(at: place)
            ended.insert(person)
        case "participant_connection_aborted":
            guard !room.present.contains(person), ended.insert(person).inserted else { return "was there" }
        case "track_published":
            guard room.present.contains(person) else { return "published and is not there" }
            guard !room.tracks.contains(where: { $0.sid == track }) else { return "published twice" }
            room.tracks.append((person, track))
        case "participant_blocked_pair": break
        default:
            guard let place = room.tracks.firstIndex(where: { $0.owner == person && $0.sid == track }) else {
                return "a track that is not published"
            }
            if event.event == "track_unpublished" { room.tracks.remove(at: place) }
        }
        return nil
    }

    /// Everyone is gone and every room is over: what is not told yet is never told.
    func missing(_ truth: Truth) -> String? {
        for (name, room) in rooms.sorted(by: { $0.key < $1.key }) where !room.sid.isEmpty || !room.present.isEmpty {
            return "nobody was told of the end of \(name)"
        }
        for visit in truth.visits where !visit.sid.isEmpty && !ended.contains(visit.sid) {
            return "nobody was told what became of \(truth.identity(of: visit))"
        }
        return nil
    }
}
