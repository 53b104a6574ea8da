/// One peer connection as the media engine knows it; chosen by the control plane, unique on its worker.
public struct TransportID: Hashable, Sendable {
    public let rawValue: UInt32
    public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// One incoming audio stream; chosen by the control plane, unique on its worker.
public struct PublicationID: Hashable, Sendable {
    public let rawValue: UInt32
    public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// One listener's copy of a publication; chosen by the control plane, unique on its worker.
public struct SubscriptionID: Hashable, Sendable {
    public let rawValue: UInt32
    public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// Names a point in a worker's order of commands, so that the control plane learns when everything
/// it asked for before that point is in force.
public struct Ticket: Hashable, Sendable {
    public let rawValue: UInt64
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }
}
