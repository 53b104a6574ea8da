/// One client's seal on its datagrams, both ways: a nonce that counts up in each direction, of which a datagram carries
/// the lowest byte, and three bytes of the tag.
struct VoiceCipher {
    private let ocb: OCB2
    /// The last one used towards the server, and the highest that came from it.
    private var sent: UInt128
    private var received: UInt128

    /// The lowest byte of the nonce, and three bytes of the tag.
    static let headerBytes = 4
    static let nonceBytes = 16

    /// - Parameters: what `CryptSetup` brought; nil if that is of another size.
    init?(key: [UInt8], clientNonce: [UInt8], serverNonce: [UInt8]) {
        guard let ocb = OCB2(key: key), let sent = Self.counter(clientNonce), let received = Self.counter(serverNonce)
        else { return nil }
        (self.ocb, self.sent, self.received) = (ocb, sent, received)
    }

    /// The client's nonce, for a server that lost count.
    var clientNonce: [UInt8] {
        (0..<Self.nonceBytes).map { UInt8(truncatingIfNeeded: sent >> UInt128(8 * $0)) }
    }

    /// Takes the server's nonce, as it answers one who lost count; any of another size is passed over.
    mutating func takeServerNonce(_ nonce: [UInt8]) {
        if let counter = Self.counter(nonce) { received = counter }
    }

    private static func counter(_ bytes: [UInt8]) -> UInt128? {
        bytes.count == nonceBytes ? bytes.reversed().reduce(0) { $0 << 8 | UInt128($1) } : nil
    }

    /// Seals what stands behind the room for the header.
    ///
    /// - Parameter count: bytes of that.
    /// - Returns: the size of the datagram.
    mutating func seal(_ packet: inout MutableSpan<UInt8>, count: Int) -> Int {
        sent &+= 1
        let tag = ocb.seal(&packet, from: Self.headerBytes, count: count, nonce: CipherBlock(counter: sent))
        packet[0] = UInt8(truncatingIfNeeded: sent)
        for index in 0..<3 { packet[index + 1] = tag[index] }
        return Self.headerBytes + count
    }

    /// Opens a datagram in place; its contents begin behind the header. Finds its way over as many lost ones as a byte
    /// can count.
    ///
    /// - Returns: whether it is genuine, and not the last one again.
    mutating func open(_ packet: inout MutableSpan<UInt8>, count: Int) -> Bool {
        guard count > Self.headerBytes else { return false }
        let step = Int8(bitPattern: packet[0] &- UInt8(truncatingIfNeeded: received))
        guard step != 0 else { return false }
        let distance = UInt128(step.magnitude)
        let counter = step > 0 ? received &+ distance : received &- distance
        let tag = ocb.open(
            &packet, from: Self.headerBytes, count: count - Self.headerBytes, nonce: CipherBlock(counter: counter))
        guard packet[1] == tag[0], packet[2] == tag[1], packet[3] == tag[2] else { return false }
        if step > 0 { received = counter }
        return true
    }
}
