import RoomPolicy
import SeededRandom
import Signaling
import TokenAuth

/// Changes of every kind to a handful of entries, with names that are awkward to keep.
struct ChangeMaker {
    var chance: SeededGenerator
    private let identities: [Identity]
    private let rooms: [RoomName]

    init(seed: UInt64) throws {
        chance = SeededGenerator(seed)
        identities = try ["ann", "'; DROP TABLE ban; --", "ren\u{E9}", "rene\u{301}", "%_\\", "🎻 🇳🇴"].map {
            try Identity($0)
        }
        rooms = try ["lounge", "caf\u{E9}", "cafe\u{301}", "\u{10FFFD}"].map { try RoomName($0) }
    }

    /// Up to six changes, each to another entry.
    mutating func batch() -> [StoreChange] {
        var batch: [StoreChange] = []
        for _ in 0..<Int.random(in: 1...6, using: &chance) {
            let change = change()
            if !batch.contains(where: { $0.key == change.key }) { batch.append(change) }
        }
        return batch
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &chance)]
    }

    mutating func change() -> StoreChange {
        let (identity, room) = (pick(identities), pick(rooms))
        let place: RoomName? = Bool.random(using: &chance) ? room : nil
        let number = Int64.random(in: 1...9, using: &chance)
        switch Int.random(in: 0..<14, using: &chance) {
        case 0, 1: return .saveRoom(self.room(named: room))
        case 2: return .removeRoom(room)
        case 3, 4: return .saveBlock(Block(blocker: identity, blocked: pick(identities)))
        case 5: return .removeBlock(Block(blocker: identity, blocked: pick(identities)))
        case 6:
            return .saveBan(
                Ban(identity: identity, room: place, until: pick([nil, .max, number]), reason: "r\(number)"))
        case 7: return .removeBan(of: identity, from: place)
        case 8: return .saveRevocation(Revocation(identity: identity, room: place, before: number))
        case 9: return .removeRevocation(of: identity, in: place)
        case 10:
            return .saveEvent(
                StoredEvent(
                    sequence: number, room: room, createdAt: UnixTime(milliseconds: number),
                    recipients: pick([[], ["http://a/"], ["http://a/", "http://b/?c=%0A"]]),
                    body: pick([[], [0, 255, 10], Array("{\"event\":\"x\"}".utf8)])))
        case 11:
            return .savePresence(
                StoredPresence(participant: ParticipantID("PA_\(number)"), room: room, info: pick([[], [0, 255, 10]])))
        case 12: return .removePresence(ParticipantID("PA_\(number)"))
        default: return .removeEvent(number)
        }
    }

    private mutating func room(named name: RoomName) -> StoredRoom {
        let metadata = pick(["", "a\u{0}b", "{}", String(repeating: "é", count: 3_000)])
        var mutes: [ModeratorMute] = []
        for _ in 0..<Int.random(in: 0...3, using: &chance) {
            let mute = ModeratorMute(identity: pick(identities), source: pick(TrackSource.allCases))
            if !mutes.contains(mute) { mutes.append(mute) }
        }
        let record = RoomRecord(
            name: name, id: RoomID("RM_\(UInt16.random(in: 0...9, using: &chance))"),
            capacity: Int.random(in: 1...64, using: &chance), emptyTimeout: .milliseconds(1_500),
            departureTimeout: .seconds(pick([0, 20, 604_800])), metadata: metadata,
            isLocked: Bool.random(using: &chance), stickyMute: pick([nil, true, false]),
            removesOnBlock: pick([nil, true, false]), moderatorMutes: mutes)
        return StoredRoom(record, createdAt: UnixTime(milliseconds: Int64.random(in: 0...3, using: &chance)))
    }
}

extension StoredState {
    /// The same, in an order that depends on nothing but what is in it, down to the bytes.
    var inOrder: [String] {
        rooms.sorted { ($0.createdAt, $0.record.name.hex) < ($1.createdAt, $1.record.name.hex) }
            .map { "\($0) \($0.record.name.hex)" }
            + blocks.map { "\($0) \(Array($0.blocker.rawValue.utf8)) \(Array($0.blocked.rawValue.utf8))" }.sorted()
            + bans.map { "\($0) \(Array($0.identity.rawValue.utf8))" }
            + revocations.map { "\($0) \(Array($0.identity.rawValue.utf8))" }.sorted()
            + events.map { "\($0)" } + presences.map { "\($0)" }.sorted()
    }
}

extension RoomName {
    /// Compares as its bytes do.
    fileprivate var hex: String { rawValue.utf8.map { String(Int($0) + 256, radix: 16) }.joined() }
}
