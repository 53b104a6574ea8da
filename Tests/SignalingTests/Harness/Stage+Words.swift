import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

@testable import Signaling

/// Short words for what tests ask and do often.
extension Stage {
    /// A stage with one client, alice.
    static func lone() throws -> (stage: Stage, client: Client) {
        let stage = try Stage()
        return (stage, stage.join("alice"))
    }

    /// How the streams that the worker was told to expect look.
    var publications: [PublicationParameters] {
        commands.compactMap { if case .publish(_, on: _, let parameters) = $0 { parameters } else { nil } }
    }

    /// The subscriptions that began, and those that ended.
    var subscriptions: [SubscriptionID] {
        commands.compactMap { if case .subscribe(let id, to: _, on: _, _) = $0 { id } else { nil } }
    }
    var unsubscriptions: [SubscriptionID] {
        commands.compactMap { if case .unsubscribe(let id) = $0 { id } else { nil } }
    }

    /// The worker hears a track at a level.
    func speak(_ client: Client, _ sid: String, _ level: Float) {
        guard let session = session(of: client), let index = session.indexOfPublished(TrackID(sid)) else { return }
        apply(.speaking([SpeakerLevel(publication: session.published[index].publication, level: level)]))
    }

    /// Something that there is no request for yet: a moderator's doing.
    func moderate(
        _ client: Client, at room: String = "lounge", _ body: (inout Room, ParticipantID) throws -> [RoomChange]
    ) rethrows {
        guard let name = try? RoomName(room), var changed = plane.lobby[name] else { return }
        let changes = try body(&changed, ParticipantID(client.sid))
        plane.lobby[name] = changed
        var effects = Effects()
        for change in changes { plane.carryOut(change, in: name, at: now, into: &effects) }
        finish(&effects)
    }

    /// Sets or lifts a block between two, as the policy API will.
    func block(_ one: String, _ other: String, _ isBlocked: Bool = true) throws {
        let block = Block(blocker: try Identity(one), blocked: try Identity(other))
        let happenings =
            try isBlocked ? plane.lobby.block(block, at: now.elapsed) : plane.lobby.unblock(block, at: now.elapsed)
        var effects = Effects()
        for happening in happenings {
            plane.carryOut(happening.change, in: happening.room, at: now, into: &effects)
        }
        finish(&effects)
    }

    func room(_ name: String = "lounge") -> Room? { (try? RoomName(name)).flatMap { plane.lobby.room(named: $0) } }
}
