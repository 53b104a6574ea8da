import Testing

@testable import SFU

struct AudioLevelTests {
    private func level(_ elements: String, profile: String = "BEDE") -> AudioLevel? {
        let bytes = hex("906F1234 00000960 CAFEBABE" + profile + "0001" + elements)
        guard let header = RTPHeader(bytes) else { return nil }
        return AudioLevel(id: 1, in: bytes, header)
    }

    @Test func `level and voice are told apart`() {
        #expect(level("10850000") == AudioLevel(level: 5, isVoice: true))
        #expect(level("107F0000") == AudioLevel(level: 127, isVoice: false))
    }

    @Test func `the two-byte form may hold more, or nothing`() {
        #expect(level("01028500", profile: "1000") == AudioLevel(level: 5, isVoice: true))
        #expect(level("01000000", profile: "1000") == nil)
        #expect(level("20850000") == nil)
    }
}
