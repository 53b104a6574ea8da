/// Something that has to be remembered beyond the life of the process, because it has just come to be or ceased to be.
///
/// The lobby notes these where the state itself changes, so that no verb can forget one. Whoever is named is spelled as
/// when the entry was made, even if Unicode holds today's spelling for the same: what is removed is what was added.
public enum LastingChange: Sendable, Equatable {
    /// A room is new, or differs from what was noted of it last.
    case room(RoomRecord)
    /// A room is gone.
    case roomGone(RoomName)
    /// A block stands.
    case block(Block)
    /// A block is lifted.
    case blockGone(Block)
    /// A ban stands, in place of an earlier one of the same identity from the same room.
    case ban(Ban)
    /// A ban is lifted or over.
    case banGone(Ban)
    /// A revocation stands, in place of an earlier one of the same identity in the same room.
    case revocation(Revocation)
    /// A revocation gave way to another.
    case revocationGone(Revocation)
}
