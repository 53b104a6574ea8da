internal import CSRTP

/// One direction's keys for RTP packets (RFC 3711 §4.1.1, RFC 7714 §8): seals and opens single packets, of any SSRC,
/// whose index the caller knows. It keeps nothing of a packet, so two copies of a stream wait for its keys alone.
@safe struct MediaCipher: ~Copyable {
    private let keys: OpaquePointer
    /// Packets that may yet be sealed.
    private var remaining: UInt64

    /// - Parameters:
    ///   - key: the master key, ``SRTPProfile/keyCount`` bytes.
    ///   - salt: the master salt, ``SRTPProfile/saltCount`` bytes.
    ///   - lifetime: how many packets may be sealed.
    init(profile: SRTPProfile, key: [UInt8], salt: [UInt8], lifetime: UInt64 = Limits.srtpPackets) {
        precondition(key.count == profile.keyCount, "an SRTP master key of the wrong length")
        precondition(salt.count == profile.saltCount, "an SRTP master salt of the wrong length")
        guard let keys = unsafe csrtp_media_create(profile == .aeadAES128GCM ? 1 : 0, key + salt) else {
            preconditionFailure("OpenSSL has no AES for media")
        }
        unsafe self.keys = keys
        remaining = lifetime
    }

    deinit { unsafe csrtp_media_free(keys) }

    /// Encrypts an RTP packet in place and puts its tag behind it.
    ///
    /// An index may be sealed a second time, to answer a NACK, if and only if every byte of the packet is what it was
    /// the first time: the same index with other bytes would give the key stream away.
    ///
    /// - Parameters:
    ///   - headerCount: where the payload begins; contributing sources and extension stay readable.
    ///   - count: how many bytes of the span are the packet; behind them there must be room for
    ///     ``Limits/srtpTrailerBytes``.
    ///   - index: the packet's number, not wrapped (RFC 3711 §3.3.1).
    /// - Returns: how many bytes the packet has now; nil when there is no room, or the keys have sealed as many packets
    ///   as they may (RFC 3711 §9.2).
    mutating func seal(
        _ packet: inout MutableSpan<UInt8>, headerCount: Int, count: Int, index: Int64
    ) -> Int? {
        guard headerCount >= RTPHeader.fixedCount, headerCount <= count,
            count + Limits.srtpTrailerBytes <= packet.count, let rollover = Self.rollover(of: index), remaining > 0
        else { return nil }
        remaining -= 1
        let keys = unsafe keys
        let sealed = unsafe packet.withUnsafeMutableBytes {
            unsafe csrtp_seal(keys, $0.baseAddress, headerCount, count, rollover)
        }
        return sealed > 0 ? Int(sealed) : nil
    }

    /// Checks and decrypts an RTP packet in place.
    ///
    /// - Returns: how many bytes are left of it; nil when it is not authentic under this index. Its bytes may have been
    ///   overwritten then.
    func open(_ packet: inout MutableSpan<UInt8>, headerCount: Int, count: Int, index: Int64) -> Int? {
        guard headerCount >= RTPHeader.fixedCount, headerCount <= count, count <= packet.count,
            let rollover = Self.rollover(of: index)
        else { return nil }
        let keys = unsafe keys
        let opened = unsafe packet.withUnsafeMutableBytes {
            unsafe csrtp_open(keys, $0.baseAddress, headerCount, count, rollover)
        }
        return opened > 0 ? Int(opened) : nil
    }

    /// Where the keys lie.
    func list(in places: inout PlaceList) {
        for index in 0..<CSRTP_MEDIA_PLACES {
            let place = unsafe csrtp_media_place(keys, index)
            unsafe places.add(place.start, bytes: place.bytes)
        }
    }

    /// The rollover counter has 32 bits.
    private static func rollover(of index: Int64) -> UInt32? { UInt32(exactly: index >> 16) }
}
