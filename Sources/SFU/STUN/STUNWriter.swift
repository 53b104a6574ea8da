/// Builds a STUN message: header first, then attributes in order, integrity and fingerprint last (RFC 8489 §5, §14).
package struct STUNWriter: Sendable {
    /// The message so far; its length field is true after every attribute.
    package private(set) var bytes: [UInt8] = []
    private let transactionID: STUNTransactionID

    package init(_ kind: STUNMessage.Kind, method: UInt16 = STUNMessage.bindingMethod, transactionID: STUNTransactionID)
    {
        self.transactionID = transactionID
        bytes.reserveCapacity(128)
        let methodBits = (method & 0x000F) | (method & 0x0070) << 1 | (method & 0x0F80) << 2
        let kindBits = UInt16(kind.rawValue & 0b10) << 7 | UInt16(kind.rawValue & 0b01) << 4
        append(methodBits | kindBits)
        append(UInt16(0))
        append(STUNMessage.magicCookie)
        append(transactionID.high)
        append(transactionID.low)
    }

    /// Appends an attribute with these bytes as its value; padding is added.
    package mutating func append(_ attribute: STUNAttribute, _ value: [UInt8]) { append(attribute.rawValue, value) }

    /// The same for an attribute that ICE does not know, such as TURN's.
    package mutating func append(_ type: UInt16, _ value: [UInt8]) {
        append(type)
        append(UInt16(truncatingIfNeeded: value.count))
        bytes += value
        while bytes.count % 4 != 0 { bytes.append(0) }
        let length = UInt16(truncatingIfNeeded: bytes.count - STUNMessage.headerCount)
        bytes[2] = UInt8(length >> 8)
        bytes[3] = UInt8(length & 0xFF)
    }

    /// Appends XOR-MAPPED-ADDRESS (RFC 8489 §14.2).
    package mutating func appendMappedAddress(_ address: TransportAddress) {
        appendAddress(address, as: STUNAttribute.xorMappedAddress.rawValue)
    }

    /// Appends an address in the form of XOR-MAPPED-ADDRESS, which TURN's have, too (RFC 8656 §18).
    package mutating func appendAddress(_ address: TransportAddress, as type: UInt16) {
        let port = address.port ^ UInt16(STUNMessage.magicCookie >> 16)
        if let ipv4 = address.ipv4 {
            append(type, [0, 1] + Self.octets(port) + Self.octets(ipv4 ^ STUNMessage.magicCookie))
        } else {
            let mask = UInt64(STUNMessage.magicCookie) << 32 | UInt64(transactionID.high)
            let high = Self.octets(address.high ^ mask)
            append(type, [0, 2] + Self.octets(port) + high + Self.octets(address.low ^ transactionID.low))
        }
    }

    /// Appends ERROR-CODE without a reason phrase: no client reads it.
    package mutating func appendError(_ code: Int) {
        append(.errorCode, [0, 0, UInt8(truncatingIfNeeded: code / 100), UInt8(truncatingIfNeeded: code % 100)])
    }

    /// Appends UNKNOWN-ATTRIBUTES (RFC 8489 §14.9).
    package mutating func appendUnknown(_ types: [UInt16]) {
        append(.unknownAttributes, types.flatMap(Self.octets))
    }

    /// Appends MESSAGE-INTEGRITY and FINGERPRINT; nothing may follow.
    package mutating func seal(password: [UInt8]) {
        append(.messageIntegrity, MessageIntegrity.code(of: bytes.span, upTo: bytes.count, password: password))
        append(.fingerprint, Self.octets(MessageIntegrity.fingerprint(of: bytes.span, upTo: bytes.count)))
    }

    /// An integer in network order.
    package static func octets<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        stride(from: Value.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private mutating func append<Value: FixedWidthInteger>(_ value: Value) { bytes += Self.octets(value) }
}
