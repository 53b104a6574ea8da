public import RoomPolicy
public import TokenAuth

/// A room as it is kept over a restart.
public struct StoredRoom: Sendable, Equatable {
    /// Its settings, and the mutes that it remembers.
    public var record: RoomRecord
    /// When it was made, for those who are told.
    public var createdAt: UnixTime

    public init(_ record: RoomRecord, createdAt: UnixTime) {
        self.record = record
        self.createdAt = createdAt
    }
}
