import COpenSSL

@testable import SFU

/// SRTP and SRTCP written down from the RFCs once more, without libsrtp2: what our sessions are compared with. It knows
/// no replay and is told every index.
struct ReferenceSRTP {
    var profile: SRTPProfile
    var mediaKey: [UInt8]
    var mediaAuthentication: [UInt8] = []
    var mediaSalt: [UInt8]
    var controlKey: [UInt8]
    var controlAuthentication: [UInt8] = []
    var controlSalt: [UInt8]

    /// Derives the session keys from master key and salt (RFC 3711 §4.3, RFC 7714 §11).
    init(profile: SRTPProfile, key: [UInt8], salt: [UInt8]) {
        self.profile = profile
        let derive = { (label: UInt8, count: Int) in Self.derive(key: key, salt: salt, label: label, count: count) }
        mediaKey = derive(0, 16)
        mediaSalt = derive(2, profile.saltCount)
        controlKey = derive(3, 16)
        controlSalt = derive(5, profile.saltCount)
        guard profile == .aes128CMSHA1_80 else { return }
        mediaAuthentication = derive(1, 20)
        controlAuthentication = derive(4, 20)
    }

    /// Takes session keys as they are, for AEAD_AES_128_GCM.
    init(sessionKey: [UInt8], salt: [UInt8]) {
        profile = .aeadAES128GCM
        mediaKey = sessionKey
        mediaSalt = salt
        controlKey = sessionKey
        controlSalt = salt
    }

    /// A protected RTP packet whose header takes its first `headerCount` bytes.
    func protect(_ packet: [UInt8], headerCount: Int, rollover: UInt32) -> [UInt8] {
        let header = Array(packet[..<headerCount])
        let text = Array(packet[headerCount...])
        let roc = Self.bytes(rollover)
        let ssrc = Array(packet[8..<12])
        let sequence = Array(packet[2..<4])
        switch profile {
        case .aeadAES128GCM:
            let vector = Self.exclusiveOr([0, 0] + ssrc + roc + sequence, mediaSalt)
            return header + Self.seal(text, key: mediaKey, vector: vector, additional: header)
        case .aes128CMSHA1_80:
            let vector = Self.exclusiveOr([0, 0, 0, 0] + ssrc + roc + sequence + [0, 0], mediaSalt + [0, 0])
            let whole = header + Self.counterMode(text, key: mediaKey, counter: vector)
            return whole + Self.hmac(whole + roc, key: mediaAuthentication).prefix(10)
        }
    }

    /// A protected RTCP packet.
    func protectControl(_ packet: [UInt8], index: UInt32) -> [UInt8] {
        let header = Array(packet[..<8])
        let text = Array(packet[8...])
        let trailer = Self.bytes(index | 0x8000_0000)
        let ssrc = Array(packet[4..<8])
        switch profile {
        case .aeadAES128GCM:
            let vector = Self.exclusiveOr([0, 0] + ssrc + [0, 0] + Self.bytes(index), controlSalt)
            return header + Self.seal(text, key: controlKey, vector: vector, additional: header + trailer) + trailer
        case .aes128CMSHA1_80:
            let vector = Self.exclusiveOr(
                [0, 0, 0, 0] + ssrc + [0, 0] + Self.bytes(index) + [0, 0], controlSalt + [0, 0])
            let whole = header + Self.counterMode(text, key: controlKey, counter: vector) + trailer
            return whole + Self.hmac(whole, key: controlAuthentication).prefix(10)
        }
    }

    static func derive(key: [UInt8], salt: [UInt8], label: UInt8, count: Int) -> [UInt8] {
        var vector = salt + Array(repeating: 0, count: 16 - salt.count)
        vector[7] ^= label
        return counterMode(Array(repeating: 0, count: count), key: key, counter: vector)
    }

    static func counterMode(_ text: [UInt8], key: [UInt8], counter: [UInt8]) -> [UInt8] {
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var output = [UInt8](repeating: 0, count: text.count + 16)
        var count: Int32 = 0
        EVP_EncryptInit_ex(context, EVP_aes_128_ctr(), nil, key, counter)
        EVP_EncryptUpdate(context, &output, &count, text, Int32(text.count))
        return Array(output[..<Int(count)])
    }

    static func seal(_ text: [UInt8], key: [UInt8], vector: [UInt8], additional: [UInt8]) -> [UInt8] {
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var output = [UInt8](repeating: 0, count: text.count + 16)
        var tag = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), nil, key, vector)
        EVP_EncryptUpdate(context, nil, &count, additional, Int32(additional.count))
        EVP_EncryptUpdate(context, &output, &count, text, Int32(text.count))
        let written = Int(count)
        var rest = [UInt8](repeating: 0, count: 16)
        EVP_EncryptFinal_ex(context, &rest, &count)
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, &tag)
        return output[..<written] + tag
    }

    static func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 20)
        var count: UInt32 = 0
        HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &digest, &count)
        return digest
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func exclusiveOr(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        zip(left, right).map { $0 ^ $1 }
    }
}
