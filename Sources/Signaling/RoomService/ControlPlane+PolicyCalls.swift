import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// The policy service: what the room service has no words for. Every call may be repeated without further effect.
extension ControlPlane {
    // MARK: Blocks

    mutating func block(
        _ request: QuartetAPI.BlockRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> QuartetAPI.BlockResponse {
        let block = Block(blocker: try identity(request.blocker), blocked: try identity(request.blocked))
        guard block.blocker != block.blocked else {
            throw TwirpError(.invalidArgument, "nobody can block themselves")
        }
        let happenings: [Lobby.Happening]
        do throws(Refusal) {
            happenings = try lobby.block(block, at: now.elapsed)
        } catch {
            throw TwirpError(error)
        }
        carryOut(happenings, at: now, into: &effects)
        return QuartetAPI.BlockResponse()
    }

    mutating func unblock(
        _ request: QuartetAPI.UnblockRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> QuartetAPI.UnblockResponse {
        let block = Block(blocker: try identity(request.blocker), blocked: try identity(request.blocked))
        carryOut(lobby.unblock(block, at: now.elapsed), at: now, into: &effects)
        return QuartetAPI.UnblockResponse()
    }

    func listBlocks(_ request: QuartetAPI.ListBlocksRequest) throws(TwirpError) -> QuartetAPI.ListBlocksResponse {
        var response = QuartetAPI.ListBlocksResponse()
        if request.identity.isEmpty {
            response.blocks = lobby.blockList.blocks.map(QuartetAPI.Block.init)
        } else {
            let identity = try identity(request.identity)
            let made = lobby.blockList.blocked(by: identity).map { Block(blocker: identity, blocked: $0) }
            let suffered = lobby.blockList.blockers(of: identity).map { Block(blocker: $0, blocked: identity) }
            response.blocks = (made + suffered).map(QuartetAPI.Block.init)
        }
        return response
    }

    private mutating func carryOut(
        _ happenings: [Lobby.Happening], at now: Moment, into effects: inout Effects
    ) {
        for happening in happenings { carryOut(happening.change, in: happening.room, at: now, into: &effects) }
    }

    // MARK: Bans

    mutating func ban(
        _ request: QuartetAPI.BanRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> QuartetAPI.BanResponse {
        let (until, overflow) = request.until.multipliedReportingOverflow(by: 1_000)
        guard request.until == 0 || !overflow && until > now.unix.milliseconds else {
            throw TwirpError(.invalidArgument, "until is not a time in seconds to come")
        }
        guard request.reason.utf8.count <= Limits.banReasonBytes else {
            throw TwirpError(.invalidArgument, "reason exceeds limits (at most \(Limits.banReasonBytes) bytes)")
        }
        let ban = Ban(
            identity: try identity(request.identity), room: try roomOrAll(request.room),
            until: request.until == 0 ? nil : until, reason: request.reason)
        let happenings: [Lobby.Happening]
        do throws(Refusal) {
            happenings = try lobby.ban(ban, at: now.elapsed, unixMilliseconds: now.unix.milliseconds)
        } catch {
            throw TwirpError(error)
        }
        carryOut(happenings, at: now, into: &effects)
        return QuartetAPI.BanResponse()
    }

    mutating func unban(_ request: QuartetAPI.UnbanRequest) throws(TwirpError) -> QuartetAPI.UnbanResponse {
        _ = lobby.unban(try identity(request.identity), from: try roomOrAll(request.room))
        return QuartetAPI.UnbanResponse()
    }

    func listBans(
        _ request: QuartetAPI.ListBansRequest, at now: Moment
    ) throws(TwirpError) -> QuartetAPI.ListBansResponse {
        let room = try roomOrAll(request.room)
        let standing =
            request.identity.isEmpty
            ? lobby.blockList.bans(at: now.unix.milliseconds)
            : lobby.blockList.bans(of: try identity(request.identity), at: now.unix.milliseconds)
        var response = QuartetAPI.ListBansResponse()
        response.bans = standing.filter { room == nil || $0.room == nil || $0.room == room }.map(QuartetAPI.Ban.init)
        return response
    }

    /// The room of a ban; nil: every room.
    private func roomOrAll(_ text: String) throws(TwirpError) -> RoomName? {
        text.isEmpty ? nil : try roomName(text)
    }

    // MARK: Rules of one room

    func getRoomPolicy(_ request: QuartetAPI.GetRoomPolicyRequest) throws(TwirpError) -> QuartetAPI.RoomPolicy {
        QuartetAPI.RoomPolicy(try room(request.room))
    }

    mutating func setRoomPolicy(
        _ request: QuartetAPI.SetRoomPolicyRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> QuartetAPI.RoomPolicy {
        let present = try room(request.room)
        var rules = present.rules
        if let onBlock = request.onBlock { rules.removesOnBlock = try removesOnBlock(onBlock) }
        if let stickyMute = request.stickyMute { rules.stickyMute = stickyMute }
        var capacity = present.capacity
        if let asked = request.capacity { capacity = try self.capacity(asked: asked) }
        let changes = try moderate(present.name) { (room) throws(Refusal) in
            [room.setRules(rules), room.setLocked(request.locked ?? room.isLocked), room.setCapacity(capacity)]
                .compactMap(\.self)
        }
        // One fact, however many rules changed.
        if let change = changes.first { carryOut(change, in: present.name, at: now, into: &effects) }
        return QuartetAPI.RoomPolicy(try room(request.room))
    }

    private func capacity(asked: UInt32) throws(TwirpError) -> Int {
        do throws(Refusal) { return try lobby.capacity(asked: Int(asked)) } catch { throw TwirpError(error) }
    }

    private func removesOnBlock(_ policy: QuartetAPI.OnBlock) throws(TwirpError) -> Bool {
        switch policy {
        case .default: settings.onBlock == .remove
        case .separate: false
        case .remove: true
        default: throw TwirpError(.invalidArgument, "unknown value of on_block")
        }
    }
}

extension QuartetAPI.Block {
    init(_ block: Block) {
        self.init()
        blocker = block.blocker.rawValue
        blocked = block.blocked.rawValue
    }
}

extension QuartetAPI.Ban {
    init(_ ban: Ban) {
        self.init()
        room = ban.room?.rawValue ?? ""
        identity = ban.identity.rawValue
        until = ban.until.map { $0 / 1_000 } ?? 0
        reason = ban.reason
    }
}

extension QuartetAPI.RoomPolicy {
    init(_ room: Room) {
        self.init()
        self.room = room.name.rawValue
        capacity = UInt32(clamping: room.capacity)
        locked = room.isLocked
        onBlock = room.rules.removesOnBlock ? .remove : .separate
        stickyMute = room.rules.stickyMute
    }
}
