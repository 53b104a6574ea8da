import CLinux
import Glibc
import Synchronization

/// A bounded queue from many threads to one, with a bell that its owner can wait for beside its sockets.
///
/// What may be lost is refused when the box is full. The rest is always taken: it is bounded by the transports and
/// connections that exist, whose makers ask ``isCrowded`` before they admit more.
final class Mailbox<Message: Sendable>: Sendable {
    /// Readable while there may be messages.
    let bell: Int32
    /// How many messages may wait before those that can be lost are.
    let capacity: Int
    private let messages = Mutex<[Message]>([])

    /// - Parameter capacity: see ``capacity``.
    init(capacity: Int) {
        self.capacity = capacity
        bell = linux_bell_create()
        precondition(bell >= 0, "the system refused a bell")
    }

    deinit { close(bell) }

    /// Adds a message.
    ///
    /// - Parameter isDroppable: whether it may be lost when the box is full.
    /// - Returns: false when it was lost.
    @discardableResult
    func post(_ message: Message, isDroppable: Bool = false) -> Bool {
        let (isTaken, isFirst) = messages.withLock { messages in
            let isFirst = messages.isEmpty
            return (add(message, isDroppable: isDroppable, to: &messages), isFirst)
        }
        if isTaken && isFirst { linux_bell_ring(bell) }
        return isTaken
    }

    /// Adds several messages, in their order, and wakes the owner once for all of them; `batch` is empty afterwards.
    ///
    /// - Parameter isDroppable: which of them may be lost when the box is full.
    func post(_ batch: inout [Message], isDroppable: (Message) -> Bool) {
        guard !batch.isEmpty else { return }
        let isFirst = messages.withLock { messages in
            let isFirst = messages.isEmpty
            for message in batch { add(message, isDroppable: isDroppable(message), to: &messages) }
            return isFirst && !messages.isEmpty
        }
        batch.removeAll(keepingCapacity: true)
        if isFirst { linux_bell_ring(bell) }
    }

    /// Whether there was room.
    @discardableResult
    private func add(_ message: Message, isDroppable: Bool, to messages: inout [Message]) -> Bool {
        if isDroppable && messages.count >= capacity { return false }
        // A box this full has an owner that no longer runs.
        precondition(messages.count < capacity * Limits.mailboxOverrun, "a thread stopped reading its mailbox")
        messages.append(message)
        return true
    }

    /// True when half of the room is taken: no time to begin something new.
    var isCrowded: Bool {
        messages.withLock { $0.count * 2 >= capacity }
    }

    /// Moves the waiting messages into `batch`, which the caller has emptied; its memory becomes the box's.
    func take(into batch: inout [Message]) {
        messages.withLock { swap(&$0, &batch) }
    }

    /// Waits until the bell rings; for an owner that has nothing else to wait for.
    func wait() {
        var ring = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
        while unsafe poll(&ring, 1, -1) < 0 {}
    }

    /// Silences the bell. To be called before ``take(into:)``: a message that comes between is then either taken or
    /// rings again.
    func quiet() {
        linux_bell_quiet(bell)
    }
}
