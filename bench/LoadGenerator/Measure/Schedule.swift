/// Who is due when: a heap of numbers with one due time each, which may change at any moment.
struct Schedule: Sendable {
    private var heap: [Int] = []
    /// Where each number stands in the heap; -1 for those that do not.
    private var places: [Int] = []
    private var dues: [UInt64] = []

    /// When the next one is due; nil when none is.
    var next: UInt64? { heap.first.map { dues[$0] } }

    /// Sets when a number is due; `UInt64.max` takes it out.
    mutating func set(_ number: Int, due: UInt64) {
        while places.count <= number {
            places.append(-1)
            dues.append(.max)
        }
        let place = places[number]
        let before = dues[number]
        guard due != before else { return }
        dues[number] = due
        if place < 0 {
            heap.append(number)
            places[number] = heap.count - 1
            rise(heap.count - 1)
        } else if due == .max {
            remove(at: place)
        } else if due < before {
            rise(place)
        } else {
            sink(place)
        }
    }

    /// The number that is due first, if it is due by now, and since when. It stays until its time is set anew.
    func due(by now: UInt64) -> (number: Int, since: UInt64)? {
        guard let first = heap.first, dues[first] <= now else { return nil }
        return (first, dues[first])
    }

    private mutating func remove(at place: Int) {
        let last = heap.count - 1
        places[heap[place]] = -1
        if place != last {
            heap[place] = heap[last]
            places[heap[place]] = place
        }
        heap.removeLast()
        if place < heap.count {
            rise(place)
            sink(place)
        }
    }

    private mutating func rise(_ start: Int) {
        var place = start
        while place > 0, dues[heap[place]] < dues[heap[(place - 1) / 2]] {
            swap(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < heap.count && dues[heap[child]] < dues[heap[least]] { least = child }
            guard least != place else { return }
            swap(place, least)
            place = least
        }
    }

    private mutating func swap(_ one: Int, _ other: Int) {
        heap.swapAt(one, other)
        places[heap[one]] = one
        places[heap[other]] = other
    }
}
