internal import CSRTP

/// What became of a protected packet.
package enum SRTPResult: Equatable {
    /// The packet is authentic and now plain, in place; this many bytes are left of it.
    case success(count: Int)
    /// The packet is to be dropped. Its bytes may have been overwritten.
    case failure(Drop)
}

/// One direction of a transport's media protection: SRTP and SRTCP (RFC 3711, RFC 7714) for any number of SSRCs, each
/// with a rollover counter and replay window of its own.
///
/// What comes in as media is opened by a ``MediaCipher``; everything else is libsrtp2's. A router numbers its copies
/// itself and seals them without a session: the ``protect(_:count:)`` here is for whole clients.
///
/// Packets are worked on in place and nothing is allocated for one, except the first of an SSRC. State for an incoming
/// SSRC exists only once a packet of it was authentic, and for a bounded number of SSRCs.
@safe package struct SRTPSession: ~Copyable {
    package enum Direction: Sendable {
        case inbound
        case outbound
    }

    private let session: srtp_t
    private let tagCount: Int
    private var sources: SRTPSources
    /// Of inbound sessions.
    private let media: MediaCipher?

    /// - Parameters:
    ///   - key: the master key, ``SRTPProfile/keyCount`` bytes.
    ///   - salt: the master salt, ``SRTPProfile/saltCount`` bytes.
    ///   - direction: inbound sessions only unprotect, outbound ones only protect.
    ///   - mediaSources: how many SSRCs may send media: few where a client speaks, many where one listens.
    package init(
        profile: SRTPProfile, key: [UInt8], salt: [UInt8], direction: Direction,
        mediaSources: Int = Limits.mediaSourcesPerTransport
    ) {
        sources = SRTPSources(mediaMax: mediaSources)
        precondition(key.count == profile.keyCount, "an SRTP master key of the wrong length")
        precondition(salt.count == profile.saltCount, "an SRTP master salt of the wrong length")
        var parameters = csrtp_parameters(
            gcm: profile == .aeadAES128GCM ? 1 : 0, inbound: direction == .inbound ? 1 : 0,
            window: UInt(Limits.replayWindow))
        var created: srtp_t?
        let status = unsafe csrtp_create(&created, &parameters, key + salt)
        guard status == srtp_err_status_ok, let created = unsafe created else {
            preconditionFailure("libsrtp2 refused a session of our own making, status \(status.rawValue)")
        }
        unsafe session = created
        tagCount = profile == .aeadAES128GCM ? 16 : 10
        media = direction == .inbound ? MediaCipher(profile: profile, key: key, salt: salt) : nil
    }

    deinit { unsafe srtp_dealloc(session) }

    /// Starts libsrtp2 and what it stands on, so that the first call does not pay for it. Again: does nothing.
    static func prepare() {
        let status = csrtp_start()
        precondition(status == srtp_err_status_ok, "libsrtp2 does not start, status \(status.rawValue)")
    }

    /// Checks and decrypts an RTP packet in place.
    ///
    /// - Parameter count: how many bytes of the span are the packet.
    package mutating func unprotect(_ packet: inout MutableSpan<UInt8>, count: Int) -> SRTPResult {
        guard count <= packet.count, count >= RTPHeader.fixedCount + tagCount else { return .failure(.malformedRTP) }
        let ssrc = packet.span.networkUInt32(at: RTPHeader.ssrcOffset)
        let known = sources.place(ofMedia: ssrc)
        guard known != nil || sources.hasRoomForMedia else { return .failure(.unknownSSRC) }
        guard let headerCount = RTPHeader.clearCount(of: packet.span.extracting(0..<count)) else {
            return .failure(.malformedRTP)
        }
        let sequence = packet.span.networkUInt16(at: RTPHeader.sequenceOffset)
        var index = Int64(sequence)
        if let known {
            index = sources.media[known].index(of: sequence)
            guard sources.media[known].admits(index) else { return .failure(.srtpReplay) }
        }
        guard headerCount + tagCount <= count else { return .failure(.malformedRTP) }
        guard let plain = media?.open(&packet, headerCount: headerCount, count: count, index: index) ?? nil else {
            return .failure(.srtpAuthentication)
        }
        sources.media[known ?? sources.insertMedia(ssrc)].insert(index)
        return .success(count: plain)
    }

    /// Where lies what opening a packet takes.
    func list(in places: inout PlaceList) {
        media?.list(in: &places)
        places.add(sources.media, elements: 1)
    }

    /// Encrypts an RTP packet in place and puts its tag behind it.
    ///
    /// A sequence number may be protected a second time, to answer a NACK, if and only if every byte of the packet is
    /// what it was the first time: the same number with other bytes would give the key stream away.
    ///
    /// - Parameter count: how many bytes of the span are the packet; behind them there must be room for
    ///   ``Limits/srtpTrailerBytes``.
    /// - Returns: how many bytes the packet has now, or nil if libsrtp2 refused it: it is no RTP, or its sequence
    ///   number lies behind the window.
    package mutating func protect(_ packet: inout MutableSpan<UInt8>, count: Int) -> Int? {
        guard count >= RTPHeader.fixedCount, count + Limits.srtpTrailerBytes <= packet.count else { return nil }
        var length = Int32(count)
        let session = unsafe session
        let status = unsafe packet.withUnsafeMutableBytes { unsafe srtp_protect(session, $0.baseAddress, &length) }
        return status == srtp_err_status_ok ? Int(length) : nil
    }

    /// Checks and decrypts an RTCP packet in place.
    ///
    /// - Parameter count: how many bytes of the span are the packet.
    package mutating func unprotectControl(_ packet: inout MutableSpan<UInt8>, count: Int) -> SRTPResult {
        guard count <= packet.count, count >= RTCPPacket.headerCount + 4 + Self.indexCount + tagCount else {
            return .failure(.malformedRTCP)
        }
        let ssrc = packet.span.networkUInt32(at: RTCPPacket.headerCount)
        var length = Int32(count)
        let session = unsafe session
        let status = unsafe packet.withUnsafeMutableBytes {
            unsafe srtp_unprotect_rtcp(session, $0.baseAddress, &length)
        }
        guard status == srtp_err_status_ok else { return .failure(Self.reason(status, otherwise: .malformedRTCP)) }
        if let evicted = sources.insertControl(ssrc) { unsafe srtp_remove_stream(session, evicted.bigEndian) }
        return .success(count: Int(length))
    }

    /// Encrypts an RTCP packet in place and puts its index and tag behind it.
    ///
    /// - Parameter count: how many bytes of the span are the packet; behind them there must be room for
    ///   ``Limits/srtpTrailerBytes``.
    /// - Returns: how many bytes the packet has now, or nil if libsrtp2 refused it: it is no RTCP, or this SSRC has
    ///   used up its 2³¹ indices.
    package mutating func protectControl(_ packet: inout MutableSpan<UInt8>, count: Int) -> Int? {
        guard count >= RTCPPacket.headerCount + 4, count + Limits.srtpTrailerBytes <= packet.count else { return nil }
        var length = Int32(count)
        let session = unsafe session
        let status = unsafe packet.withUnsafeMutableBytes { unsafe srtp_protect_rtcp(session, $0.baseAddress, &length) }
        return status == srtp_err_status_ok ? Int(length) : nil
    }

    /// Forgets an SSRC: its rollover counter, its replay window and its place among the bounded number.
    ///
    /// On an outbound session never follow this with packets of the same SSRC: they would repeat key stream.
    package mutating func removeStream(ssrc: UInt32) {
        sources.remove(ssrc)
        unsafe srtp_remove_stream(session, ssrc.bigEndian)
    }

    /// E flag and index behind an SRTCP packet (RFC 3711 §3.4).
    private static let indexCount = 4

    private static func reason(_ status: srtp_err_status_t, otherwise: Drop) -> Drop {
        switch status {
        case srtp_err_status_replay_fail, srtp_err_status_replay_old: .srtpReplay
        case srtp_err_status_bad_param, srtp_err_status_parse_err: otherwise
        default: .srtpAuthentication
        }
    }
}
