import RoomPolicy

/// The events of one room that one receiver has still to take, in order. At most one of them, the first, is under way.
final class WebhookLane {
    let room: RoomName
    /// Its place in the receiver's list.
    var place: Int
    var events = Queue<PendingEvent>()
    /// The first event is under way, and stays first until its attempt is over.
    var isUnderWay = false
    /// Attempts at the first event that failed in a row.
    var failures = 0
    /// Those of them that the receiver answered with a refusal, and how many events it had taken when that began.
    var refusals = 0
    var takenBefore: UInt64 = 0

    init(room: RoomName, place: Int) {
        self.room = room
        self.place = place
    }

    /// Takes the first event out; what failed about it does not count against the next.
    func removeFirst() -> PendingEvent? {
        failures = 0
        refusals = 0
        return events.removeFirst()
    }
}
