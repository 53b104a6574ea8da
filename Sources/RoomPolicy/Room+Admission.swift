extension Room {
    /// Admits a candidate, as one step: the only way into a room, and one order of checks.
    ///
    /// Open? Not locked? Not banned, token not revoked? Not blocked either way by anyone present? A free place?
    /// Somebody of the same identity who is present gives up its place to the candidate, so it needs no free one and no
    /// open lock. A resumed connection keeps its stay and does not come here.
    /// - Parameters:
    ///   - id: the identifier minted for this stay.
    ///   - unixMilliseconds: wall-clock time, against which bans end.
    /// - Returns: `left` of the same identity's older stay if there was one, then `joined`.
    public mutating func admit(
        _ candidate: Candidate, as id: ParticipantID, blockList: BlockList, at now: ContinuousClock.Instant,
        unixMilliseconds: Int64
    ) throws(Refusal) -> [RoomChange] {
        precondition(participant(id) == nil, "each stay has an identifier of its own")
        try checkForm(of: candidate)
        guard !isClosed else { throw .roomClosed }
        let present = participants.firstIndex { $0.identity == candidate.identity }
        guard !isLocked || present != nil else { throw .roomLocked }
        try checkStanding(of: candidate, in: blockList, at: unixMilliseconds)
        try checkBlocks(of: candidate, in: blockList)
        try checkPlace(for: candidate)

        let participant = Participant(candidate, id: id, joinedAt: now)
        guard let present else {
            participants.append(participant)
            return [.joined(participant)]
        }
        let older = participants[present]
        participants[present] = participant
        return [.left(older, .duplicateIdentity), .joined(participant)]
    }

    private func checkForm(of candidate: Candidate) throws(Refusal) {
        try Self.check(displayName: candidate.name)
        try Self.check(metadata: candidate.metadata)
        try Self.check(candidate.attributes)
        guard candidate.blocks.count <= Limits.tokenBlocksMax else {
            throw .tooMany(.blocks, count: candidate.blocks.count, max: Limits.tokenBlocksMax)
        }
    }

    private func checkStanding(
        of candidate: Candidate, in blockList: BlockList, at unixMilliseconds: Int64
    ) throws(Refusal) {
        try blockList.checkStanding(of: candidate, in: name, at: unixMilliseconds)
    }

    private func checkBlocks(of candidate: Candidate, in blockList: BlockList) throws(Refusal) {
        for other in participants where other.identity != candidate.identity {
            guard !candidate.blocks.contains(other.identity), !other.blocks(candidate.identity),
                !blockList.separates(candidate.identity, other.identity)
            else { throw .blocked }
        }
    }

    /// Who takes over a place of its own always finds it, even where the capacity was lowered below what is taken.
    private func checkPlace(for candidate: Candidate) throws(Refusal) {
        guard candidate.permissions.takesPlace else { return }
        if participant(of: candidate.identity)?.permissions.takesPlace ?? false { return }
        guard placesTaken < capacity else { throw .full(taken: placesTaken, capacity: capacity) }
    }
}
