import COpenSSL

/// OpenSSL's side of one association: every call into it, and nothing of when or why. The policy is ``Handshake``'s.
///
/// Buffers: OpenSSL's record buffers take 18 kB. Once connected they are given back after each call and asked for
/// again before the next; asking is needed, since OpenSSL 3.0 writes through a null pointer otherwise.
@safe struct DTLSAssociation: ~Copyable {
    /// How a call ended.
    enum Result {
        /// All input is used up; more is needed.
        case waiting
        /// The handshake is complete.
        case done
        /// The peer said close_notify.
        case closed
        /// A fatal error, found by us or told by the peer.
        case failed
    }

    private let ssl: OpaquePointer
    private let pipe: DatagramPipe
    /// Keeps the BIO methods alive.
    private let context: DTLSContext

    /// - Parameter remoteFingerprint: SHA-256 that the peer's certificate must have.
    init(role: DTLSRole, remoteFingerprint: [UInt8], context: DTLSContext) {
        guard let ssl = unsafe SSL_new(context.handle) else { preconditionFailure("OpenSSL could not make an SSL") }
        unsafe self.ssl = ssl
        self.context = context
        pipe = DatagramPipe(remoteFingerprint: remoteFingerprint)
        let bio = unsafe pipe.makeBIO(context.pipeMethods)
        unsafe SSL_set_bio(ssl, bio, bio)
        _ = unsafe quartet_DTLS_set_link_mtu(ssl, Limits.dtlsDatagramBytes)
        // An hour: OpenSSL must never send anything again by itself, since its clock is not ours.
        unsafe DTLS_set_timer_cb(ssl) { _, _ in 3_600_000_000 }
        switch role {
        case .client: unsafe SSL_set_connect_state(ssl)
        case .server: unsafe SSL_set_accept_state(ssl)
        }
    }

    deinit { unsafe SSL_free(ssl) }

    /// Goes on with the handshake as far as possible.
    ///
    /// - Parameters:
    ///   - datagram: what arrived; empty to begin.
    ///   - records: the part of it to look at, from one record's first byte to another's last.
    mutating func shakeHands(_ datagram: Span<UInt8>, _ records: Range<Int>) -> Result {
        pipe.offering(datagram, records) {
            ERR_clear_error()
            let code = unsafe SSL_do_handshake(ssl)
            return code == 1 ? .done : result(of: code)
        }
    }

    /// Reads all application data there is.
    ///
    /// - Parameter datagram: what arrived; empty for what the last datagram still holds.
    mutating func read(_ datagram: Span<UInt8>, into applicationData: inout [[UInt8]]) -> Result {
        guard unsafe SSL_alloc_buffers(ssl) == 1 else { return .failed }
        defer { _ = unsafe SSL_free_buffers(ssl) }
        return pipe.offering(datagram, 0..<datagram.count) {
            ERR_clear_error()
            while true {
                var code: Int32 = 0
                let message = unsafe [UInt8](unsafeUninitializedCapacity: Limits.datagramBytes) { buffer, count in
                    code = unsafe SSL_read(ssl, buffer.baseAddress, Int32(buffer.count))
                    count = max(0, Int(code))
                }
                guard code > 0 else { return result(of: code) }
                applicationData.append(message)
            }
        }
    }

    /// Writes one record of application data. False when OpenSSL would not.
    mutating func write(_ applicationData: [UInt8]) -> Bool {
        guard unsafe SSL_alloc_buffers(ssl) == 1 else { return false }
        defer { _ = unsafe SSL_free_buffers(ssl) }
        ERR_clear_error()
        let code = unsafe SSL_write(ssl, applicationData, Int32(applicationData.count))
        ERR_clear_error()
        return Int(code) == applicationData.count
    }

    /// Writes close_notify.
    mutating func shutDown() {
        guard unsafe SSL_alloc_buffers(ssl) == 1 else { return }
        ERR_clear_error()
        _ = unsafe SSL_shutdown(ssl)
        ERR_clear_error()
    }

    /// The datagrams that calls have written since this was last asked.
    mutating func takeDatagrams() -> [[UInt8]] { pipe.take() }

    /// Where OpenSSL's state machine stands: two equal answers mean that nothing was achieved between them.
    var position: UInt32 { unsafe SSL_get_state(ssl).rawValue }

    /// Whether the peer's ChangeCipherSpec has been taken, so that its Finished can be read.
    var awaitsFinished: Bool {
        switch unsafe SSL_get_state(ssl) {
        case TLS_ST_SR_CHANGE, TLS_ST_CR_CHANGE: true
        default: false
        }
    }

    /// What became of the peer's certificate.
    var verification: DatagramPipe.Verification { pipe.verification }

    /// The profile that both sides agreed on.
    var profile: SRTPProfile? {
        guard let selected = unsafe SSL_get_selected_srtp_profile(ssl) else { return nil }
        return unsafe SRTPProfile(identifier: UInt(selected.pointee.id))
    }

    /// The exporter's bytes for SRTP (RFC 5764 §4.2), or nil before the handshake is complete.
    func exportKeys(_ profile: SRTPProfile, role: DTLSRole) -> SRTPKeys? {
        let label = "EXTRACTOR-dtls_srtp"
        let exported = unsafe [UInt8](unsafeUninitializedCapacity: profile.exportCount) { buffer, count in
            let code = unsafe SSL_export_keying_material(
                ssl, buffer.baseAddress, profile.exportCount, label, label.utf8.count, nil, 0, 0)
            count = code == 1 ? profile.exportCount : 0
        }
        ERR_clear_error()
        return SRTPKeys(exported: exported, profile: profile, role: role)
    }

    private func result(of code: Int32) -> Result {
        let error = unsafe SSL_get_error(ssl, code)
        ERR_clear_error()
        switch error {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .waiting
        case SSL_ERROR_ZERO_RETURN: return .closed
        default: return .failed
        }
    }
}
