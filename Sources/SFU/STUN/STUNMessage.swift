/// A STUN message as far as ICE cares about it (RFC 8489, RFC 8445 §16.1): a view of positions and small values over
/// a datagram that stays where it is. Reading one allocates only for attributes that we do not know.
///
/// Nothing here is authentic until ``MessageIntegrity`` says so.
package struct STUNMessage: Sendable, Equatable {
    /// The two class bits of the type (RFC 8489 §5).
    package enum Kind: UInt8, Sendable {
        case request = 0b00
        case indication = 0b01
        case success = 0b10
        case failure = 0b11
    }

    /// Bytes before the first attribute.
    package static let headerCount = 20
    package static let magicCookie: UInt32 = 0x2112_A442
    package static let bindingMethod: UInt16 = 0x001

    package let kind: Kind
    package let method: UInt16
    package let transactionID: STUNTransactionID
    /// Where the value of USERNAME lies.
    package private(set) var username: Range<Int>?
    package private(set) var priority: UInt32?
    package private(set) var usesCandidate = false
    /// The tie-breaker of ICE-CONTROLLING.
    package private(set) var controlling: UInt64?
    /// The tie-breaker of ICE-CONTROLLED.
    package private(set) var controlled: UInt64?
    /// XOR-MAPPED-ADDRESS, in an answer.
    package private(set) var mappedAddress: TransportAddress?
    /// ERROR-CODE, 300 to 699, in an answer.
    package private(set) var errorCode: Int?
    /// Where the MESSAGE-INTEGRITY attribute begins.
    package private(set) var integrityOffset: Int?
    /// Where the FINGERPRINT attribute begins; its value has been checked.
    package private(set) var fingerprintOffset: Int?
    /// Attributes that must be understood (RFC 8489 §14) and are not, the first few.
    package private(set) var unknownAttributes: [UInt16] = []

    /// Reads a whole datagram.
    ///
    /// - Returns: nil when it is no STUN message, or its lengths lie, or its FINGERPRINT is wrong.
    package init?(_ datagram: Span<UInt8>) {
        guard datagram.count >= Self.headerCount, datagram[0] & 0xC0 == 0,
            Int(STUNBytes.uint16(datagram, at: 2)) == datagram.count - Self.headerCount,
            datagram.count % 4 == 0,
            STUNBytes.uint32(datagram, at: 4) == Self.magicCookie
        else { return nil }
        let type = STUNBytes.uint16(datagram, at: 0)
        guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: (type >> 7 & 0b10) | (type >> 4 & 0b01))) else {
            return nil
        }
        self.kind = kind
        method = (type & 0x000F) | (type >> 1 & 0x0070) | (type >> 2 & 0x0F80)
        transactionID = STUNTransactionID(
            high: STUNBytes.uint32(datagram, at: 8), low: STUNBytes.uint64(datagram, at: 12))
        guard readAttributes(datagram) else { return nil }
    }

    /// Walks the attributes. False when one reaches past the end, or FINGERPRINT is not the last or not right.
    private mutating func readAttributes(_ datagram: Span<UInt8>) -> Bool {
        var offset = Self.headerCount
        while offset < datagram.count {
            guard fingerprintOffset == nil, offset + 4 <= datagram.count else { return false }
            let type = STUNBytes.uint16(datagram, at: offset)
            let value = offset + 4..<offset + 4 + Int(STUNBytes.uint16(datagram, at: offset + 2))
            guard value.upperBound <= datagram.count else { return false }
            guard read(STUNAttribute(rawValue: type), type, in: value, of: datagram) else { return false }
            offset = (value.upperBound + 3) & ~3
        }
        return true
    }

    /// Takes one attribute in. The first of its kind counts, and after MESSAGE-INTEGRITY only FINGERPRINT does
    /// (RFC 8489 §14, §14.5). False when a value has a length that its kind cannot have.
    private mutating func read(
        _ attribute: STUNAttribute?, _ type: UInt16, in value: Range<Int>, of datagram: Span<UInt8>
    ) -> Bool {
        if attribute == .fingerprint {
            guard value.count == 4 else { return false }
            fingerprintOffset = value.lowerBound - 4
            let expected = MessageIntegrity.fingerprint(of: datagram, upTo: value.lowerBound - 4)
            return STUNBytes.uint32(datagram, at: value.lowerBound) == expected
        }
        guard integrityOffset == nil else { return true }
        switch attribute {
        case .messageIntegrity:
            guard value.count == MessageIntegrity.byteCount else { return false }
            integrityOffset = value.lowerBound - 4
        case .username:
            if username == nil { username = value }
        case .priority:
            guard value.count == 4 else { return false }
            if priority == nil { priority = STUNBytes.uint32(datagram, at: value.lowerBound) }
        case .useCandidate:
            guard value.isEmpty else { return false }
            usesCandidate = true
        case .iceControlling:
            guard value.count == 8 else { return false }
            if controlling == nil { controlling = STUNBytes.uint64(datagram, at: value.lowerBound) }
        case .iceControlled:
            guard value.count == 8 else { return false }
            if controlled == nil { controlled = STUNBytes.uint64(datagram, at: value.lowerBound) }
        case .xorMappedAddress:
            guard let address = mapped(in: value, of: datagram) else { return false }
            if mappedAddress == nil { mappedAddress = address }
        case .errorCode:
            guard value.count >= 4 else { return false }
            let code = Int(datagram[value.lowerBound + 2] & 7) * 100 + Int(datagram[value.lowerBound + 3])
            if errorCode == nil { errorCode = code }
        case .unknownAttributes, .fingerprint:
            break
        case nil:
            if type < 0x8000, unknownAttributes.count < Limits.stunUnknownAttributes { unknownAttributes.append(type) }
        }
        return true
    }

    /// XOR-MAPPED-ADDRESS (RFC 8489 §14.2).
    private func mapped(in value: Range<Int>, of datagram: Span<UInt8>) -> TransportAddress? {
        guard value.count >= 4 else { return nil }
        let start = value.lowerBound
        let port = STUNBytes.uint16(datagram, at: start + 2) ^ UInt16(Self.magicCookie >> 16)
        switch (datagram[start + 1], value.count) {
        case (1, 8):
            return TransportAddress(ipv4: STUNBytes.uint32(datagram, at: start + 4) ^ Self.magicCookie, port: port)
        case (2, 20):
            let mask = UInt64(Self.magicCookie) << 32 | UInt64(transactionID.high)
            return TransportAddress(
                high: STUNBytes.uint64(datagram, at: start + 4) ^ mask,
                low: STUNBytes.uint64(datagram, at: start + 12) ^ transactionID.low, port: port)
        default: return nil
        }
    }
}
