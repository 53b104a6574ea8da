/// Who has blocked whom, who is banned from where until when, and whose tokens are revoked.
///
/// A value beside the rooms, since it outlives them. Every verb is idempotent and tells whether it changed anything.
public struct BlockList: Sendable {
    private var blockedByBlocker: [Identity: Set<Identity>] = [:]
    private var blockersByBlocked: [Identity: Set<Identity>] = [:]
    private var bansByIdentity: [Identity: [Ban]] = [:]
    private var revocationsByIdentity: [Identity: [Revocation]] = [:]
    /// What has to be remembered and was not taken yet.
    private var lasting: [LastingChange] = []

    /// Nobody has blocked anybody.
    public init() {}

    // MARK: Blocks

    /// Records a block. Nobody can block themselves: that changes nothing.
    public mutating func add(_ block: Block) throws(Refusal) -> Bool {
        guard block.blocker != block.blocked, !contains(block) else { return false }
        let count = (blockedByBlocker[block.blocker]?.count ?? 0) + 1
        guard count <= Limits.blocksPerIdentityMax else {
            throw .tooMany(.blocks, count: count, max: Limits.blocksPerIdentityMax)
        }
        insert(block)
        lasting.append(.block(kept(block) ?? block))
        return true
    }

    private mutating func insert(_ block: Block) {
        blockedByBlocker[block.blocker, default: []].insert(block.blocked)
        blockersByBlocked[block.blocked, default: []].insert(block.blocker)
    }

    /// A block as it is kept: each of the two in the spelling in which this list came to know them.
    private func kept(_ block: Block) -> Block? {
        guard let entry = blockedByBlocker.index(forKey: block.blocker) else { return nil }
        let (blocker, members) = blockedByBlocker[entry]
        return members.firstIndex(of: block.blocked).map { Block(blocker: blocker, blocked: members[$0]) }
    }

    /// Lifts a block.
    public mutating func remove(_ block: Block) -> Bool {
        guard let kept = kept(block) else { return false }
        lasting.append(.blockGone(kept))
        Self.remove(block.blocked, from: block.blocker, in: &blockedByBlocker)
        Self.remove(block.blocker, from: block.blocked, in: &blockersByBlocked)
        return true
    }

    /// Whether this very block stands.
    public func contains(_ block: Block) -> Bool {
        blockedByBlocker[block.blocker]?.contains(block.blocked) ?? false
    }

    /// Whether a block stands between the two, in either direction.
    public func separates(_ one: Identity, _ other: Identity) -> Bool {
        contains(Block(blocker: one, blocked: other)) || contains(Block(blocker: other, blocked: one))
    }

    /// Whom this identity has blocked, sorted.
    public func blocked(by identity: Identity) -> [Identity] {
        (blockedByBlocker[identity] ?? []).sorted { $0.rawValue < $1.rawValue }
    }

    /// Who has blocked this identity, sorted.
    public func blockers(of identity: Identity) -> [Identity] {
        (blockersByBlocked[identity] ?? []).sorted { $0.rawValue < $1.rawValue }
    }

    /// All blocks, sorted by who blocked and whom.
    public var blocks: [Block] {
        blockedByBlocker.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { blocker in
            blocked(by: blocker).map { Block(blocker: blocker, blocked: $0) }
        }
    }

    private static func remove(_ member: Identity, from key: Identity, in sets: inout [Identity: Set<Identity>]) {
        sets[key]?.remove(member)
        if sets[key]?.isEmpty ?? false { sets[key] = nil }
    }

    // MARK: Bans

    /// Records a ban in place of an earlier one of the same identity from the same room. Forgets those that are over.
    public mutating func add(_ ban: Ban, at unixMilliseconds: Int64) throws(Refusal) -> Bool {
        let known = bansByIdentity[ban.identity] ?? []
        guard !known.contains(where: { $0 == ban && $0.stands(at: unixMilliseconds) }) else { return false }
        func stays(_ other: Ban) -> Bool { other.room != ban.room && other.stands(at: unixMilliseconds) }
        let staying = known.filter(stays)
        guard staying.count < Limits.bansPerIdentityMax else {
            throw .tooMany(.bans, count: staying.count + 1, max: Limits.bansPerIdentityMax)
        }
        lasting += known.filter { !stays($0) }.map { .banGone($0) }
        lasting.append(.ban(ban))
        bansByIdentity[ban.identity] = staying + [ban]
        return true
    }

    /// Lifts the ban of this identity from this room, or the one from all rooms (nil).
    public mutating func removeBan(of identity: Identity, from room: RoomName?) -> Bool {
        guard let bans = bansByIdentity[identity], bans.contains(where: { $0.room == room }) else { return false }
        lasting += bans.filter { $0.room == room }.map { .banGone($0) }
        let staying = bans.filter { $0.room != room }
        bansByIdentity[identity] = staying.isEmpty ? nil : staying
        return true
    }

    /// The bans of this identity that still stand, in the order in which they were made.
    public func bans(of identity: Identity, at unixMilliseconds: Int64) -> [Ban] {
        (bansByIdentity[identity] ?? []).filter { $0.stands(at: unixMilliseconds) }
    }

    /// All bans that still stand, sorted by identity.
    public func bans(at unixMilliseconds: Int64) -> [Ban] {
        bansByIdentity.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { bans(of: $0, at: unixMilliseconds) }
    }

    /// The ban that keeps this identity out of this room, if any: of several the one that ends last.
    public func ban(of identity: Identity, from room: RoomName, at unixMilliseconds: Int64) -> Ban? {
        bans(of: identity, at: unixMilliseconds)
            .filter { $0.room == nil || $0.room == room }
            .max { ($0.until ?? .max) < ($1.until ?? .max) }
    }

    // MARK: Revocations

    /// Records a revocation; an earlier one with a later time stays in force.
    public mutating func add(_ revocation: Revocation) -> Bool {
        var revocations = revocationsByIdentity[revocation.identity] ?? []
        if let index = revocations.firstIndex(where: { $0.room == revocation.room }) {
            guard revocations[index].before < revocation.before else { return false }
            lasting.append(.revocationGone(revocations[index]))
            revocations[index] = revocation
        } else {
            revocations.append(revocation)
        }
        lasting.append(.revocation(revocation))
        revocationsByIdentity[revocation.identity] = revocations
        return true
    }

    /// Whether a token of this identity for this room, made at this time, is revoked. One that does not say when it was
    /// made is as old as can be.
    public func isRevoked(_ identity: Identity, in room: RoomName, madeAt: Int64?) -> Bool {
        (revocationsByIdentity[identity] ?? []).contains {
            ($0.room == nil || $0.room == room) && (madeAt ?? .min) < $0.before
        }
    }

    /// Throws if a candidate is banned from a room, or its token was revoked.
    func checkStanding(
        of candidate: Candidate, in room: RoomName, at unixMilliseconds: Int64
    ) throws(Refusal) {
        if let ban = ban(of: candidate.identity, from: room, at: unixMilliseconds) {
            throw .banned(everywhere: ban.room == nil, until: ban.until)
        }
        guard !isRevoked(candidate.identity, in: room, madeAt: candidate.tokenMadeAt) else { throw .tokenRevoked }
    }

    // MARK: Lasting

    /// What has to be remembered since the last time.
    mutating func takeLastingChanges() -> [LastingChange] {
        defer { lasting = [] }
        return lasting
    }

    /// Puts back what was kept from before a restart, without asking whether it may be made today.
    mutating func restore(blocks: [Block], bans: [Ban], revocations: [Revocation], at unixMilliseconds: Int64) {
        for block in blocks { insert(block) }
        for ban in bans {
            if ban.stands(at: unixMilliseconds) {
                bansByIdentity[ban.identity, default: []].append(ban)
            } else {
                lasting.append(.banGone(ban))
            }
        }
        for revocation in revocations { revocationsByIdentity[revocation.identity, default: []].append(revocation) }
    }
}
