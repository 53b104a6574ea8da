/// The SRTP protection profiles that we agree to (RFC 5764 §4.1.2, RFC 7714 §14.2), best first.
package enum SRTPProfile: Sendable, Equatable, CaseIterable {
    /// `SRTP_AEAD_AES_128_GCM`
    case aeadAES128GCM
    /// `SRTP_AES128_CM_HMAC_SHA1_80`
    case aes128CMSHA1_80

    /// The number that `use_srtp` carries.
    package init?(identifier: UInt) {
        switch identifier {
        case 0x0007: self = .aeadAES128GCM
        case 0x0001: self = .aes128CMSHA1_80
        default: return nil
        }
    }

    /// Bytes of a master key.
    package var keyCount: Int { 16 }

    /// Bytes of a master salt.
    package var saltCount: Int {
        switch self {
        case .aeadAES128GCM: 12
        case .aes128CMSHA1_80: 14
        }
    }

    /// Bytes to export from DTLS: two keys and two salts.
    package var exportCount: Int { 2 * (keyCount + saltCount) }
}
