import CMeasure
import SFU

/// Something small that the router does over and over, counted in instructions and allocations.
struct Scenario {
    /// What one time cost.
    struct Cost {
        var name: String
        var times: Int
        var allocations: UInt64
        /// Time for which the thread ran, of one; what valgrind makes of it when that counts.
        var nanoseconds: Double
    }

    let name: String
    /// How often it is done; the instructions are those of all.
    let times: Int
    /// Makes what is needed, and answers what does it all.
    let prepare: () -> () -> Void

    /// Runs it, to be counted by callgrind if that is there.
    func run() -> Cost {
        let body = prepare()
        measure_count()
        let before = measure_allocations()
        let start = measure_thread_nanoseconds()
        body()
        let end = measure_thread_nanoseconds()
        let allocations = measure_allocations() - before
        measure_counted(name)
        return Cost(
            name: name, times: times, allocations: allocations, nanoseconds: Double(end - start) / Double(times))
    }

    private static let times = 256

    static var all: [Scenario] {
        [
            Scenario(name: "forward without crypto", times: times) { plain() },
            Scenario(name: "forward AES-GCM", times: times) { forward(.aeadAES128GCM) },
            Scenario(name: "forward AES-CM-SHA1", times: times) { forward(.aes128CMSHA1_80) },
            Scenario(name: "forward to who takes redundancy", times: times) {
                forward(.aeadAES128GCM, older: 1, takesRedundancy: true)
            },
            Scenario(name: "forward the newest of redundancy", times: times) { forward(.aeadAES128GCM, older: 1) },
            Scenario(name: "recover a lost packet from redundancy", times: times) {
                forward(.aeadAES128GCM, older: 1, loses: true)
            },
            Scenario(name: "connectivity check", times: times) { check() },
            Scenario(name: "receiver report of three blocks", times: times) { report() },
            Scenario(name: "resend a packet", times: 64) { resend() },
            Scenario(name: "datagram of a stranger", times: times) { stranger() },
            Scenario(name: "voice from another address", times: times) { elsewhere() },
            Scenario(name: "packet that was heard before", times: times) { replay() },
            Scenario(name: "upkeep of four", times: times) { upkeep() },
        ]
    }

    // MARK: Bodies

    private static func house(
        _ profile: SRTPProfile = .aeadAES128GCM, takesRedundancy: Bool = false
    ) -> House {
        let house = House(
            rooms: 1, connections: 1, profile: profile, takesRedundancy: takesRedundancy,
            port: { UInt16(40_000 + $0) })
        // Until all is as it is in the middle of a call.
        var packet = [UInt8](repeating: 0, count: Limits.datagramBytes)
        for frame in 0..<64 {
            for person in 0..<house.count {
                var span = packet.mutableSpan
                let count = house.speak(person, into: &span, older: takesRedundancy && frame > 0 ? 1 : 0)
                house.hand(Array(packet[..<count]), from: house.speaker(person))
            }
            house.passFrame()
            house.router.advance(to: house.now, into: &house.outbox)
            house.outbox.clear()
            if frame == 8 { house.reportOnce() }
        }
        return house
    }

    /// Everything that datagrams do, with these from one end, a frame of time apart.
    private static func feed(_ datagrams: [[UInt8]], from source: TransportAddress, into house: House) -> () -> Void {
        let room = Limits.datagramBytes + Limits.srtpTrailerBytes
        var buffer = [UInt8](repeating: 0, count: datagrams.count * room)
        for (index, datagram) in datagrams.enumerated() {
            buffer.replaceSubrange(index * room..<index * room + datagram.count, with: datagram)
        }
        let sizes = datagrams.map(\.count)
        return {
            var span = buffer.mutableSpan
            let start = house.now
            feed(&span, sizes, from: source, into: &house.router, at: start, &house.outbox)
            house.pass(frame * sizes.count)
        }
    }

    private static let frame: Duration = .milliseconds(20)

    /// Works on what a media thread holds by itself: accesses to an object's properties would be checked at run time.
    private static func feed(
        _ buffer: inout MutableSpan<UInt8>, _ sizes: [Int], from source: TransportAddress, into router: inout Router,
        at start: ContinuousClock.Instant, _ outbox: inout Outbox
    ) {
        let room = buffer.count / sizes.count
        var now = start
        for index in sizes.indices {
            var packet = buffer._mutatingExtracting(index * room..<(index + 1) * room)
            router.receive(&packet, count: sizes[index], from: source, at: now, into: &outbox)
            if outbox.isHalfFull { outbox.clear() }
            now += frame
        }
    }

    private static func speech(_ house: House, older: Int = 0, loses: Bool = false) -> [[UInt8]] {
        (0..<times).map { _ in
            var packet = [UInt8](repeating: 0, count: Limits.datagramBytes)
            var span = packet.mutableSpan
            if loses { house.microphones[0].skip() }
            let count = house.speak(0, into: &span, older: older)
            return Array(packet[..<count])
        }
    }

    private static func forward(
        _ profile: SRTPProfile, older: Int = 0, takesRedundancy: Bool = false, loses: Bool = false
    ) -> () -> Void {
        let house = house(profile, takesRedundancy: takesRedundancy)
        return feed(speech(house, older: older, loses: loses), from: house.speaker(0).address, into: house)
    }

    private static func check() -> () -> Void {
        let house = house()
        return feed((0..<times).map { _ in house.ends[0].check() }, from: house.ends[0].address, into: house)
    }

    private static func report() -> () -> Void {
        let house = house()
        let listener = house.listener(0)
        let blocks = House.others(of: 0).map { ReportBlock(ssrc: House.ssrc(of: 0, to: $0)) }
        let reports = (0..<times).map { _ in
            listener.control { writer, datagram in
                writer.receiverReport(ssrc: 1, blocks: blocks, into: &datagram)
                writer.sourceDescription(ssrc: 1, cname: Array("someone".utf8), into: &datagram)
            }
        }
        return feed(reports, from: listener.address, into: house)
    }

    /// The listener asks for the packets that it was sent last, one at a time.
    private static func resend() -> () -> Void {
        let house = house()
        var numbers: [UInt16] = []
        for packet in speech(house).prefix(64) {
            var copy = packet
            var room = copy.mutableSpan
            house.router.receive(
                &room, count: packet.count, from: house.speaker(0).address, at: house.now, into: &house.outbox)
            for datagram in house.outbox.datagrams where datagram.destination == house.listener(1).address {
                let bytes = house.outbox.withArena {
                    Array($0[datagram.offset..<datagram.offset + datagram.count])
                }
                if let plain = house.listener(1).unprotect(bytes), let header = RTPHeader(plain.span) {
                    numbers.append(header.sequenceNumber)
                }
            }
            house.outbox.clear()
        }
        let listener = house.listener(1)
        let requests = numbers.map { number in
            listener.control { writer, datagram in
                writer.receiverReport(ssrc: 1, blocks: [], into: &datagram)
                writer.nack(
                    sender: 1, media: House.ssrc(of: 1, to: 0), entries: [NackEntry(first: number, following: 0)],
                    into: &datagram)
            }
        }
        return feed(requests, from: listener.address, into: house)
    }

    /// From a source of which nobody knows.
    private static func stranger() -> () -> Void {
        let house = house()
        var speech = speech(house)
        for index in speech.indices { speech[index][RTPHeader.ssrcOffset] ^= 0xFF }
        return feed(speech, from: TransportAddress(ipv4: 0xC000_0201, port: 9), into: house)
    }

    private static func elsewhere() -> () -> Void {
        let house = house()
        return feed(speech(house), from: TransportAddress(ipv4: 0xC000_0201, port: 9), into: house)
    }

    private static func replay() -> () -> Void {
        let house = house()
        let speech = speech(house)
        feed(speech, from: house.speaker(0).address, into: house)()
        house.outbox.clear()
        return feed(speech, from: house.speaker(0).address, into: house)
    }

    private static func upkeep() -> () -> Void {
        let house = house()
        let start = house.now
        return {
            for turn in 1...times {
                house.router.advance(to: start + .milliseconds(turn * 10), into: &house.outbox)
                if house.outbox.isHalfFull { house.outbox.clear() }
            }
        }
    }

    private static func plain() -> () -> Void {
        var table = AddressTable()
        let addresses = (0..<4).map { TransportAddress(ipv4: 0x7F00_0001, port: UInt16(40_000 + $0)) }
        for (index, address) in addresses.enumerated() { _ = table.assign(address, to: index) }
        let packet = [UInt8](repeating: 1, count: Microphone.packetCount + 16)
        let room = Room()
        return {
            for turn in 0..<times {
                guard let person = table.owner(of: addresses[turn % 4]) else { continue }
                for other in 0..<4 where other != person {
                    _ = room.outbox.append(to: addresses[other], capacity: packet.count) {
                        $0.copy(packet.span, at: 0)
                        return packet.count
                    }
                }
                if room.outbox.isHalfFull { room.outbox.clear() }
            }
        }
    }

    private final class Room {
        var outbox = Outbox()
    }
}
