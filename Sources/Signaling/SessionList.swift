/// Sessions, each of them once, in the order in which they were added.
struct SessionList {
    private(set) var sessions: [Session] = []
    private var known: Set<ObjectIdentifier> = []

    /// Adds a session, unless it is there.
    mutating func add(_ session: Session) {
        if known.insert(ObjectIdentifier(session)).inserted { sessions.append(session) }
    }
}
