/// What must be changed in the store so that it holds the events which have still to be delivered, and no others.
enum OutboxChange: Equatable {
    /// The event is new, or has fewer recipients than before.
    case save(StoredEvent)
    /// Nobody has to be told of the event of this sequence any more.
    case remove(Int64)
}
