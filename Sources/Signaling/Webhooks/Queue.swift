/// A first-in, first-out line that takes and gives in constant time.
struct Queue<Element> {
    /// What has left is nil, so that nothing is held longer than it stands in line.
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }
    var isEmpty: Bool { count == 0 }
    var first: Element? { head < elements.count ? elements[head] : nil }
    /// In line's order.
    var all: [Element] { elements[head...].compactMap(\.self) }

    mutating func append(_ element: Element) {
        elements.append(element)
    }

    mutating func removeFirst() -> Element? {
        guard head < elements.count else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        // Moving up once half has left moves each element about once.
        if head * 2 >= elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }

    /// Takes out the one so many places behind the first, which must be there.
    mutating func remove(at place: Int) -> Element? {
        place == 0 ? removeFirst() : elements.remove(at: head + place)
    }

    /// Takes out those behind the first `kept` that `isMeant` names, in line's order.
    mutating func removeAll(after kept: Int, where isMeant: (Element) -> Bool) -> [Element] {
        var removed: [Element] = []
        var rest: [Element] = []
        for (index, element) in all.enumerated() {
            if index >= kept, isMeant(element) { removed.append(element) } else { rest.append(element) }
        }
        elements = rest
        head = 0
        return removed
    }
}
