/// The master keys and salts of both directions, as agreed by DTLS.
///
/// Neither logged nor compared; it lives from the end of the handshake until both SRTP sessions are made.
package struct SRTPKeys: Sendable {
    package let profile: SRTPProfile
    /// For what we send.
    package let localKey: [UInt8]
    package let localSalt: [UInt8]
    /// For what we receive.
    package let remoteKey: [UInt8]
    package let remoteSalt: [UInt8]

    /// Cuts the exporter's bytes (RFC 5764 §4.2): client key, server key, client salt, server salt.
    ///
    /// - Parameters:
    ///   - exported: ``SRTPProfile/exportCount`` bytes.
    ///   - role: our side of the handshake; its key is for what we send.
    /// - Returns: nil when the number of bytes is wrong.
    package init?(exported: [UInt8], profile: SRTPProfile, role: DTLSRole) {
        guard exported.count == profile.exportCount else { return nil }
        let saltStart = 2 * profile.keyCount
        let clientKey = Array(exported[..<profile.keyCount])
        let serverKey = Array(exported[profile.keyCount..<saltStart])
        let clientSalt = Array(exported[saltStart..<saltStart + profile.saltCount])
        let serverSalt = Array(exported[(saltStart + profile.saltCount)...])
        self.profile = profile
        switch role {
        case .client: (localKey, localSalt, remoteKey, remoteSalt) = (clientKey, clientSalt, serverKey, serverSalt)
        case .server: (localKey, localSalt, remoteKey, remoteSalt) = (serverKey, serverSalt, clientKey, clientSalt)
        }
    }
}
