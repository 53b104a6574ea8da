import SFU
import Signaling

/// What arrives in a router's mailbox.
enum MailboxItem {
    case command(MediaCommand)
    /// What a test puts in a command's place.
    case instead((inout Router) -> Void)
}

/// What the engines say to each other: in order, each after some delay.
extension World {
    func post(_ command: MediaCommand, to worker: WorkerBox) {
        tell("command \(command)")
        switch command {
        case .open(let id, let local), .restart(let id, let local): transportByFragment[local.usernameFragment] = id
        default: break
        }
        let time = max(worker.lastCommand, now + delay(upTo: plan.mailboxDelay))
        let items: [MailboxItem]
        switch faults.command?(command) ?? .delivered {
        case .delivered: items = [.command(command)]
        case .followed(let others): items = [.command(command)] + others.map { .command($0) }
        case .instead(let change): items = [.instead(change)]
        case .late(let delay):
            let place = commands.put(.command(command))
            return queue.plan(.command, at: time + delay, index: place, other: worker.id.rawValue)
        case .dropped: return
        }
        worker.lastCommand = time
        for item in items { queue.plan(.command, at: time, index: commands.put(item), other: worker.id.rawValue) }
    }

    func apply(_ item: MailboxItem, to worker: WorkerBox) {
        switch item {
        case .command(let command):
            tell("in force: \(command)")
            worker.router.apply(command, at: instant, into: &worker.outbox)
        case .instead(let change): change(&worker.router)
        }
        flush(worker)
    }

    func apply(_ event: MediaEvent, of worker: WorkerBox) {
        tell("report \(event)")
        plane.apply(event, of: worker.id, at: moment, into: &effects)
        settlePlane()
    }

    func wake(_ worker: WorkerBox, at time: UInt64) {
        guard worker.wakeAt == time else { return }
        worker.wakeAt = nil
        if let deadline = worker.router.deadline, nanoseconds(deadline) <= now {
            worker.router.advance(to: instant, into: &worker.outbox)
        }
        flush(worker)
    }

    /// Takes out what a router wants sent and said, and looks when it wants to be woken.
    func flush(_ worker: WorkerBox) {
        if !worker.outbox.datagrams.isEmpty {
            worker.outbox.withArena { arena in
                for datagram in worker.outbox.datagrams {
                    let bytes = UnsafeRawBufferPointer(
                        rebasing: arena[datagram.offset..<datagram.offset + datagram.count])
                    sendDown(bytes, from: worker, to: datagram.destination)
                }
            }
        }
        for event in worker.outbox.events {
            if case .connected(let id) = event { connectedTransports.insert(id) }
            let time = max(worker.lastReport, now + delay(upTo: plan.mailboxDelay))
            worker.lastReport = time
            queue.plan(.report, at: time, index: reports.put(event), other: worker.id.rawValue)
        }
        worker.outbox.clear()
        guard let deadline = worker.router.deadline else { return }
        let time = max(now, nanoseconds(deadline))
        if let planned = worker.wakeAt, planned <= time { return }
        worker.wakeAt = time
        queue.plan(.wakeRouter, at: time, index: worker.id.rawValue)
    }
}
