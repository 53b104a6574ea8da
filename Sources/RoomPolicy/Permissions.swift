/// What a participant may do in a room.
public struct Permissions: Sendable, Equatable {
    /// May receive tracks.
    public var canSubscribe: Bool
    /// May publish tracks.
    public var canPublish: Bool
    /// May send data packets.
    public var canPublishData: Bool
    /// The sources that may be published; empty for all.
    public var canPublishSources: [TrackSource]
    /// May change its own name, metadata and attributes.
    public var canUpdateOwnMetadata: Bool
    /// May receive metrics of others.
    public var canSubscribeMetrics: Bool
    /// May manage an agent's session.
    public var canManageAgentSession: Bool
    /// Is shown to nobody, heard by nobody, and takes no place.
    public var isHidden: Bool
    /// Records the room, and takes no place.
    public var isRecorder: Bool
    /// Is a program that takes part; it does not keep a room open.
    public var isAgent: Bool

    /// LiveKit's defaults: everything that concerns media and data, nothing else.
    public init(
        canSubscribe: Bool = true, canPublish: Bool = true, canPublishData: Bool = true,
        canPublishSources: [TrackSource] = [], canUpdateOwnMetadata: Bool = false, canSubscribeMetrics: Bool = false,
        canManageAgentSession: Bool = false, isHidden: Bool = false, isRecorder: Bool = false, isAgent: Bool = false
    ) {
        self.canSubscribe = canSubscribe
        self.canPublish = canPublish
        self.canPublishData = canPublishData
        self.canPublishSources = canPublishSources
        self.canUpdateOwnMetadata = canUpdateOwnMetadata
        self.canSubscribeMetrics = canSubscribeMetrics
        self.canManageAgentSession = canManageAgentSession
        self.isHidden = isHidden
        self.isRecorder = isRecorder
        self.isAgent = isAgent
    }

    /// Whether a track of this source may be published. A list of sources narrows `canPublish`; it never widens it.
    public func allowsPublishing(_ source: TrackSource) -> Bool {
        canPublish && (canPublishSources.isEmpty || canPublishSources.contains(source))
    }

    /// Whether the participant takes one of the room's places.
    public var takesPlace: Bool { !isHidden && !isRecorder }

    /// Whether the room stays open for the participant's sake. Recorders and agents only serve others.
    public var keepsRoomOpen: Bool { !isRecorder && !isAgent }
}
