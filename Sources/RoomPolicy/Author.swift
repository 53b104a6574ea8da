/// Who asks for something to be done to a participant or a track.
public enum Author: Sendable, Equatable {
    /// The participant itself, through its own connection.
    case owner
    /// A moderator, through the API.
    case moderator
}
