import Testing

@testable import SFU

@Suite struct SRTPKeysTests {
    @Test func `the exporter's bytes are cut in the order of RFC 5764`() throws {
        for profile in SRTPProfile.allCases {
            let exported = (0..<profile.exportCount).map { UInt8($0) }
            let salts = 32 + profile.saltCount
            let client = try #require(SRTPKeys(exported: exported, profile: profile, role: .client))
            #expect(client.localKey == Array(exported[0..<16]))
            #expect(client.remoteKey == Array(exported[16..<32]))
            #expect(client.localSalt == Array(exported[32..<salts]))
            #expect(client.remoteSalt == Array(exported[salts...]))
            let server = try #require(SRTPKeys(exported: exported, profile: profile, role: .server))
            #expect(server.localKey == client.remoteKey && server.remoteKey == client.localKey)
            #expect(server.localSalt == client.remoteSalt && server.remoteSalt == client.localSalt)
        }
        #expect(SRTPProfile.aeadAES128GCM.exportCount == 56)
        #expect(SRTPProfile.aes128CMSHA1_80.exportCount == 60)
    }

    @Test func `a wrong number of bytes gives no keys`() {
        #expect(SRTPKeys(exported: [], profile: .aeadAES128GCM, role: .client) == nil)
        #expect(SRTPKeys(exported: Array(repeating: 0, count: 60), profile: .aeadAES128GCM, role: .client) == nil)
    }

    @Test func `profiles have the numbers of the registry`() {
        #expect(SRTPProfile(identifier: 7) == .aeadAES128GCM)
        #expect(SRTPProfile(identifier: 1) == .aes128CMSHA1_80)
        #expect(SRTPProfile(identifier: 2) == nil)
        #expect(SRTPProfile(identifier: 5) == nil)
    }
}
