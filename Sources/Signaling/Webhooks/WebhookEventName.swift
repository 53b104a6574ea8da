/// What the backend can be told about, by the names that stand in payloads and filters.
public enum WebhookEventName: String, Sendable, CaseIterable {
    case roomStarted = "room_started"
    case roomFinished = "room_finished"
    /// Somebody's media is connected.
    case participantJoined = "participant_joined"
    /// Somebody who had joined is gone.
    case participantLeft = "participant_left"
    /// Somebody took a place and is gone without ever having had media.
    case participantConnectionAborted = "participant_connection_aborted"
    case trackPublished = "track_published"
    case trackUnpublished = "track_unpublished"
    /// Nothing of a track is forwarded any longer; LiveKit has no such event.
    case trackMuted = "track_muted"
    /// A track is open again; LiveKit has no such event.
    case trackUnmuted = "track_unmuted"
    /// A block separates two who are in one room; LiveKit has no such event.
    case participantBlockedPair = "participant_blocked_pair"
}
