import Testing

@testable import SFU

private let profiles: [SRTPProfile] = [.aeadAES128GCM, .aes128CMSHA1_80]

private func keys(_ profile: SRTPProfile) -> (key: [UInt8], salt: [UInt8]) {
    (hex("E1F97A0D 3E018BE0 D64FA32C 06DE4139"), Array(hex("0EC675AD 498AFEEB B6960B3A ABE6")[..<profile.saltCount]))
}

private func cipher(_ profile: SRTPProfile, lifetime: UInt64 = Limits.srtpPackets) -> MediaCipher {
    let (key, salt) = keys(profile)
    return MediaCipher(profile: profile, key: key, salt: salt, lifetime: lifetime)
}

extension MediaCipher {
    fileprivate mutating func sealed(_ packet: [UInt8], headerCount: Int = 12, index: Int64) -> [UInt8]? {
        var bytes = packet + Array(repeating: 0xEE, count: Limits.srtpTrailerBytes)
        var span = bytes.mutableSpan
        guard let count = seal(&span, headerCount: headerCount, count: packet.count, index: index) else { return nil }
        return Array(bytes[..<count])
    }

    fileprivate func opened(_ packet: [UInt8], headerCount: Int = 12, index: Int64) -> [UInt8]? {
        var bytes = packet
        var span = bytes.mutableSpan
        guard let count = open(&span, headerCount: headerCount, count: packet.count, index: index) else { return nil }
        return Array(bytes[..<count])
    }
}

/// A packet with up to fifteen contributing sources and an extension, or with neither.
private func anyPacket(_ generator: inout PacketGenerator, sequence: UInt16) -> (bytes: [UInt8], headerCount: Int) {
    var packet = plainPacket(sequence: sequence, payload: [])
    if generator.below(3) == 0 {
        let sources = generator.below(16)
        packet[0] |= UInt8(sources)
        packet += generator.bytes(4 * sources)
    }
    if generator.below(3) == 0 {
        let words = generator.below(5)
        packet[0] |= 0x10
        packet += hex("BEDE00") + [UInt8(words)] + generator.bytes(4 * words)
    }
    let headerCount = packet.count
    return (
        packet + generator.bytes(generator.below(10) == 0 ? generator.below(1300) : generator.below(200)), headerCount
    )
}

struct MediaCipherTests {
    @Test func `the packet that libsrtp2 publishes comes out`() {
        var cipher = cipher(.aes128CMSHA1_80)
        let packet = hex("800F1234 DECAFBAD CAFEBABE") + Array(repeating: 0xAB, count: 16)
        let sealed = cipher.sealed(packet, index: 0x1234)
        #expect(
            sealed == hex("800F1234 DECAFBAD CAFEBABE 4E55DC4C E79978D8 8CA4D215 949D2402 B78D6ACC 99EA179B 8DBB"))
    }

    @Test(arguments: profiles)
    func `every packet is libsrtp2's, byte for byte, over rollovers, sources and extensions`(_ profile: SRTPProfile) {
        let (key, salt) = keys(profile)
        var cipher = cipher(profile)
        var libsrtp = SRTPSession(profile: profile, key: key, salt: salt, direction: .outbound)
        let reference = ReferenceSRTP(profile: profile, key: key, salt: salt)
        var generator = PacketGenerator(seed: 31)
        var index: Int64 = 32_000
        while index < 3 * 65_536 + 200 {
            index += (index + 100) % 65_536 < 200 ? 1 : Int64(1 + generator.below(200))
            let (packet, headerCount) = anyPacket(&generator, sequence: UInt16(truncatingIfNeeded: index))
            let sealed = cipher.sealed(packet, headerCount: headerCount, index: index)
            let protected = libsrtp.protected(packet)
            #expect(sealed == protected, "at \(index)")
            #expect(
                sealed == reference.protect(packet, headerCount: headerCount, rollover: UInt32(index >> 16)),
                "at \(index)")
            #expect(cipher.opened(sealed ?? [], headerCount: headerCount, index: index) == packet, "at \(index)")
        }
    }

    @Test(arguments: profiles)
    func `payloads of every size are the reference's and come back`(_ profile: SRTPProfile) {
        let (key, salt) = keys(profile)
        var cipher = cipher(profile)
        let reference = ReferenceSRTP(profile: profile, key: key, salt: salt)
        var generator = PacketGenerator(seed: 32)
        for size in 0...1400 where size < 300 || size % 61 == 0 {
            let packet = plainPacket(sequence: 9, payload: generator.bytes(size))
            let sealed = cipher.sealed(packet, index: 0xFFFF_FFFF_0009)
            #expect(sealed == reference.protect(packet, headerCount: 12, rollover: .max), "\(size) bytes")
            #expect(cipher.opened(sealed ?? [], index: 0xFFFF_FFFF_0009) == packet, "\(size) bytes")
        }
    }

    @Test(arguments: profiles)
    func `one bit of the packet or one of the rollover counter, and it is not opened`(_ profile: SRTPProfile) {
        var cipher = cipher(profile)
        let packet = plainPacket(sequence: 5, payload: Array(repeating: 0xAB, count: 33))
        let sealed = cipher.sealed(packet, index: 5) ?? []
        for bit in 0..<sealed.count * 8 {
            var forged = sealed
            forged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(cipher.opened(forged, index: 5) == nil, "bit \(bit)")
        }
        for bit in 16..<48 {
            #expect(cipher.opened(sealed, index: 5 | 1 << Int64(bit)) == nil, "bit \(bit) of the index")
        }
        #expect(cipher.opened(sealed, index: 5) == packet)
    }

    @Test(arguments: profiles)
    func `nothing shorter than its tag is opened, nothing without room sealed`(_ profile: SRTPProfile) {
        var cipher = cipher(profile)
        for count in 0...28 {
            #expect(cipher.opened(Array(repeating: 0x80, count: count), index: 0) == nil)
        }
        var bytes = [UInt8](repeating: 0x80, count: 64)
        var span = bytes.mutableSpan
        let tight = cipher.seal(&span, headerCount: 12, count: 64 - Limits.srtpTrailerBytes + 1, index: 0)
        let headless = cipher.seal(&span, headerCount: 11, count: 30, index: 0)
        let reversed = cipher.seal(&span, headerCount: 31, count: 30, index: 0)
        let outside = cipher.open(&span, headerCount: 12, count: 65, index: 0)
        #expect([tight, headless, reversed, outside] == [nil, nil, nil, nil])
    }

    @Test(arguments: profiles)
    func `an index has 48 bits`(_ profile: SRTPProfile) {
        var cipher = cipher(profile)
        let packet = plainPacket(sequence: 0)
        let last = cipher.sealed(packet, index: 1 << 48 - 1)
        let first = cipher.sealed(packet, index: 1 << 48)
        let negative = cipher.sealed(packet, index: -1)
        #expect(last != nil)
        #expect(first == nil && negative == nil)
    }

    @Test(arguments: profiles)
    func `keys seal no more packets than they may`(_ profile: SRTPProfile) {
        var cipher = cipher(profile, lifetime: 3)
        let sealed = (UInt16(0)..<4).map { cipher.sealed(plainPacket(sequence: $0), index: Int64($0)) != nil }
        #expect(sealed == [true, true, true, false])
    }
}
