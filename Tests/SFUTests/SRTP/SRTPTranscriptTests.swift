import COpenSSL
import Testing

@testable import SFU

/// Twenty thousand packets of three streams with jumps and wraps, RTCP between them, some tampered with, repeated, lost
/// or late. The digests over every protected byte, every verdict and every plain byte were taken from libsrtp2 2.5.0
/// with its own ciphers: with ours nothing may differ.
struct SRTPTranscriptTests {
    @Test func `AES counter mode agrees with libsrtp2's own ciphers`() {
        let transcript = Transcript(profile: .aes128CMSHA1_80, seed: 0x51A2_0001)
        #expect(transcript.verdicts == [18_395, 2764, 2938, 11])
        #expect(transcript.digest == hex("0c2a69e947738447a61da20d00542639bb28cb0c21855160156bfa9257c8933c"))
    }

    @Test func `AES-GCM agrees with libsrtp2's own ciphers`() {
        let transcript = Transcript(profile: .aeadAES128GCM, seed: 0x51A2_0002)
        #expect(transcript.verdicts == [18_356, 2772, 2895, 13])
        #expect(transcript.digest == hex("b539ce89e9bc74b8cd4e3a455b0a63b86614d3cf67479bfd645cafa58d112bba"))
    }
}

private final class Transcript {
    /// How many packets were authentic, forged, repeated, malformed.
    var verdicts = [0, 0, 0, 0]
    var digest: [UInt8] = []

    private var generator: PacketGenerator
    private var outbound: SRTPSession
    private var inbound: SRTPSession
    private var bytes: [UInt8] = []
    private var held: [UInt8]?
    private var sequences: [UInt32] = [65_000, 65_100, 65_200]

    init(profile: SRTPProfile, seed: UInt64) {
        generator = PacketGenerator(seed: seed)
        let key = generator.bytes(profile.keyCount)
        let salt = generator.bytes(profile.saltCount)
        outbound = SRTPSession(profile: profile, key: key, salt: salt, direction: .outbound)
        inbound = SRTPSession(profile: profile, key: key, salt: salt, direction: .inbound)
        for index in 0..<20_000 {
            let stream = generator.below(3)
            sendMedia(stream)
            if index % 16 == 15 { sendControl(stream) }
        }
        digest = Array(repeating: 0, count: 32)
        SHA256(bytes, bytes.count, &digest)
    }

    private func sendMedia(_ stream: Int) {
        sequences[stream] += 1
        if generator.below(8) == 0 { sequences[stream] += UInt32(generator.below(5)) }
        if generator.below(64) == 0 { sequences[stream] += UInt32(generator.below(20_000)) }
        let count = generator.below(300)
        let hasExtension = generator.below(4) == 0
        let sequence = sequences[stream]
        var packet: [UInt8] = [hasExtension ? 0x90 : 0x80, 111]
        packet += [UInt8(truncatingIfNeeded: sequence >> 8), UInt8(truncatingIfNeeded: sequence)]
        packet += word(sequence &* 960) + word(ssrc(stream))
        if hasExtension { packet += word(0xBEDE_0001) + word(UInt32(truncatingIfNeeded: generator.next())) }
        packet += pattern(count)
        guard let protected = outbound.protected(packet) else { return }
        bytes += protected
        switch generator.below(8) {
        case 0:
            deliver(tampered(protected))
            deliver(protected)
        case 1:
            deliver(protected)
            deliver(protected)
        case 2: break
        case 3:
            if let held { deliver(held) }
            held = protected
        default: deliver(protected)
        }
    }

    private func sendControl(_ stream: Int) {
        let words = generator.below(10)
        let packet = [0x81, 201, 0, UInt8(words + 1)] + word(ssrc(stream)) + pattern(4 * words)
        guard let protected = outbound.protectedControl(packet) else { return }
        bytes += protected
        switch generator.below(4) {
        case 0:
            deliverControl(tampered(protected))
            deliverControl(protected)
        case 1:
            deliverControl(protected)
            deliverControl(protected)
        case 2: break
        default: deliverControl(protected)
        }
    }

    private func deliver(_ packet: [UInt8]) {
        let (result, plain) = inbound.unprotected(packet)
        note(result, plain)
    }

    private func deliverControl(_ packet: [UInt8]) {
        let (result, plain) = inbound.unprotectedControl(packet)
        note(result, plain)
    }

    private func note(_ result: SRTPResult, _ plain: [UInt8]) {
        let verdict =
            switch result {
            case .success: 0
            case .failure(.srtpAuthentication): 1
            case .failure(.srtpReplay): 2
            case .failure: 3
            }
        verdicts[verdict] += 1
        bytes.append(UInt8(verdict))
        bytes += plain
    }

    private func tampered(_ packet: [UInt8]) -> [UInt8] {
        var forged = packet
        let index = generator.below(packet.count)
        forged[index] ^= 1 << UInt8(generator.below(8))
        return forged
    }

    private func pattern(_ count: Int) -> [UInt8] {
        let random = generator.next()
        return (0..<count).map { UInt8(truncatingIfNeeded: random >> UInt64(8 * ($0 % 8))) ^ UInt8($0 & 255) }
    }

    private func ssrc(_ stream: Int) -> UInt32 { 0x1000_0000 * UInt32(stream + 1) + 7 }

    private func word(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
}
