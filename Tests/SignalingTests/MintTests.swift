import SFU
import SeededRandom
import Testing

@testable import Signaling

struct MintTests {
    @Test func `an identifier is its prefix and twelve letters that people do not confuse`() {
        var mint = Mint(SeededGenerator(1))
        let confusing: Set<Character> = ["0", "1", "I", "O", "l"]
        var seen: Set<String> = []
        for _ in 0..<1_000 {
            let identifier = mint.identifier("PA_")
            #expect(identifier.hasPrefix("PA_") && identifier.utf8.count == 15)
            #expect(confusing.isDisjoint(with: identifier.dropFirst(3)))
            #expect(seen.insert(identifier).inserted)
        }
    }

    @Test func `credentials are as long as ICE wants them, and longer`() {
        var mint = Mint(SeededGenerator(1))
        let credentials = [mint.credentials(), mint.credentials()]
        for one in credentials {
            #expect(one.usernameFragment.utf8.count == 16 && one.password.utf8.count == 32)
            #expect(one.secret.utf8.count == 32 && one.secret != one.password)
        }
        #expect(credentials[0] != credentials[1])
    }

    @Test func `a source number leaves room to count up, a session number stays positive`() {
        var mint = Mint(SeededGenerator(1))
        for _ in 0..<1_000 {
            let ssrc = mint.ssrc()
            let number = mint.sessionNumber()
            #expect((1...0x7FFF_FFFF).contains(ssrc) && (1...(1 << 62)).contains(number))
        }
    }

    @Test func `the same seed makes the same names`() {
        var one = Mint(SeededGenerator(9))
        var other = Mint(SeededGenerator(9))
        let names = [one.identifier("TR_AM"), other.identifier("TR_AM")]
        #expect(names[0] == names[1])
    }
}
