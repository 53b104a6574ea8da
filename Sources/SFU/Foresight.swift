internal import CPrefetch

/// Where in memory the next packet of each transport will lead: the state of its stream, and of everyone who hears it.
///
/// With some hundred people all that lies beyond the caches, and waiting for it takes longer than working on it. A
/// batch of datagrams is known before the first is looked at, so what the later ones need can be on its way meanwhile.
/// The processor is given addresses and nothing is read from them; one that is out of date costs a little time and
/// changes nothing. They are therefore gathered anew from time to time, instead of being kept true.
@safe struct Foresight {
    /// Places of one transport: its stream's, and those of three or four listeners.
    private static let placesPerSlot = 40
    /// Of all slots, one after another; a list that is not full ends with 0.
    private var places: [UInt64] = []
    /// The slots of the datagrams of a batch; below zero where nobody is known.
    private var batch = InlineArray<64, Int32>(repeating: -1)

    init() {
        precondition(Limits.batchDatagrams <= batch.count, "a batch larger than what is foreseen of it")
    }

    /// Puts down whose a datagram of the batch is.
    mutating func expect(_ slot: Int?, at position: Int) {
        guard position < batch.count else { return }
        let start = (slot ?? 0) * Self.placesPerSlot
        guard let slot, start < places.count else {
            batch[position] = -1
            return
        }
        batch[position] = Int32(slot)
        places.prefetch(start..<start + Self.placesPerSlot)
    }

    /// Begins to fetch what a datagram of the batch needs.
    func approach(_ position: Int) {
        guard position < batch.count, batch[position] >= 0 else { return }
        let start = Int(batch[position]) * Self.placesPerSlot
        guard start < places.count else { return }
        unsafe places.withUnsafeBufferPointer {
            unsafe quartet_prefetch($0.baseAddress! + start, Self.placesPerSlot)
        }
    }

    /// Gathers anew where a transport's packets lead.
    mutating func look(from transport: Transport) {
        var list = PlaceList()
        transport.listIncoming(in: &list)
        for publication in transport.publications {
            publication.list(in: &list)
            for subscription in publication.subscriptions { subscription.list(in: &list) }
        }
        store(list, of: transport.slot)
    }

    /// How many slots lead anywhere.
    var knownSlots: Int { stride(from: 0, to: places.count, by: Self.placesPerSlot).count { places[$0] != 0 } }

    /// Nobody is at this slot any more.
    mutating func forget(_ slot: Int) { store(PlaceList(), of: slot) }

    private mutating func store(_ list: PlaceList, of slot: Int) {
        let start = slot * Self.placesPerSlot
        if places.count < start + Self.placesPerSlot {
            guard !list.isEmpty else { return }
            places += Array(repeating: 0, count: start + Self.placesPerSlot - places.count)
        }
        for index in 0..<Self.placesPerSlot { places[start + index] = list[index] }
    }
}
