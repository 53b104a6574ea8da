import Testing
import TokenAuth

@Suite struct UnixTimeTests {
    @Test func `seconds are rounded towards the past`() {
        #expect(UnixTime(milliseconds: 1_999).seconds == 1 && UnixTime(milliseconds: -1).seconds == -1)
        #expect(UnixTime(milliseconds: -1_000).seconds == -1 && UnixTime(seconds: 5).milliseconds == 5_000)
    }

    @Test func `the ends of the range are stops, not traps`() {
        #expect(UnixTime(seconds: .max).milliseconds == .max && UnixTime(seconds: .min).milliseconds == .min)
        #expect(UnixTime(milliseconds: .max).adding(seconds: 1).milliseconds == .max)
        #expect(UnixTime(milliseconds: .min).adding(seconds: -1).milliseconds == .min)
        #expect(UnixTime(seconds: 10).adding(seconds: -3) == UnixTime(seconds: 7))
        #expect(UnixTime(seconds: 1) < UnixTime(seconds: 2))
    }

    @Test func `a verifier with an impossible clock refuses and does not trap`() throws {
        let token = Forge.token(payload: Forge.payload(("nbf", "1")))
        #expect(try Forge.error(of: token, at: UnixTime(milliseconds: .min)) != nil)
        #expect(try Forge.error(of: token, at: UnixTime(milliseconds: .max)) != nil)
    }
}
