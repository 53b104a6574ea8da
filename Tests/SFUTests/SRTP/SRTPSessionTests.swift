import COpenSSL
import Testing

@testable import SFU

private let profiles: [SRTPProfile] = [.aeadAES128GCM, .aes128CMSHA1_80]

private func keys(_ profile: SRTPProfile) -> (key: [UInt8], salt: [UInt8]) {
    (hex("E1F97A0D 3E018BE0 D64FA32C 06DE4139"), Array(hex("0EC675AD 498AFEEB B6960B3A ABE6")[..<profile.saltCount]))
}

private func session(_ profile: SRTPProfile, _ direction: SRTPSession.Direction) -> SRTPSession {
    let (key, salt) = keys(profile)
    return SRTPSession(profile: profile, key: key, salt: salt, direction: direction)
}

struct SRTPSessionTests {
    @Test func `the packet that libsrtp2 publishes comes out`() {
        var outbound = session(.aes128CMSHA1_80, .outbound)
        let packet = hex("800F1234 DECAFBAD CAFEBABE") + Array(repeating: 0xAB, count: 16)
        let protected = outbound.protected(packet)
        #expect(
            protected
                == hex("800F1234 DECAFBAD CAFEBABE 4E55DC4C E79978D8 8CA4D215 949D2402 B78D6ACC 99EA179B 8DBB"))
    }

    @Test(arguments: profiles)
    func `packets of every size equal the reference across a wrap`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        let (key, salt) = keys(profile)
        let reference = ReferenceSRTP(profile: profile, key: key, salt: salt)
        var generator = PacketGenerator(seed: 11)
        for index in 32_000..<66_400 where index < 32_100 || index > 65_200 || index % 977 == 0 {
            let packet = plainPacket(
                sequence: UInt16(truncatingIfNeeded: index), payload: generator.bytes(index % 1400))
            let protected = outbound.protected(packet)
            let expected = reference.protect(packet, headerCount: 12, rollover: UInt32(index >> 16))
            #expect(protected == expected, "at \(index)")
        }
    }

    @Test(arguments: profiles)
    func `an extension stays readable and is authenticated`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let (key, salt) = keys(profile)
        let reference = ReferenceSRTP(profile: profile, key: key, salt: salt)
        var packet = plainPacket(sequence: 7, payload: hex("BEDE0001 10550000 01020304"))
        packet[0] |= 0x10
        let protected = outbound.protected(packet)
        #expect(protected == reference.protect(packet, headerCount: 20, rollover: 0))
        var forged = protected ?? []
        forged[17] ^= 1
        let refused = inbound.unprotected(forged)
        #expect(refused.result == .failure(.srtpAuthentication))
    }

    @Test(arguments: profiles)
    func `control packets equal the reference and come back`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let (key, salt) = keys(profile)
        let reference = ReferenceSRTP(profile: profile, key: key, salt: salt)
        var generator = PacketGenerator(seed: 12)
        for index in 1...300 {
            let packet = plainReport() + generator.bytes(4 * generator.below(40))
            let protected = outbound.protectedControl(packet) ?? []
            #expect(protected == reference.protectControl(packet, index: UInt32(index)))
            let received = inbound.unprotectedControl(protected)
            #expect(received.plain == packet)
            let repeated = inbound.unprotectedControl(protected)
            #expect(repeated.result == .failure(.srtpReplay))
        }
    }

    @Test(arguments: profiles)
    func `no forged packet passes`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let packet = plainPacket(sequence: 1)
        let protected = outbound.protected(packet) ?? []
        for bit in 0..<protected.count * 8 {
            var forged = protected
            forged[bit / 8] ^= 1 << UInt8(bit % 8)
            let received = inbound.unprotected(forged)
            // A flipped extension bit may leave no valid header to authenticate.
            let isRefused =
                received.result == .failure(.srtpAuthentication) || received.result == .failure(.malformedRTP)
            #expect(isRefused, "bit \(bit): \(received.result)")
        }
        let genuine = inbound.unprotected(protected)
        #expect(genuine.plain == packet)
    }

    @Test(arguments: profiles)
    func `no forged control packet passes`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let packet = plainReport() + hex("00010203 04050607")
        let protected = outbound.protectedControl(packet) ?? []
        for bit in 0..<protected.count * 8 {
            var forged = protected
            forged[bit / 8] ^= 1 << UInt8(bit % 8)
            let received = inbound.unprotectedControl(forged)
            #expect(received.plain.isEmpty && received.result != .success(count: packet.count), "bit \(bit)")
        }
        let genuine = inbound.unprotectedControl(protected)
        #expect(genuine.plain == packet)
    }

    @Test(arguments: profiles)
    func `a flood of forged packets does not harm the stream, nor OpenSSL's error queue`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        ERR_clear_error()
        for sequence in UInt16(1)...2000 {
            let protected = outbound.protected(plainPacket(sequence: sequence)) ?? []
            var forged = protected
            forged[20] ^= 0x40
            let refused = inbound.unprotected(forged)
            #expect(refused.result == .failure(.srtpAuthentication))
            let genuine = inbound.unprotected(protected)
            #expect(genuine.result == .success(count: 28))
        }
        #expect(ERR_peek_error() == 0)
    }

    @Test(arguments: profiles)
    func `a replayed packet is refused, near or far back`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let packets = (UInt16(0)..<600).compactMap { outbound.protected(plainPacket(sequence: $0)) }
        #expect(packets.count == 600)
        for packet in packets { _ = inbound.unprotected(packet) }
        for packet in packets {
            let received = inbound.unprotected(packet)
            #expect(received.result == .failure(.srtpReplay))
        }
    }

    @Test(arguments: profiles)
    func `late packets pass inside the window, once`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let packets = (UInt16(0)..<300).compactMap { outbound.protected(plainPacket(sequence: $0)) }
        _ = inbound.unprotected(packets[299])
        for age in [1, 64, 127, 200, 255] {
            let late = inbound.unprotected(packets[299 - age])
            #expect(late.result == .success(count: 28), "\(age) back")
            let again = inbound.unprotected(packets[299 - age])
            #expect(again.result == .failure(.srtpReplay), "\(age) back")
        }
        let tooLate = inbound.unprotected(packets[299 - 256])
        #expect(tooLate.result == .failure(.srtpReplay))
    }

    @Test(arguments: profiles)
    func `nothing is lost but what was lost, over many wraps with loss and reordering`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        var generator = PacketGenerator(seed: 13)
        var waiting: [[UInt8]] = []
        // Strides keep five wraps affordable; around each wrap every packet is sent.
        var index = 30_000
        while index < 65_536 * 5 + 2000 {
            let nearWrap = (index + 300) % 65_536 < 600
            index += nearWrap ? 1 : 60
            guard let protected = outbound.protected(plainPacket(sequence: UInt16(truncatingIfNeeded: index))) else {
                Issue.record("not protected")
                return
            }
            if generator.below(10) != 0 { waiting.append(protected) }
            if waiting.count < 4 { continue }
            let received = inbound.unprotected(waiting.remove(at: nearWrap ? generator.below(4) : 0))
            #expect(received.result == .success(count: 28), "near \(index)")
        }
    }

    @Test(arguments: profiles)
    func `a loss of hundreds across the wrap is survived`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        for index in 65_000..<66_200 {
            let protected = outbound.protected(plainPacket(sequence: UInt16(truncatingIfNeeded: index))) ?? []
            guard index < 65_100 || index > 65_900 else { continue }
            let received = inbound.unprotected(protected)
            #expect(received.result == .success(count: 28), "at \(index)")
        }
    }

    @Test(arguments: profiles)
    func `every SSRC has a rollover counter of its own, both ways`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        var inbound = session(profile, .inbound)
        let (key, salt) = keys(profile)
        let reference = ReferenceSRTP(profile: profile, key: key, salt: salt)
        for index in 65_400..<65_700 {
            for (ssrc, first) in [(UInt32(1), 0), (2, 100), (3, 65_300)] {
                let number = index - first
                let packet = plainPacket(ssrc: ssrc, sequence: UInt16(truncatingIfNeeded: number))
                let protected = outbound.protected(packet) ?? []
                #expect(
                    protected == reference.protect(packet, headerCount: 12, rollover: UInt32(number >> 16)))
                let received = inbound.unprotected(protected)
                #expect(received.plain == packet)
            }
        }
    }

    @Test(arguments: profiles, [false, true])
    func `every length from 0 to 64 is refused`(_ profile: SRTPProfile, _ isControl: Bool) {
        var inbound = session(profile, .inbound)
        var generator = PacketGenerator(seed: 14)
        for count in 0...64 {
            for first: UInt8 in [0x80, 0x81, 0x90, 0x9F, 0xA0, 0xBF, 0x00] {
                var packet = generator.bytes(count)
                if count > 1 { packet[1] = isControl ? 201 : 111 }
                if count > 0 { packet[0] = first }
                let received = isControl ? inbound.unprotectedControl(packet) : inbound.unprotected(packet)
                var isFailure = false
                if case .failure = received.result { isFailure = true }
                #expect(isFailure, "\(count) bytes, first \(first)")
            }
        }
    }

    @Test(arguments: profiles)
    func `a count past the span is refused`(_ profile: SRTPProfile) {
        var inbound = session(profile, .inbound)
        var outbound = session(profile, .outbound)
        var bytes = [UInt8](repeating: 0x80, count: 64)
        var span = bytes.mutableSpan
        let result = inbound.unprotect(&span, count: 65)
        let control = inbound.unprotectControl(&span, count: 65)
        let protected = outbound.protect(&span, count: 64 - Limits.srtpTrailerBytes + 1)
        let protectedControl = outbound.protectControl(&span, count: 64 - Limits.srtpTrailerBytes + 1)
        #expect(result == .failure(.malformedRTP))
        #expect(control == .failure(.malformedRTCP))
        #expect(protected == nil)
        #expect(protectedControl == nil)
    }

    @Test(arguments: profiles)
    func `a packet may be protected twice, and is the same then`(_ profile: SRTPProfile) {
        var outbound = session(profile, .outbound)
        let first = (UInt16(0)..<200).compactMap { outbound.protected(plainPacket(sequence: $0)) }
        let again = (UInt16(0)..<200).compactMap { outbound.protected(plainPacket(sequence: $0)) }
        #expect(first == again)
    }

    @Test func `state is kept for a bounded number of media sources, and freed`() {
        var outbound = session(.aeadAES128GCM, .outbound)
        var inbound = session(.aeadAES128GCM, .inbound)
        let limit = UInt32(Limits.mediaSourcesPerTransport)
        for ssrc in 1...limit {
            let received = inbound.unprotected(outbound.protected(plainPacket(ssrc: ssrc, sequence: 1)) ?? [])
            #expect(received.result == .success(count: 28))
        }
        let surplus = outbound.protected(plainPacket(ssrc: limit + 1, sequence: 1)) ?? []
        let refused = inbound.unprotected(surplus)
        #expect(refused.result == .failure(.unknownSSRC))
        inbound.removeStream(ssrc: 3)
        let accepted = inbound.unprotected(surplus)
        #expect(accepted.result == .success(count: 28))
    }

    @Test func `forged packets take none of the places`() {
        var outbound = session(.aes128CMSHA1_80, .outbound)
        var inbound = session(.aes128CMSHA1_80, .inbound)
        for ssrc in UInt32(1)...100 {
            var forged = outbound.protected(plainPacket(ssrc: ssrc, sequence: 1)) ?? []
            forged[15] ^= 1
            let refused = inbound.unprotected(forged)
            #expect(refused.result == .failure(.srtpAuthentication))
        }
        let genuine = inbound.unprotected(outbound.protected(plainPacket(ssrc: 200, sequence: 1)) ?? [])
        #expect(genuine.result == .success(count: 28))
    }

    @Test func `reports from any number of sources pass`() {
        var outbound = session(.aeadAES128GCM, .outbound)
        var inbound = session(.aeadAES128GCM, .inbound)
        for ssrc in UInt32(1)...300 {
            let received = inbound.unprotectedControl(outbound.protectedControl(plainReport(ssrc: ssrc)) ?? [])
            #expect(received.result == .success(count: 8))
        }
    }

    @Test func `sessions come and go`() {
        for _ in 0..<500 {
            for profile in profiles {
                var outbound = session(profile, .outbound)
                var inbound = session(profile, .inbound)
                let received = inbound.unprotected(outbound.protected(plainPacket(sequence: 1)) ?? [])
                #expect(received.result == .success(count: 28))
            }
        }
    }
}
