import SFU

/// Which section of a client's one connection carries which of the tracks that it hears. The client alone offers, so
/// the sections are those that it offers to receive on; where they do not suffice, or something is to change, it is
/// asked to offer again (``requirement()``). A value; knows nothing of how sections are written.
struct DownstreamSections: Sendable {
    /// A section of the client's latest offer, by its place there.
    struct Place: Sendable {
        var mid: String?
        /// Which way the client offers its media to flow.
        var isReceiving = false
        var isSending = false
        /// What is to be heard here.
        var track: DownstreamTrack?
        /// What the latest answer said is heard here.
        var answered: DownstreamTrack?

        /// A track may begin here: the client has seen the last one's end. Before, it would take the new for the old.
        var isFree: Bool { isReceiving && !isSending && track == nil && answered == nil }
    }

    /// One for each section of the latest offer; empty before the first.
    private(set) var places: [Place] = []
    /// What is to be heard and has no section yet, in the order in which it came.
    private(set) var waiting: [DownstreamTrack] = []
    /// How many sections the client was asked to add since its latest offer; nil if it was not asked to offer.
    private var requested: Int?
    /// Offers in a row that left as many tracks waiting as before.
    private var vainOffers = 0

    /// The track is to be heard.
    mutating func add(_ track: DownstreamTrack) {
        let isKnown = places.contains { $0.track?.trackSid == track.trackSid }
        guard !isKnown, !waiting.contains(where: { $0.trackSid == track.trackSid }) else { return }
        vainOffers = 0
        waiting.append(track)
        fill()
    }

    /// The track is not to be heard any more. Its section is said to be inactive in the next answer, then free.
    mutating func remove(sid: String) {
        waiting.removeAll { $0.trackSid == sid }
        for index in places.indices where places[index].track?.trackSid == sid { places[index].track = nil }
        fill()
    }

    /// If the client has to offer again: how many sections it shall add, which may be none. Asks for each once only.
    mutating func requirement() -> Int? {
        // Its first offer comes by itself.
        guard !places.isEmpty else { return nil }
        let missing = vainOffers < Limits.vainOffers ? waiting.count : 0
        if let requested {
            guard missing > requested else { return nil }
            self.requested = missing
            return missing - requested
        }
        guard missing > 0 || places.contains(where: { $0.track != $0.answered }) else { return nil }
        requested = missing
        return missing
    }

    /// What was asked for was lost with the client's socket: it may be asked for again.
    mutating func forgetRequest() { requested = nil }

    /// Takes the sections of an offer, in order, and decides what the answer will say of each.
    ///
    /// - Returns: tracks whose section the client has taken away. They are out of it; adding one again brings it back.
    mutating func take(_ offered: [Place]) -> [String] {
        requested = nil
        let before = places
        let waitingBefore = waiting.count
        var rejected: [String] = []
        places = offered
        for index in before.indices {
            guard let track = before[index].track ?? before[index].answered else { continue }
            let isSame = index < places.count && places[index].mid == before[index].mid
            if isSame, places[index].isReceiving {
                places[index].track = before[index].track
                places[index].answered = before[index].answered
            } else if before[index].answered != nil, before[index].track != nil {
                rejected.append(track.trackSid)
            } else if before[index].track != nil {
                // It was only meant to be there.
                waiting.insert(track, at: 0)
            }
        }
        fill()
        for index in places.indices { places[index].answered = places[index].track }
        vainOffers = waiting.isEmpty || waiting.count < waitingBefore ? 0 : vainOffers + 1
        // Whatever ends with this answer is free in the next.
        fill()
        return rejected
    }

    /// What the latest answer says is heard in a section.
    func track(at index: Int) -> DownstreamTrack? { places.indices.contains(index) ? places[index].answered : nil }

    private mutating func fill() {
        for index in places.indices where !waiting.isEmpty && places[index].isFree {
            places[index].track = waiting.removeFirst()
        }
    }
}
