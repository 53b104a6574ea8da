/// The bounds of this module, each with its reason.
public enum Limits {
    /// Participants of a room for which nothing else was asked: the rooms are made for conversations of four.
    public static let capacityDefault = 4

    /// The most participants that may be asked for, unless the operator says otherwise: fan-out grows with the square.
    public static let capacityMax = 64

    /// UTF-8 bytes of a room's name; LiveKit's own bound.
    public static let roomNameBytesMax = 256

    /// UTF-8 bytes of an identity; LiveKit's own bound.
    public static let identityBytesMax = 256

    /// UTF-8 bytes of a participant's or track's display name; LiveKit's own bound.
    public static let displayNameBytesMax = 256

    /// UTF-8 bytes of a room's or participant's metadata; LiveKit's own bound.
    public static let metadataBytesMax = 512 * 1_024

    /// UTF-8 bytes of all keys and values of a participant's attributes; LiveKit's own bound.
    public static let attributesBytesMax = 64 * 1_024

    /// Tracks that one participant may publish at a time: a voice client needs one or two, each costs state at every
    /// listener, and the media engine carries no more on one connection.
    public static let tracksPerParticipantMax = 6

    /// Identities that one token may block. A person blocks dozens; a thousand is generous and keeps joins cheap.
    public static let tokenBlocksMax = 1_000

    /// Identities that one identity may block through the API: no person's list is longer, a runaway caller's would be.
    public static let blocksPerIdentityMax = 10_000

    /// Bans that may stand against one identity, one a room: joins look at each of them.
    public static let bansPerIdentityMax = 1_000

    /// Moderator mutes that a room remembers: sixteen times the largest room, so only endless re-joining reaches it.
    public static let moderatorMutesMax = 1_024

    /// Rooms of a node, unless the operator says otherwise: bounds what one API key can make a node hold.
    public static let roomsMax = 10_000

    /// How long a room that nobody joined stays, unless asked otherwise; LiveKit's default.
    public static let emptyTimeoutDefault = Duration.seconds(300)

    /// How long a room stays after the last one left, unless asked otherwise; LiveKit's default.
    public static let departureTimeoutDefault = Duration.seconds(20)

    /// The longest of either time that may be asked: a room that is wanted longer is made again by the next join.
    public static let timeoutMax = Duration.seconds(7 * 24 * 3_600)
}
