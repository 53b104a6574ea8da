import RoomPolicy
import SeededRandom
import Testing
import TokenAuth

@testable import Signaling

/// Whatever happened in a lobby, through a queue and a store that now and then fails: put back, it decides the same.
@Suite struct RestoreTests {
    static let start = ContinuousClock().now
    static let unix: Int64 = 1_800_000_000_000

    /// A lobby, its queue, and a store that is a value.
    struct House {
        var lobby: Lobby
        var queue = StoreQueue()
        var stored = StoredState()
        var chance: SeededGenerator
        private var underWay: StoreQueue.Batch?
        private var minted = 0

        let identities: [Identity]
        let rooms: [RoomName]

        init(seed: UInt64) throws {
            chance = SeededGenerator(seed)
            lobby = Lobby(settings: LobbySettings())
            identities = try ["ann", "bob", "ren\u{E9}", "rene\u{301}"].map { try Identity($0) }
            rooms = try ["lounge", "caf\u{E9}", "cafe\u{301}"].map { try RoomName($0) }
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: 0..<elements.count, using: &chance)]
        }

        mutating func mint() -> String {
            minted += 1
            return String(minted)
        }

        /// One thing happens, whatever it is and whether or not it is refused.
        mutating func happen() {
            let (one, other, name) = (pick(identities), pick(identities), pick(rooms))
            let number = Int.random(in: 1...5, using: &chance)
            let room: RoomName? = Bool.random(using: &chance) ? name : nil
            switch Int.random(in: 0..<12, using: &chance) {
            case 0, 1:
                _ = try? lobby.create(
                    name, id: RoomID("RM_" + mint()), RoomRequest(capacity: number, metadata: "m\(number)"),
                    at: RestoreTests.start)
            case 2: _ = lobby.close(name, reason: .roomDeleted)
            case 3, 4: mute(one, in: name)
            case 5: _ = try? lobby.block(Block(blocker: one, blocked: other), at: RestoreTests.start)
            case 6: _ = lobby.unblock(Block(blocker: one, blocked: other), at: RestoreTests.start)
            case 7:
                let until = RestoreTests.unix + Int64(number) - 2
                _ = try? lobby.ban(
                    Ban(identity: one, room: room, until: number == 5 ? nil : until, reason: "r\(number)"),
                    at: RestoreTests.start, unixMilliseconds: RestoreTests.unix)
            case 8: _ = lobby.unban(one, from: room)
            case 9: _ = lobby.revoke(Revocation(identity: one, room: room, before: Int64(number)))
            case 10:
                guard var present = lobby[name] else { return }
                _ = present.setLocked(number == 1)
                lobby[name] = present
            default:
                guard var present = lobby[name], let someone = present.participants.first else { return }
                _ = present.leave(someone.id, reason: .clientInitiated, at: RestoreTests.start)
                lobby[name] = present
            }
        }

        /// Someone joins and publishes, and a moderator mutes or unmutes.
        private mutating func mute(_ identity: Identity, in name: RoomName) {
            let id = ParticipantID("PA_" + mint())
            _ = try? lobby.admit(
                Candidate(identity: identity), to: name, as: id, creating: RoomID("RM_" + mint()),
                at: RestoreTests.start, unixMilliseconds: RestoreTests.unix)
            guard var room = lobby[name], room.participant(id) != nil else { return }
            let track = TrackRequest(id: TrackID("TR_" + mint()), source: .microphone)
            _ = try? room.publish(track, by: id)
            _ = try? room.setMuted(track.id, Bool.random(using: &chance), by: .moderator, of: id)
            lobby[name] = room
        }

        /// The store may begin a batch, or be done with one, well or not.
        mutating func turn(canFail: Bool) {
            for change in lobby.takeLastingChanges() {
                queue.add(StoreChange(change) { _ in UnixTime(seconds: 1) })
            }
            if let batch = underWay {
                guard !canFail || Int.random(in: 0..<3, using: &chance) > 0 else { return }
                let isSaved = !canFail || Bool.random(using: &chance)
                if isSaved { stored.apply(batch.changes) }
                underWay = nil
                _ = queue.finish(batch.ticket, isSaved: isSaved, at: RestoreTests.start)
            }
            if !canFail { queue.retry() }
            underWay = queue.take(at: RestoreTests.start)
        }

        mutating func settle() {
            for _ in 0..<3 { turn(canFail: false) }
        }
    }

    /// What a lobby in which nobody is says to everybody who could come.
    static func decisions(of lobby: Lobby, _ house: House) -> [String] {
        var said: [String] = []
        for name in house.rooms {
            for identity in house.identities {
                for madeAt in [nil, 1, 3] as [Int64?] {
                    var lobby = lobby
                    said.append(join(identity, to: name, as: "PA_first", madeAt: madeAt, in: &lobby))
                    for (index, other) in house.identities.enumerated() {
                        said.append(join(other, to: name, as: "PA_\(index)", madeAt: 9, in: &lobby))
                    }
                }
            }
        }
        return said
    }

    private static func join(
        _ identity: Identity, to name: RoomName, as id: String, madeAt: Int64?, in lobby: inout Lobby
    ) -> String {
        let id = ParticipantID(id)
        do throws(Refusal) {
            let changes = try lobby.admit(
                Candidate(identity: identity, tokenMadeAt: madeAt), to: name, as: id, creating: RoomID("RM_new"),
                at: start, unixMilliseconds: unix)
            guard var room = lobby[name] else { return "no room" }
            let published = try room.publish(TrackRequest(id: TrackID("TR_\(id)"), source: .microphone), by: id)
            guard case .published(let track, _) = published else { return "not published" }
            return "\(changes.count) \(room.id.rawValue) \(room.capacity) \(room.metadata) \(track.isMuted)"
        } catch {
            return error.sentence
        }
    }

    @Test(arguments: 0..<60)
    func `what was put back decides as what was saved`(seed: UInt64) throws {
        var house = try House(seed: seed)
        for _ in 0..<120 {
            house.happen()
            house.turn(canFail: true)
        }
        house.settle()
        #expect(house.queue.ticket == nil)
        // A restart ends every stay.
        for room in house.lobby.rooms {
            var room = room
            for someone in room.participants { _ = room.leave(someone.id, reason: .serverShutdown, at: Self.start) }
            house.lobby[room.name] = room
        }
        var restored = Lobby(settings: LobbySettings())
        restored.restore(
            blocks: house.stored.blocks, bans: house.stored.bans, revocations: house.stored.revocations,
            unixMilliseconds: Self.unix)
        for room in house.stored.rooms { restored.restore(room.record, at: Self.start) }
        #expect(Self.decisions(of: restored, house) == Self.decisions(of: house.lobby, house))
        #expect(house.stored.rooms.count == house.lobby.rooms.count)
    }
}
