import Testing

@testable import SFU

struct SRTPSourcesTests {
    @Test func `the eldest control source makes room for a new one`() {
        var sources = SRTPSources()
        let limit = UInt32(Limits.controlSourcesPerTransport)
        for ssrc in 1...limit {
            let evicted = sources.insertControl(ssrc)
            #expect(evicted == nil)
        }
        let known = sources.insertControl(1)
        let first = sources.insertControl(1000)
        let second = sources.insertControl(1001)
        #expect(known == nil)
        #expect(first == 1)
        #expect(second == 2)
    }

    @Test func `a source that sends media is never evicted for control`() {
        var sources = SRTPSources()
        _ = sources.insertControl(5)
        sources.insertMedia(5)
        let evicted = (100..<UInt32(100 + 2 * Limits.controlSourcesPerTransport)).compactMap {
            sources.insertControl($0)
        }
        #expect(!evicted.contains(5))
        #expect(sources.containsMedia(5))
    }

    @Test func `a removed source gives its place back`() {
        var sources = SRTPSources()
        for ssrc in 0..<UInt32(Limits.mediaSourcesPerTransport) { sources.insertMedia(ssrc) }
        #expect(!sources.hasRoomForMedia)
        sources.remove(2)
        #expect(sources.hasRoomForMedia)
        #expect(!sources.containsMedia(2))
    }
}
