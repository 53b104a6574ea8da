extension Room {
    /// Whether a block stands between these two who are present, by the list or by either one's token.
    public func areBlocked(_ one: ParticipantID, _ other: ParticipantID, blockList: BlockList) -> Bool {
        guard let one = participant(one), let other = participant(other), one.identity != other.identity else {
            return false
        }
        return blockList.separates(one.identity, other.identity)
            || one.blocks(other.identity) || other.blocks(one.identity)
    }

    /// Whether anything that the speaker publishes may reach the listener. Mutes come on top of this.
    ///
    /// Nobody hears themselves; nobody hears a hidden participant, whose presence would be told by it; hidden ones and
    /// recorders hear the others.
    public func mayHear(_ listener: ParticipantID, _ speaker: ParticipantID, blockList: BlockList) -> Bool {
        guard listener != speaker, let hearing = participant(listener), let speaking = participant(speaker) else {
            return false
        }
        return hearing.permissions.canSubscribe && !speaking.permissions.isHidden
            && !areBlocked(listener, speaker, blockList: blockList)
    }

    /// Whether a data packet of the sender may reach the receiver. A hidden one's may: its author chose to speak.
    public func mayReceiveData(_ receiver: ParticipantID, from sender: ParticipantID, blockList: BlockList) -> Bool {
        guard receiver != sender, participant(receiver) != nil, let sending = participant(sender) else { return false }
        return sending.permissions.canPublishData && !areBlocked(receiver, sender, blockList: blockList)
    }

    /// Whether somebody shows up in what the other is told: themselves always, hidden ones to nobody else.
    public func maySee(_ viewer: ParticipantID, _ seen: ParticipantID) -> Bool {
        guard let participant = participant(seen) else { return false }
        return viewer == seen || !participant.permissions.isHidden
    }

    /// What it changes here that the list has just begun or ceased to separate two identities.
    ///
    /// Nothing if one of them is absent, or if a token separates them anyway.
    mutating func separate(
        _ one: Identity, _ other: Identity, _ areSeparated: Bool, at now: ContinuousClock.Instant
    ) -> [RoomChange] {
        guard let one = participant(of: one), let other = participant(of: other),
            !one.blocks(other.identity), !other.blocks(one.identity)
        else { return [] }
        guard areSeparated else { return [.unblocked(one.id, other.id)] }
        guard rules.removesOnBlock,
            let later = participants.last(where: { $0.id == one.id || $0.id == other.id }),
            let departure = leave(later.id, reason: .removed, at: now)
        else { return [.blocked(one.id, other.id)] }
        return [departure]
    }
}
