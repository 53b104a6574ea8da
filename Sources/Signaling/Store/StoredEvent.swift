public import RoomPolicy
public import TokenAuth

/// A webhook event that somebody has yet to be told of.
public struct StoredEvent: Sendable, Equatable {
    /// Its place in the order in which events happened; chosen by the control plane, greater than all before it.
    public var sequence: Int64
    /// The room that it is about, within which the order holds.
    public var room: RoomName
    /// When it happened.
    public var createdAt: UnixTime
    /// The URLs that have not confirmed it yet, in order; none of them holds a line break.
    public var recipients: [String]
    /// What is sent, byte for byte; its id is in there.
    public var body: [UInt8]

    public init(sequence: Int64, room: RoomName, createdAt: UnixTime, recipients: [String], body: [UInt8]) {
        self.sequence = sequence
        self.room = room
        self.createdAt = createdAt
        self.recipients = recipients
        self.body = body
    }
}
