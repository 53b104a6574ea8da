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
    /// Where the first encrypted record begins; the end of the datagram when there is none.
    private(set) var encryptedOffset: Int
    /// Handshake messages or ChangeCipherSpec in the clear.
    private(set) var hasPlainHandshake = false
    /// An alert in the clear: anyone can write one.
    private(set) var hasPlainAlert = false
    /// A fragment whose numbers no honest DTLS 1.2 peer would send, or application data in the clear.
    private(set) var isOdd = false
    /// The highest number of a plain handshake message.
    private(set) var highestMessage: UInt16 = 0
    /// The encrypted part begins with application data.
    private(set) var hasEarlyData = false
    /// The type of the first plain handshake message that begins in this datagram.
    private(set) var firstMessage: UInt8?

    /// Walks the records.
    ///
    /// - Returns: nil when the first bytes are no record at all. What follows the last whole record is ignored, as
    ///   OpenSSL ignores it.
    init?(_ datagram: Span<UInt8>) {
        encryptedOffset = datagram.count
        var offset = 0
        while offset + Self.recordHeaderCount <= datagram.count {
            let content = offset + Self.recordHeaderCount
            let end = content + Int(STUNBytes.uint16(datagram, at: offset + 11))
            guard datagram[offset] >= Content.changeCipherSpec, datagram[offset] <= Content.applicationData,
                datagram[offset + 1] == 0xFE, end <= datagram.count
            else { break }
            let epoch = STUNBytes.uint16(datagram, at: offset + 3)
            if epoch > 0, encryptedOffset == datagram.count {
                encryptedOffset = offset
                hasEarlyData = datagram[offset] == Content.applicationData
            }
            note(datagram[offset], epoch: epoch, content..<end, of: datagram)
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
        guard epoch == 0 else { return }
        switch type {
        case Content.alert: hasPlainAlert = true
        case Content.handshake:
            hasPlainHandshake = true
            noteMessages(content, of: datagram)
        case Content.changeCipherSpec: hasPlainHandshake = true
        default: isOdd = true
        }
    }

    /// Walks the handshake fragments of one record.
    private mutating func noteMessages(_ content: Range<Int>, of datagram: Span<UInt8>) {
        var offset = content.lowerBound
        while offset < content.upperBound {
            guard offset + Self.messageHeaderCount <= content.upperBound else {
                isOdd = true
                return
            }
            let length = Int(STUNBytes.uint32(datagram, at: offset) & 0xFF_FFFF)
            let number = STUNBytes.uint16(datagram, at: offset + 4)
            let start = Int(STUNBytes.uint32(datagram, at: offset + 5) & 0xFF_FFFF)
            let count = Int(STUNBytes.uint32(datagram, at: offset + 8) & 0xFF_FFFF)
            let end = offset + Self.messageHeaderCount + count
            guard length <= Limits.handshakeMessageBytes, start + count <= length,
                end <= content.upperBound
            else {
                isOdd = true
                return
            }
            highestMessage = max(highestMessage, number)
            if firstMessage == nil, start == 0 { firstMessage = datagram[offset] }
            offset = end
        }
    }
}
