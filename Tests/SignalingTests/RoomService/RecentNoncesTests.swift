import Testing

@testable import Signaling

@Suite struct RecentNoncesTests {
    static func nonce(_ number: Int) -> [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

    @Test func `a nonce is good once, as long as it is remembered`() {
        var nonces = RecentNonces()
        let all = (0..<Limits.rememberedNonces).map(Self.nonce)
        let first = all.map { nonces.insert($0) }
        #expect(!first.contains(false))
        let second = all.map { nonces.insert($0) }
        #expect(!second.contains(true))
        // Each new one takes the place of the oldest.
        let later = [1_000, 0, 2, 1].map { nonces.insert(Self.nonce($0)) }
        #expect(later == [true, true, false, true])
    }

    @Test func `packets without a nonce never repeat`() {
        var nonces = RecentNonces()
        let inserted = [nonces.insert([]), nonces.insert([])]
        #expect(inserted == [true, true])
    }
}
