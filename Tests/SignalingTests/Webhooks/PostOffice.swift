import LiveKitProtocol
import RoomPolicy
import SeededRandom
import Testing
import TokenAuth

@testable import Signaling

/// A queue in virtual time, whose attempts wait until a test says what becomes of them; and a store that holds what
/// the queue says it must hold.
final class PostOffice {
    struct Attempt {
        let id: DeliveryID
        let request: WebhookRequest
        let event: LiveKit.WebhookEvent

        var url: String { request.url.rawValue }
        /// The room's name, and the event's id.
        var words: String { "\(event.room?.name ?? "") \(event.id)" }
    }

    static let secret = "a-secret-of-at-least-32-bytes-for-tests"

    private let settings: WebhookSettings
    private(set) var queue: WebhookQueue
    private var mint: Mint
    var now = Moment(elapsed: ContinuousClock.now, unix: UnixTime(seconds: 1_800_000_000))
    /// Under way, in the order of their beginning.
    private(set) var attempts: [Attempt] = []
    /// How many were ever made.
    private(set) var attemptCount = 0
    private(set) var notes: [Note] = []
    private(set) var stored: [Int64: StoredEvent] = [:]

    init(
        _ urls: [String] = ["http://a"], seed: UInt64 = 1, bytesMax: Int = Limits.webhookBytes,
        _ adjust: (inout WebhookSettings) -> Void = { _ in }
    ) throws {
        var settings = WebhookSettings()
        settings.receivers = try urls.map { WebhookSettings.Receiver(url: try #require(WebhookURL($0))) }
        adjust(&settings)
        self.settings = settings
        queue = WebhookQueue(settings, signature: Self.signature, bytesMax: bytesMax)
        mint = Mint(SeededGenerator(seed))
    }

    private static var signature: WebhookSignature { WebhookSignature(key: "key", secret: Array(secret.utf8)) }

    func append(_ id: String, in room: String = "lounge", event: String = "room_started", padding: Int = 0) throws {
        var message = LiveKit.WebhookEvent()
        message.event = event
        message.id = id
        var place = LiveKit.Room()
        place.name = room
        place.metadata = String(repeating: "x", count: padding)
        message.room = place
        var effects = Effects()
        queue.append(message, in: try RoomName(room), at: now, into: &effects)
        try take(effects)
    }

    /// The attempt that began first, or the first of a room, is over.
    @discardableResult
    func answer(_ outcome: DeliveryOutcome = .answered(200), room: String? = nil, url: String? = nil) throws -> String {
        let place = try #require(
            attempts.firstIndex { attempt in
                (room.map { attempt.event.room?.name == $0 } ?? true) && (url.map { attempt.url == $0 } ?? true)
            })
        return try answer(at: place, outcome)
    }

    @discardableResult
    func answer(at place: Int, _ outcome: DeliveryOutcome) throws -> String {
        let attempt = attempts.remove(at: place)
        var effects = Effects()
        queue.delivered(attempt.id, outcome, at: now, mint: &mint, into: &effects)
        try take(effects)
        return attempt.words
    }

    /// Takes everything until nothing is under way; what was taken, in order.
    func takeAll() throws -> [String] {
        var taken: [String] = []
        while !attempts.isEmpty { taken.append(try answer()) }
        return taken
    }

    func advance(_ time: Duration) throws {
        now.elapsed += time
        now.unix = now.unix.adding(milliseconds: time)
        var effects = Effects()
        queue.advance(to: now, into: &effects)
        try take(effects)
    }

    /// How long until something is due.
    var patience: Duration? { queue.deadline.map { $0 - now.elapsed } }

    /// The process dies, and another begins with what was stored.
    func restart() throws {
        attempts = []
        queue = WebhookQueue(settings, signature: Self.signature)
        var effects = Effects()
        queue.resume(stored.values.sorted { $0.sequence < $1.sequence }, at: now)
        if queue.deadline == now.elapsed { queue.advance(to: now, into: &effects) }
        try take(effects)
    }

    private func take(_ effects: Effects) throws {
        for effect in effects.list {
            switch effect {
            case .deliver(let id, let request):
                attemptCount += 1
                attempts.append(
                    Attempt(id: id, request: request, event: try LiveKit.WebhookEvent(json: request.body)))
            case .note(let note): notes.append(note)
            default: Issue.record("an effect that no webhook has: \(effect)")
            }
        }
        for change in queue.takeChanges() {
            switch change {
            case .save(let event): stored[event.sequence] = event
            case .remove(let sequence):
                #expect(stored.removeValue(forKey: sequence) != nil, "removed, and was not there")
            }
        }
    }
}

extension UnixTime {
    fileprivate func adding(milliseconds time: Duration) -> UnixTime {
        let (seconds, attoseconds) = time.components
        return UnixTime(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
