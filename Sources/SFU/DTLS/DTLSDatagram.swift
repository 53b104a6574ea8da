/// What the unencrypted headers of a DTLS datagram say (RFC 6347 §4.1, §4.2.2). OpenSSL parses it all again; this walk
/// keeps from it what would cost memory or end a handshake on a stranger's word.
struct DTLSDatagram: Sendable, Equatable {
    /// Content types (RFC 5246 §6.2.1).
    private enum Content {
        static let changeCipherSpec: UInt8 = 20
        static let alert: UInt8 = 21
        static let handshake: UInt8 = 22
        static let applicationData: UInt8 = 23
    }

    static let recordHeaderCount = 13
    static let messageHeaderCount = 12

    /// The highest epoch of a record: 0 in the clear, 1 under the negotiated keys.
    private(set) var highestEpoch: UInt16 = 0
    /// Encrypted handshake and alert records.
    private(set) var encryptedRecordCount = 0
    /// Handshake messages or ChangeCipherSpec in the clear.
    private(set) var hasPlainHandshake = false
    /// An alert in the clear: anyone can write one.
    private(set) var hasPlainAlert = false
    /// A fragment whose numbers no honest DTLS 1.2 peer would send.
    private(set) var hasOddFragment = false
    /// The type of the first plain handshake message that begins in this datagram.
    private(set) var firstMessage: UInt8?

    /// Walks the records.
    ///
    /// - Returns: nil when the first bytes are no record at all. What follows the last whole record is ignored, as
    ///   OpenSSL ignores it.
    init?(_ datagram: Span<UInt8>) {
        var offset = 0
        while offset + Self.recordHeaderCount <= datagram.count {
            let content = offset + Self.recordHeaderCount
            let end = content + Int(STUNBytes.uint16(datagram, at: offset + 11))
            guard datagram[offset] >= Content.changeCipherSpec, datagram[offset] <= Content.applicationData,
                datagram[offset + 1] == 0xFE, end <= datagram.count
            else { break }
            note(datagram[offset], epoch: STUNBytes.uint16(datagram, at: offset + 3), content..<end, of: datagram)
            offset = end
        }
        guard offset > 0 else { return nil }
    }

    /// Whether it begins with the first message of an answer or a question of this side of the handshake:
    /// ClientHello, or ServerHello and HelloVerifyRequest.
    func opensFlight(of role: DTLSRole) -> Bool {
        switch role {
        case .client: firstMessage == 1
        case .server: firstMessage == 2 || firstMessage == 3
        }
    }

    private mutating func note(_ type: UInt8, epoch: UInt16, _ content: Range<Int>, of datagram: Span<UInt8>) {
        highestEpoch = max(highestEpoch, epoch)
        guard epoch == 0 else {
            if type != Content.applicationData { encryptedRecordCount += 1 }
            return
        }
        switch type {
        case Content.alert: hasPlainAlert = true
        case Content.handshake:
            hasPlainHandshake = true
            noteMessages(content, of: datagram)
        default: hasPlainHandshake = true
        }
    }

    /// Walks the handshake fragments of one record.
    private mutating func noteMessages(_ content: Range<Int>, of datagram: Span<UInt8>) {
        var offset = content.lowerBound
        while offset < content.upperBound {
            guard offset + Self.messageHeaderCount <= content.upperBound else {
                hasOddFragment = true
                return
            }
            let length = Int(STUNBytes.uint32(datagram, at: offset) & 0xFF_FFFF)
            let number = STUNBytes.uint16(datagram, at: offset + 4)
            let start = Int(STUNBytes.uint32(datagram, at: offset + 5) & 0xFF_FFFF)
            let count = Int(STUNBytes.uint32(datagram, at: offset + 8) & 0xFF_FFFF)
            let end = offset + Self.messageHeaderCount + count
            guard length <= Limits.handshakeMessageBytes, number < Limits.handshakeMessages, start + count <= length,
                end <= content.upperBound
            else {
                hasOddFragment = true
                return
            }
            if firstMessage == nil, start == 0 { firstMessage = datagram[offset] }
            offset = end
        }
    }
}
