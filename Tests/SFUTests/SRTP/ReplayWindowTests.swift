import SeededRandom
import Testing

@testable import SFU

struct ReplayWindowTests {
    private func window(at highest: Int64) -> ReplayWindow {
        var window = ReplayWindow(ssrc: 1)
        // As far as one step reaches; the bits behind do not matter here.
        window.insert(highest)
        return window
    }

    @Test(
        arguments: [
            (Int64(0), UInt16(0), Int64(0)), (0, 65_535, 65_535), (32_768, 65_535, 65_535), (100, 40_000, 40_000),
            (32_769, 0, 65_536), (65_535, 0, 65_536), (65_536, 65_535, 65_535), (65_536, 32_769, 32_769),
            // Exactly half the numbers away, RFC 3711 stays where it is.
            (65_536, 32_768, 98_304), (98_304, 0, 65_536), (131_072 + 5, 65_530, 131_066), (131_066, 5, 131_077),
        ] as [(Int64, UInt16, Int64)])
    func `an index is guessed as RFC 3711 does`(_ highest: Int64, _ sequence: UInt16, _ index: Int64) {
        #expect(window(at: highest).index(of: sequence) == index)
    }

    @Test func `a packet is admitted once, and only while the window reaches it`() {
        var window = window(at: 1000)
        #expect(!window.admits(1000))
        #expect(window.admits(745) && !window.admits(744))
        window.insert(745)
        #expect(!window.admits(745))
        window.insert(1001)
        #expect(!window.admits(745) && window.admits(746) && window.admits(1002))
    }

    @Test(arguments: 1...10) func `it does as a set does within its width`(seed: UInt64) {
        var random = SeededGenerator(seed)
        var window = ReplayWindow(ssrc: 1)
        var model: Set<Int64> = []
        var highest: Int64 = 0
        for _ in 0..<5000 {
            let step = Int64.random(in: -300...(Bool.random(using: &random) ? 3 : 300), using: &random)
            let index = max(0, highest + step * (Int.random(in: 0..<200, using: &random) == 0 ? 30 : 1))
            let isRecent = index > highest - Limits.replayWindow
            #expect(window.index(of: UInt16(truncatingIfNeeded: index)) == index)
            #expect(window.admits(index) == (isRecent && !model.contains(index)))
            guard isRecent else { continue }
            window.insert(index)
            model.insert(index)
            highest = max(highest, index)
        }
    }
}
