import Caller
import LiveKitProtocol
import SeededRandom

/// What people do.
extension World {
    static let second: UInt64 = 1_000_000_000

    func begin() {
        for person in plan.people.indices {
            let time = plan.joinsAtOnce ? UInt64(person) * 10_000_000 : delay(upTo: 2 * Self.second)
            queue.plan(.join, at: time, index: person)
        }
        if plan.actionInterval > 0 { queue.plan(.act, at: Self.second / 2) }
        if plan.attackInterval > 0 { queue.plan(.attack, at: Self.second / 2) }
        if let outage = plan.outage {
            queue.plan(.outage, at: outage.begin)
            for number in outage.orders.indices { queue.plan(.order, at: outage.timeOfOrders, index: number) }
        }
        queue.plan(.page, at: plan.chaos)
    }

    func chance(_ percent: Int) -> Bool { random.next() % 100 < UInt64(percent) }

    // MARK: What follows by itself

    func joined(_ visit: Visit) {
        if plan.joinsAtOnce || chance(85) { speak(visit) }
    }

    /// A client that is thrown out, or has lost its connection, comes back, as SDKs do.
    func ended(_ visit: Visit) {
        if !visit.caller.isOver { abandon(visit) }
        comeBack(visit.person)
    }

    func comeBack(_ person: Int) {
        guard wantsIn[person], page == .chaos || page == .settling else { return }
        let pause = plan.outage == nil ? Self.second / 2 + delay(upTo: Self.second) : delay(upTo: Self.second / 3)
        queue.plan(.join, at: now + pause, index: person)
    }

    /// A client whose socket is of no use tries for another, as SDKs do: at once, or soon.
    func socketLost(_ visit: Visit) {
        visit.isSocketClosed = true
        lose(visit.connection, of: visit)
        queue.plan(.resume, at: now + delay(upTo: Self.second / 3), index: visit.number)
    }

    /// The client is gone without a word.
    func abandon(_ visit: Visit) {
        visit.caller.abandon(into: &output)
        output.clear()
        loseSocket(visit)
    }

    func loseSocket(_ visit: Visit) {
        guard !visit.isSocketClosed else { return }
        visit.isSocketClosed = true
        lose(visit.connection, of: visit)
    }

    // MARK: What people decide

    func act() {
        guard page == .chaos else { return }
        queue.plan(.act, at: now + 1 + delay(upTo: 2 * plan.actionInterval))
        askWhoIsThere()
        if backendRandom.next() % 6 == 0 { moderate() }
        let person = Int(random.next() % UInt64(plan.people.count))
        guard visitByPerson[person] >= 0 else { return }
        let visit = truth.visits[visitByPerson[person]]
        guard visit.caller.isJoined, !visit.isSocketClosed else {
            if !wantsIn[person], chance(50) {
                wantsIn[person] = true
                comeBack(person)
            }
            return
        }
        if visit.isHostile, chance(60) { return misbehave(visit) }
        act(visit)
        flush(visit)
    }

    private func act(_ visit: Visit) {
        let mine = truth.voices.indices.filter {
            truth.voices[$0].visit == visit.number && !truth.voices[$0].isUnwanted
        }
        let others = truth.voices.filter { voice in
            let speaker = truth.visits[voice.visit]
            return voice.sid != nil && speaker.room == visit.room && speaker !== visit && speaker.isIn
        }
        let sids = others.isEmpty ? [] : [others[Int(random.next() % UInt64(others.count))].sid ?? ""]
        switch random.next() % 100 {
        case 0..<30:
            guard let voice = mine.randomElement(using: &random) else { return speak(visit) }
            visit.caller.setMuted(
                truth.voices[voice].cid, truth.voices[voice].isMuted ? chance(20) : chance(80), at: instant,
                into: &output)
        case 30..<38: visit.caller.setSubscribed(sids, false, at: instant, into: &output)
        case 38..<44: visit.caller.setSubscribed(sids, true, at: instant, into: &output)
        case 44..<50:
            let present = plan.people.indices.filter { plan.people[$0].room == visit.room && $0 != visit.person }
            let allowed = present.filter { _ in chance(50) }.map { plan.people[$0].identity }
            visit.caller.setAudience(chance(50) ? nil : allowed, at: instant, into: &output)
        case 50..<54: visit.caller.setPaused(sids, chance(50), at: instant, into: &output)
        case 54..<60:
            guard let voice = mine.randomElement(using: &random) else { return speak(visit) }
            truth.voices[voice].isUnwanted = true
            visit.caller.unpublish(truth.voices[voice].cid, at: instant, into: &output)
        case 60..<64: if mine.count < 2 { speak(visit) }
        case 64..<70: leave(visit)
        case 70..<73:
            abandon(visit)
            comeBack(visit.person)
        case 73..<75:
            loseSocket(visit)
            comeBack(visit.person)
        case 75..<78: breakSocket(visit)
        case 78..<84: move(visit)
        case 84..<87:
            for endpoint in visit.endpoints {
                endpoints[endpoint].up.darkUntil = now + delay(upTo: 6 * Self.second)
                endpoints[endpoint].down.darkUntil = now + delay(upTo: 6 * Self.second)
            }
        case 87..<90:
            let lengths: [UInt64] = [1, 3, 6, 10, 12, 16, 20, 30]
            darken(visit, for: lengths[Int(random.next() % 8)] * Self.second)
        default:
            guard visit.caller.settings.usesData else { return }
            visit.caller.sendData(
                [UInt8(visit.person)], reliable: chance(70), at: instant, into: &output)
        }
    }

    /// Publishes one more voice.
    func speak(_ visit: Visit) {
        let cid = "mic\(visit.cidCount)"
        visit.cidCount += 1
        let isMuted = !plan.joinsAtOnce && chance(15)
        let tag = UInt32(truth.voices.count)
        truth.voices.append(
            VoiceTruth(visit: visit.number, cid: cid, isMuted: isMuted, mutedSince: isMuted ? now : nil))
        visit.caller.publish(cid, SyntheticVoice(tag: tag), isMuted: isMuted, at: instant, into: &output)
        truth.voices[Int(tag)].source = visit.caller.voiceSources.last ?? 0
        flush(visit)
    }

    private func leave(_ visit: Visit) {
        wantsIn[visit.person] = chance(60)
        visit.caller.leave(at: instant, into: &output)
        flush(visit)
        loseSocket(visit)
    }

    /// Nothing gets through to a client and from it, on any way.
    func darken(_ visit: Visit, for time: UInt64) {
        visit.darkUntil = now + time
        for endpoint in visit.endpoints {
            endpoints[endpoint].up.darkUntil = now + time
            endpoints[endpoint].down.darkUntil = now + time
        }
    }

    /// The client's socket dies, and it comes back on another.
    func breakSocket(_ visit: Visit) {
        guard !visit.isSocketClosed else { return }
        visit.isSocketClosed = true
        lose(visit.connection, of: visit)
        visit.caller.socketClosed(at: instant, into: &output)
        flush(visit)
    }

    /// What the plan says happens to somebody's network.
    func beginOutage() {
        guard let outage = plan.outage, visitByPerson[outage.person] >= 0 else { return }
        let visit = truth.visits[visitByPerson[outage.person]]
        switch outage.kind {
        case .blackout(let seconds): darken(visit, for: UInt64(seconds) * Self.second)
        case .socketDeath: breakSocket(visit)
        case .addressChange:
            move(visit, isNoticed: true)
            flush(visit)
        case .forgottenMapping: move(visit, isNoticed: false)
        }
    }

    /// The client's addresses change, as behind a NAT that forgot it, or from Wi-Fi to the mobile network.
    private func move(_ visit: Visit, isNoticed: Bool? = nil) {
        for socket in CallerSocket.allCases {
            let old = endpoints[visit.endpoints[socket.rawValue]]
            endpoints[visit.endpoints[socket.rawValue]].isCurrent = false
            visit.endpoints[socket.rawValue] = makeEndpoint(of: visit.number, socket)
            endpoints[visit.endpoints[socket.rawValue]].up.darkUntil = old.up.darkUntil
            endpoints[visit.endpoints[socket.rawValue]].down.darkUntil = old.down.darkUntil
        }
        if isNoticed ?? chance(50) { visit.caller.networkChanged(at: instant) }
    }

    /// An insider sends what no client would: signal frames with changed bytes, and packets of others' sources.
    private func misbehave(_ visit: Visit) {
        if chance(50), let frame = visit.sentFrames.randomElement(using: &random) {
            sendUp(.up(visit.connection, Self.mutated(frame, &random)), of: visit)
            return
        }
        let others = truth.visits.filter { $0.room == visit.room && $0 !== visit }
        let sources = others.flatMap { $0.caller.voiceSources }
        let source = sources.randomElement(using: &random) ?? UInt32(truncatingIfNeeded: random.next())
        for _ in 0..<Int.random(in: 1...20, using: &random) {
            visit.caller.sendForged(
                tag: HearingRules.forgedTag(of: visit), source: source,
                sequence: UInt16(truncatingIfNeeded: random.next()),
                payloadType: chance(80) ? 111 : UInt8(random.next() % 128), at: instant, into: &output)
        }
        flush(visit)
    }
}
