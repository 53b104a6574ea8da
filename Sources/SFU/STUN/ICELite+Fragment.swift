extension ICELite {
    /// The receiver's fragment in a binding request's USERNAME: what finds the transport before its peer's address is
    /// known. Nothing is authentic yet. A fragment of up to 15 bytes allocates nothing.
    ///
    /// - Returns: nil when the datagram is no binding request, or carries no USERNAME of ICE's form.
    static func localFragment(of datagram: Span<UInt8>) -> String? {
        guard datagram.count >= STUNMessage.headerCount, STUNBytes.uint16(datagram, at: 0) == 0x0001,
            STUNBytes.uint32(datagram, at: 4) == STUNMessage.magicCookie
        else { return nil }
        var offset = STUNMessage.headerCount
        while offset + 4 <= datagram.count {
            let end = offset + 4 + Int(STUNBytes.uint16(datagram, at: offset + 2))
            guard end <= datagram.count else { return nil }
            if STUNBytes.uint16(datagram, at: offset) == STUNAttribute.username.rawValue {
                return fragment(in: offset + 4..<end, of: datagram)
            }
            offset = (end + 3) & ~3
        }
        return nil
    }

    /// The bytes before the colon, when they are few enough and all of them are `ice-char` (RFC 8839 §5.4).
    private static func fragment(in username: Range<Int>, of datagram: Span<UInt8>) -> String? {
        let longest = min(username.count, Limits.iceFragmentBytes + 1)
        var count = 0
        while count < longest, datagram[username.lowerBound + count] != UInt8(ascii: ":") {
            guard isFragmentCharacter(datagram[username.lowerBound + count]) else { return nil }
            count += 1
        }
        guard count > 0, count < longest else { return nil }
        return unsafe String(unsafeUninitializedCapacity: count) { buffer in
            for index in 0..<count { unsafe buffer[index] = datagram[username.lowerBound + index] }
            return count
        }
    }

    private static func isFragmentCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
