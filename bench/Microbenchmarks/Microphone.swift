import SFU

/// Who speaks: an RTP packet every 20 ms, as large as Opus at 48 kbit/s makes it, with the level extension that clients
/// send.
struct Microphone {
    static let payloadCount = 120
    static let payloadType: UInt8 = 111
    static let redundantPayloadType: UInt8 = 63
    static let levelExtension: UInt8 = 1
    /// Fixed header, one word of extension header, one of extension.
    static let headerCount = 20
    static let packetCount = headerCount + payloadCount

    let ssrc: UInt32
    private var sequence: UInt16
    private var timestamp: UInt32 = 0

    init(number: Int) {
        ssrc = UInt32(number) &* 2_654_435_761 | 1
        // Away from zero and from the wrap, so that all rounds do the same.
        sequence = UInt16(truncatingIfNeeded: 1000 + number)
    }

    /// The byte that fills the payload of a speaker, by which listeners know it.
    static func filling(_ number: Int) -> UInt8 { UInt8(truncatingIfNeeded: number) }

    /// Writes the next packet.
    ///
    /// - Parameters:
    ///   - filling: what the payload is made of.
    ///   - older: frames of redundancy before it (RFC 2198), each as large as it.
    /// - Returns: its size.
    mutating func write(_ packet: inout MutableSpan<UInt8>, filling: UInt8, older: Int = 0) -> Int {
        packet[0] = 0x90
        packet[1] = older > 0 ? Self.redundantPayloadType : Self.payloadType
        packet.setNetworkUInt16(sequence, at: 2)
        packet.setNetworkUInt32(timestamp, at: 4)
        packet.setNetworkUInt32(ssrc, at: 8)
        packet.setNetworkUInt32(0xBEDE_0001, at: 12)
        packet.setNetworkUInt32(UInt32(Self.levelExtension) << 28 | 20 << 16, at: 16)
        var end = Self.headerCount
        for age in 0..<older {
            let offset = UInt32((older - age) * 960)
            packet.setNetworkUInt32(
                UInt32(Self.payloadType | 0x80) << 24 | offset << 10 | UInt32(Self.payloadCount), at: end)
            end += 4
        }
        if older > 0 {
            packet[end] = Self.payloadType
            end += 1
        }
        for _ in 0..<(older + 1) * Self.payloadCount {
            packet[end] = filling
            end += 1
        }
        sequence &+= 1
        timestamp &+= 960
        return end
    }

    /// As if the next packet were lost on its way.
    mutating func skip() {
        sequence &+= 1
        timestamp &+= 960
    }
}
