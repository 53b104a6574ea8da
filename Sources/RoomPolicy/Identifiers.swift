/// The name of a room, as its users chose it: 1 to 256 UTF-8 bytes of plain text.
///
/// Two names are the same if Unicode holds them equal (composed or decomposed), as `String` compares.
public struct RoomName: Hashable, Sendable {
    /// The name.
    public let rawValue: String

    /// Takes a name that is neither empty nor too long nor holds invisible characters.
    public init(_ rawValue: String) throws(Refusal) {
        try PlainText.check(rawValue, as: .roomName, bytesMax: Limits.roomNameBytesMax)
        self.rawValue = rawValue
    }
}

/// Who somebody is to the chat backend: 1 to 256 UTF-8 bytes of plain text.
///
/// Two identities are the same if Unicode holds them equal, as `String` compares, so a block can't be evaded by
/// spelling one person in two ways.
public struct Identity: Hashable, Sendable {
    /// The identity.
    public let rawValue: String

    /// Takes an identity that is neither empty nor too long nor holds invisible characters.
    public init(_ rawValue: String) throws(Refusal) {
        try PlainText.check(rawValue, as: .identity, bytesMax: Limits.identityBytesMax)
        self.rawValue = rawValue
    }
}

/// One stay of one identity in one room (`PA_…`), minted by the server.
public struct ParticipantID: Hashable, Sendable {
    /// The identifier.
    public let rawValue: String

    /// Takes an identifier as it is.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}

/// One published track (`TR_…`), minted by the server.
public struct TrackID: Hashable, Sendable {
    /// The identifier.
    public let rawValue: String

    /// Takes an identifier as it is.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}

/// One life of a room (`RM_…`), minted by the server; a room made again under the same name has another.
public struct RoomID: Hashable, Sendable {
    /// The identifier.
    public let rawValue: String

    /// Takes an identifier as it is.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}
