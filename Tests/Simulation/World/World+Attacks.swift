import Caller
import SFU
import SeededRandom

/// A datagram that somebody on the path has kept.
struct Capture {
    var parcel: Parcel
    var bytes: [UInt8]
}

/// What strangers do who can see the network: replay, change, invent, in anyone's name.
extension World {
    /// Keeps one in eight of the datagrams that pass, the latest few.
    func capture(_ parcel: Parcel, _ bytes: UnsafeRawBufferPointer) {
        // Records of data are left out: how many there are is not in our hands.
        guard plan.attackInterval > 0, bytes[0] != 23, attackRandom.next() & 7 == 0 else { return }
        let capture = Capture(parcel: parcel, bytes: Array(bytes))
        if captures.count < 64 {
            captures.append(capture)
        } else {
            captures[Int(attackRandom.next() % 64)] = capture
        }
    }

    func attack() {
        guard page == .chaos else { return }
        queue.plan(.attack, at: now + 1 + attackRandom.next() % (2 * plan.attackInterval))
        attackCount += 1
        if strangers.isEmpty || strangers.count < 16 && attackRandom.next() % 64 == 0 {
            strangers.append(makeEndpoint(of: -1, .publisher))
        }
        let stranger = strangers[Int(attackRandom.next() % UInt64(strangers.count))]
        guard let capture = captures.randomElement(using: &attackRandom) else { return invent(from: stranger) }
        switch attackRandom.next() % 8 {
        case 0, 1: replay(capture, from: stranger)
        case 2, 3, 4: change(capture, from: stranger)
        case 5: enlarge(capture)
        default: invent(from: stranger)
        }
    }

    /// The same bytes once more, in their sender's name or the stranger's own. Not so with checks before media flows:
    /// who is on the path and repeats one before the NAT's own, is not told from a NAT (RFC 8445 §19.3).
    private func replay(_ capture: Capture, from stranger: Int) {
        guard capture.bytes[0] > 3 || isFromConnected(capture) else { return }
        inject(capture.bytes, capture.parcel, as: attackRandom.next() & 1 == 0 ? nil : stranger)
    }

    /// It is the router that has to have keys; a client may have them a flight earlier.
    private func isFromConnected(_ capture: Capture) -> Bool {
        if let message = STUNMessage(capture.bytes.span), let range = message.username {
            let fragment = String(decoding: capture.bytes[range].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
            return transportByFragment[fragment].map { connectedTransports.contains($0) } ?? false
        }
        guard let index = endpoint(at: capture.parcel.source), endpoints[index].visit >= 0 else { return false }
        return truth.visits[endpoints[index].visit].caller.isConnected(endpoints[index].socket)
    }

    private func change(_ capture: Capture, from stranger: Int) {
        var parcel = capture.parcel
        parcel.origin = 0
        var bytes = Self.mutated(capture.bytes, &attackRandom)
        // Behind its MESSAGE-INTEGRITY a check is anyone's to change, and stays the same check.
        let count = min(8, bytes.count)
        if bytes.count == capture.bytes.count, bytes[0] <= 3 {
            bytes.replaceSubrange(bytes.count - count..<bytes.count, with: capture.bytes.suffix(count))
        }
        guard bytes != capture.bytes else { return }
        inject(bytes, parcel, as: attackRandom.next() & 1 == 0 ? nil : stranger)
    }

    private func enlarge(_ capture: Capture) {
        var parcel = capture.parcel
        parcel.origin = 0
        let count = 1400 + Int(attackRandom.next() % UInt64(Parcels.slotBytes - 1400))
        let more = [UInt8](repeating: 0xA5, count: max(0, count - capture.bytes.count))
        inject(capture.bytes + more, parcel, as: nil)
    }

    private func invent(from stranger: Int) {
        let count = 1 + Int(attackRandom.next() % 200)
        var bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: attackRandom.next()) }
        bytes[0] = [0, 1, 20, 22, 23, 128, 144, 191, bytes[0]][Int(attackRandom.next() % 9)]
        let worker = workers[Int(attackRandom.next() % UInt64(workers.count))]
        let parcel = Parcel(source: address(of: stranger), destination: worker.address)
        inject(bytes, parcel, as: stranger)
    }

    private func inject(_ bytes: [UInt8], _ parcel: Parcel, as stranger: Int?) {
        var parcel = parcel
        let isUp = workers.contains { $0.address == parcel.destination }
        if let stranger {
            parcel.source = address(of: stranger)
            if isUp { endpoints[stranger].bytesUp += bytes.count }
        }
        tell("attack as \(stranger.map { "stranger \($0)" } ?? "another"): \(bytes.prefix(150))")
        // A packet for a client keeps the time at which its router let it go: if the first was lost, this one is good.
        let place = bytes.withUnsafeBytes { parcels.post(parcel, $0) }
        queue.plan(.parcel, at: now + 1_000_000 + attackRandom.next() % 20_000_000, index: place)
    }

    /// A few bytes changed, some cut off or added.
    static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        guard let first = bytes.first else { return [0] }
        var bytes = bytes
        // Handshakes are not of one length in two runs: there only what has a fixed place is changed.
        let reach = 20...63 ~= first ? min(25, bytes.count) : bytes.count
        switch random.next() % 4 {
        case 0: bytes.removeLast(min(bytes.count, Int(random.next() % UInt64(max(1, reach / 2)))))
        case 1: bytes += [UInt8](repeating: 0x5A, count: Int(random.next() % 40))
        default:
            for _ in 0...random.next() % 3 {
                bytes[Int(random.next() % UInt64(reach))] ^= UInt8(truncatingIfNeeded: random.next())
            }
        }
        if bytes.count > Parcels.slotBytes { bytes.removeLast(bytes.count - Parcels.slotBytes) }
        return bytes.isEmpty ? [0] : bytes
    }
}
