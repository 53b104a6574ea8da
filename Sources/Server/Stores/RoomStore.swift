import Signaling

/// Where the state lies that outlives the process. One thread owns it; its verbs wait for the disk.
protocol RoomStore: ~Copyable {
    /// Everything as it was last saved.
    mutating func load() throws(StoreError) -> StoredState

    /// Saves changes, all of them or none. When this returns they are on the disk: neither the end of the process nor a
    /// loss of power takes them back.
    /// - Parameter changes: each about another entry, so their order does not matter.
    mutating func save(_ changes: [StoreChange]) throws(StoreError)
}
