import SFU
import Signaling

/// The loop of the store's thread, the one place that waits for the disk: take a batch, save it, say how it went.
struct StoreThread<Store: RoomStore & ~Copyable>: ~Copyable {
    private var store: Store
    private let batches: Mailbox<StoreMessage>
    private let control: Mailbox<ControlMessage>
    private let log: Log
    private var isFailing = false

    init(store: consuming Store, batches: Mailbox<StoreMessage>, control: Mailbox<ControlMessage>, log: Log) {
        self.store = store
        self.batches = batches
        self.control = control
        self.log = log
    }

    /// Serves until it is told to stop.
    mutating func run() {
        var messages: [StoreMessage] = []
        while true {
            batches.wait()
            batches.quiet()
            batches.take(into: &messages)
            for message in messages {
                guard case .save(let changes, let ticket) = message else { return }
                let begin = ContinuousClock.now
                let isSaved = save(changes)
                control.post(.stored(ticket, isSaved: isSaved, after: ContinuousClock.now - begin))
            }
            messages.removeAll(keepingCapacity: true)
        }
    }

    private mutating func save(_ changes: [StoreChange]) -> Bool {
        do throws(StoreError) {
            try store.save(changes)
            if isFailing { log.write(.info, "state is saved again") }
            isFailing = false
            return true
        } catch {
            isFailing = true
            log.write(.error, "state not saved", [Note.Field("reason", error.sentence)])
            return false
        }
    }
}
