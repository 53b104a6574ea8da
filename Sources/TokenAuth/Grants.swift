/// LiveKit's video grants: what the issuer lets the bearer do. Plain values, named as in the token.
///
/// The optional ones distinguish "not said" from false; `resolved…` gives LiveKit's meaning of silence.
public struct Grants: Sendable, Equatable {
    /// Whether the token had a `video` object at all.
    public var video = false

    /// May create and delete rooms.
    public var roomCreate = false
    /// May list rooms.
    public var roomList = false
    /// May record rooms.
    public var roomRecord = false
    /// May moderate the room named by `room`.
    public var roomAdmin = false
    /// May join the room named by `room`.
    public var roomJoin = false
    /// The one room that `roomJoin` and `roomAdmin` are about; empty if none.
    public var room = ""
    /// The room that participants may be moved or forwarded to; empty if none.
    public var destinationRoom = ""

    /// May publish tracks.
    public var canPublish: Bool?
    /// May receive tracks.
    public var canSubscribe: Bool?
    /// May send data packets.
    public var canPublishData: Bool?
    /// The sources that may be published, in lower case (`microphone`, …); empty for all.
    public var canPublishSources: [String] = []
    /// May change its own name, metadata and attributes.
    public var canUpdateOwnMetadata: Bool?
    /// May receive metrics of others.
    public var canSubscribeMetrics: Bool?
    /// May manage an agent's session.
    public var canManageAgentSession: Bool?

    /// Is shown to nobody.
    public var hidden = false
    /// Records the room.
    public var recorder = false
    /// Is a program that takes part.
    public var agent = false
    /// May manage ingresses; nothing here uses it.
    public var ingressAdmin = false

    /// No grant at all.
    public init() {}

    /// A participant's grant to join one room with everything else left to the defaults.
    public static func join(room: String) -> Grants {
        var grants = Grants()
        grants.video = true
        grants.roomJoin = true
        grants.room = room
        return grants
    }

    /// Whether tracks may be published; silence means yes.
    public var resolvedCanPublish: Bool { canPublish ?? true }

    /// Whether tracks may be received; silence means yes.
    public var resolvedCanSubscribe: Bool { canSubscribe ?? true }

    /// Whether data packets may be sent; silence means as for tracks.
    public var resolvedCanPublishData: Bool { canPublishData ?? resolvedCanPublish }

    /// Whether the own metadata may be changed; silence means no.
    public var resolvedCanUpdateOwnMetadata: Bool { canUpdateOwnMetadata ?? false }
}
