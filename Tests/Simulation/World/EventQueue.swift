/// What is to happen, in order of time and, at one time, of being planned. A binary heap.
struct EventQueue {
    enum Kind: UInt8 {
        /// A datagram arrives; `index` is its parcel.
        case parcel
        /// A signal item arrives; `index` is its place.
        case signal
        /// A command reaches a router; `index` is its place, `other` the worker.
        case command
        /// An event of a router reaches the control plane; as for commands.
        case report
        /// Someone asked to be woken.
        case wakeVisit, wakeRouter, wakePlane
        /// A person of the script acts, or tries to join again.
        case act, join
        /// A client without a socket tries for one; `index` is its visit.
        case resume
        /// What the plan says happens to somebody's network.
        case outage
        /// Somebody orders what the plan says; `index` is which.
        case order
        case attack
        /// The script turns a page.
        case page
    }

    struct Event {
        var time: UInt64
        var order: UInt64
        var kind: Kind
        var index: Int32
        var other: Int32
    }

    private var heap: [Event] = []
    private var planned: UInt64 = 0

    var isEmpty: Bool { heap.isEmpty }
    var nextTime: UInt64? { heap.first?.time }

    mutating func plan(_ kind: Kind, at time: UInt64, index: Int = 0, other: Int = 0) {
        planned += 1
        heap.append(
            Event(
                time: time, order: planned, kind: kind, index: Int32(truncatingIfNeeded: index),
                other: Int32(truncatingIfNeeded: other)))
        var child = heap.count - 1
        let event = heap[child]
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isBefore(event, heap[parent]) else { break }
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = event
    }

    mutating func next() -> Event? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        var hole = 0
        while true {
            var child = hole * 2 + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, Self.isBefore(heap[child + 1], heap[child]) { child += 1 }
            guard Self.isBefore(heap[child], last) else { break }
            heap[hole] = heap[child]
            hole = child
        }
        heap[hole] = last
        return first
    }

    @inline(__always)
    private static func isBefore(_ one: Event, _ other: Event) -> Bool {
        one.time < other.time || one.time == other.time && one.order < other.order
    }
}
