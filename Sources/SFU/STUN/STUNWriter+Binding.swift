extension STUNWriter {
    /// A connectivity check as a full, controlling agent sends it (RFC 8445 §7.2.4).
    ///
    /// - Parameters:
    ///   - username: the receiver's fragment, a colon, the sender's fragment.
    ///   - password: the receiver's.
    ///   - tieBreaker: any number that the sender keeps for its life.
    package static func bindingRequest(
        transactionID: STUNTransactionID, username: String, password: String, priority: UInt32, tieBreaker: UInt64,
        usesCandidate: Bool
    ) -> [UInt8] {
        var writer = STUNWriter(.request, transactionID: transactionID)
        writer.append(.username, Array(username.utf8))
        writer.append(.iceControlling, octets(tieBreaker))
        if usesCandidate { writer.append(.useCandidate, []) }
        writer.append(.priority, octets(priority))
        writer.seal(password: Array(password.utf8))
        return writer.bytes
    }

    /// A check as the controlled side sends it, which never nominates (RFC 8445 §7.1).
    package static func controlledRequest(
        transactionID: STUNTransactionID, username: String, password: [UInt8]
    ) -> [UInt8] {
        var writer = STUNWriter(.request, transactionID: transactionID)
        writer.append(.username, Array(username.utf8))
        // No role is ever in dispute: the peer of a lite agent controls.
        writer.append(.iceControlled, octets(UInt64(1)))
        // That of a host candidate, as our descriptions state it.
        writer.append(.priority, octets(UInt32(126 << 24 | 65_535 << 8 | 255)))
        writer.seal(password: password)
        return writer.bytes
    }

    /// The answer to a check that was accepted (RFC 8445 §7.3.1.2).
    package static func bindingSuccess(
        transactionID: STUNTransactionID, mappedAddress: TransportAddress, password: [UInt8]
    ) -> [UInt8] {
        var writer = STUNWriter(.success, transactionID: transactionID)
        writer.appendMappedAddress(mappedAddress)
        writer.seal(password: password)
        return writer.bytes
    }

    /// The answer to an authentic check that cannot be accepted: 420 with the attributes that we do not know,
    /// 487 for a conflict of roles (RFC 8489 §6.3.1, RFC 8445 §7.3.1.1).
    package static func bindingFailure(
        transactionID: STUNTransactionID, code: Int, unknownAttributes: [UInt16] = [], password: [UInt8]
    ) -> [UInt8] {
        var writer = STUNWriter(.failure, transactionID: transactionID)
        writer.appendError(code)
        if !unknownAttributes.isEmpty { writer.appendUnknown(unknownAttributes) }
        writer.seal(password: password)
        return writer.bytes
    }
}
