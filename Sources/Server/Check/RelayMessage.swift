import SFU

/// TURN's part of STUN (RFC 8656), as far as `quartet check` speaks it: no more than a client needs to see that a relay
/// relays.
struct RelayMessage {
    enum Method {
        static let binding: UInt16 = 0x001
        static let allocate: UInt16 = 0x003
        static let refresh: UInt16 = 0x004
        static let send: UInt16 = 0x006
        static let data: UInt16 = 0x007
        static let createPermission: UInt16 = 0x008
    }

    enum Attribute {
        static let username: UInt16 = 0x0006
        static let errorCode: UInt16 = 0x0009
        static let lifetime: UInt16 = 0x000D
        static let peerAddress: UInt16 = 0x0012
        static let data: UInt16 = 0x0013
        static let realm: UInt16 = 0x0014
        static let nonce: UInt16 = 0x0015
        static let relayedAddress: UInt16 = 0x0016
        static let requestedTransport: UInt16 = 0x0019
    }

    let message: STUNMessage
    private let bytes: [UInt8]

    /// Nil for what is no STUN message.
    init?(_ bytes: [UInt8]) {
        guard let message = STUNMessage(bytes.span) else { return nil }
        self.message = message
        self.bytes = bytes
    }

    /// The value of the first attribute of a type. The message's lengths have been checked.
    func value(_ type: UInt16) -> [UInt8]? {
        var offset = STUNMessage.headerCount
        while offset + 4 <= bytes.count {
            let end = offset + 4 + Int(bytes[offset + 2]) << 8 + Int(bytes[offset + 3])
            guard end <= bytes.count else { return nil }
            if UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]) == type { return Array(bytes[offset + 4..<end]) }
            offset = (end + 3) & ~3
        }
        return nil
    }

    /// What a refusal says.
    var refusal: String {
        let words = (value(Attribute.errorCode) ?? []).dropFirst(4)
        let text = LogLine.escaped(String(decoding: words, as: UTF8.self))
        return "\(message.errorCode ?? 0)" + (text.isEmpty ? "" : " \(text)")
    }

    /// Bytes of the message at the front of a stream, once all of it is there (RFC 8489 §6.2.2).
    static func count(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= STUNMessage.headerCount else { return nil }
        let count = STUNMessage.headerCount + Int(bytes[2]) << 8 + Int(bytes[3])
        return bytes.count >= count ? count : nil
    }
}
