import Testing

@testable import SFU

/// The reference itself has to earn its name: the vectors of the RFCs.
struct ReferenceSRTPTests {
    @Test func `AES counter mode gives the key stream of RFC 3711 B.2`() {
        let stream = ReferenceSRTP.counterMode(
            Array(repeating: 0, count: 48), key: hex("2B7E1516 28AED2A6 ABF71588 09CF4F3C"),
            counter: hex("F0F1F2F3 F4F5F6F7 F8F9FAFB FCFD0000"))
        #expect(
            stream == hex("E03EAD09 35C95E80 E166B16D D92B4EB4 D2351316 2B02D0F7 2A43A2FE 4A5F97AB")
                + hex("41E95B3B B0A2E8DD 477901E4 FCA894C0"))
    }

    @Test func `session keys are derived as in RFC 3711 B.3`() {
        let reference = ReferenceSRTP(
            profile: .aes128CMSHA1_80, key: hex("E1F97A0D 3E018BE0 D64FA32C 06DE4139"),
            salt: hex("0EC675AD 498AFEEB B6960B3A ABE6"))
        #expect(reference.mediaKey == hex("C61E7A93 744F39EE 10734AFE 3FF7A087"))
        #expect(reference.mediaSalt == hex("30CBBC08 863D8C85 D49DB34A 9AE1"))
        #expect(reference.mediaAuthentication == hex("CEBE321F 6FF7716B 6FD4AB49 AF256A15 6D38BAA4"))
    }

    @Test func `an RTP packet is sealed as in RFC 7714 16.1.1`() {
        let reference = ReferenceSRTP(
            sessionKey: hex("00010203 04050607 08090A0B 0C0D0E0F"), salt: hex("51756964 2070726F 2071756F"))
        let packet =
            hex("8040F17B 8041F8D3 5501A0B2 47616C6C 69612065 7374206F 6D6E6973 20646976")
            + hex("69736120 696E2070 61727465 73207472 6573")
        #expect(
            reference.protect(packet, headerCount: 12, rollover: 0)
                == hex("8040F17B 8041F8D3 5501A0B2 F24DE3A3 FB34DE6C ACBA861C 9D7E4BCA BE633BD5 0D294E6F")
                + hex("42A5F47A 51C7D19B 36DE3ADF 8833899D 7F27BEB1 6A9152CF 765EE439 0CCE"))
    }

    @Test func `an RTCP packet is sealed as in RFC 7714 17.1`() {
        let reference = ReferenceSRTP(
            sessionKey: hex("00010203 04050607 08090A0B 0C0D0E0F"), salt: hex("51756964 2070726F 2071756F"))
        let packet =
            hex("81C8000D 4D617273 4E545031 4E545032 52545020 0000042A 0000E930 4C756E61")
            + hex("DEADBEEF DEADBEEF DEADBEEF DEADBEEF DEADBEEF")
        #expect(
            reference.protectControl(packet, index: 0x5D4)
                == hex("81C8000D 4D617273 63E94885 DCDAB67C A727D766 2F6B7E99 7FF5C0F7 6C06F32D")
                + hex("C676A5F1 730D6FDA 4CE09B46 86303DED 0BB9275B C84AA458 96CF4D2F C5ABF872")
                + hex("45D9EADE 800005D4"))
    }
}
