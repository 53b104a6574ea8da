import COpenSSL

/// What proves a STUN message: HMAC-SHA1 under a password (RFC 8489 §14.5) and the CRC-32 that tells STUN from other
/// protocols on one port (§14.7). Both are computed as if the message ended right behind their own attribute.
package enum MessageIntegrity {
    /// Bytes of an HMAC-SHA1.
    package static let byteCount = 20

    /// Whether the HMAC at a position is right. Takes as long for a wrong one as for a right one.
    ///
    /// - Parameters:
    ///   - message: the whole datagram.
    ///   - offset: where the MESSAGE-INTEGRITY attribute begins, as ``STUNMessage/integrityOffset`` found it.
    ///   - password: the key (short-term credentials, §9.1.1).
    package static func isValid(_ message: Span<UInt8>, at offset: Int, password: [UInt8]) -> Bool {
        let expected = code(of: message, upTo: offset, password: password)
        var difference: UInt8 = 0
        for index in expected.indices { difference |= expected[index] ^ message[offset + 4 + index] }
        return difference == 0
    }

    /// The HMAC of the bytes before a position, with the length field that a message ending behind it would have.
    package static func code(of message: Span<UInt8>, upTo offset: Int, password: [UInt8]) -> [UInt8] {
        let length = UInt16(truncatingIfNeeded: offset + 4 + byteCount - STUNMessage.headerCount)
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: offset) { input in
            for index in 0..<offset { unsafe input[index] = message[index] }
            unsafe input[2] = UInt8(length >> 8)
            unsafe input[3] = UInt8(length & 0xFF)
            return unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
                var written: UInt32 = 0
                let result = unsafe HMAC(
                    EVP_sha1(), password, Int32(password.count), input.baseAddress, offset, output.baseAddress, &written
                )
                precondition(unsafe result != nil && Int(written) == byteCount, "OpenSSL could not compute HMAC-SHA1")
                count = byteCount
            }
        }
    }

    /// The key of long-term credentials (RFC 8489 §9.2.2): MD5 of `username:realm:password`.
    package static func longTermKey(username: String, realm: String, password: String) -> [UInt8] {
        let text = Array("\(username):\(realm):\(password)".utf8)
        return unsafe [UInt8](unsafeUninitializedCapacity: 16) { output, count in
            let result = unsafe EVP_Digest(text, text.count, output.baseAddress, nil, EVP_md5(), nil)
            precondition(result == 1, "OpenSSL could not compute MD5")
            count = 16
        }
    }

    /// The value of FINGERPRINT for the bytes before a position: CRC-32 xor 0x5354554E.
    package static func fingerprint(of message: Span<UInt8>, upTo offset: Int) -> UInt32 {
        let length = UInt16(truncatingIfNeeded: offset + 8 - STUNMessage.headerCount)
        var checksum = CRC32()
        for index in 0..<offset {
            switch index {
            case 2: checksum.append(UInt8(length >> 8))
            case 3: checksum.append(UInt8(length & 0xFF))
            default: checksum.append(message[index])
            }
        }
        return checksum.value ^ 0x5354_554E
    }
}
