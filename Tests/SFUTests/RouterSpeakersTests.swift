import SeededRandom
import Testing

@testable import SFU

/// How soon the engine says who speaks, in virtual time.
@Suite struct RouterSpeakersTests {
    private let voice = PublicationID(1)

    private func stage(interval: Duration? = nil) -> (Rig, Peer) {
        var settings = RouterSettings()
        if let interval { settings.updateInterval = interval }
        let rig = Rig(settings)
        let alice = rig.join()
        rig.publish(1, by: alice)
        return (rig, alice)
    }

    private func levels(_ rig: Rig) -> [Float] {
        rig.takeEvents().speaking.flatMap { $0 }.filter { $0.publication == voice }.map(\.level)
    }

    /// Lets packets come until the engine says that somebody speaks, or does no more.
    private func wait(
        until isSpeaking: Bool, _ source: inout Source, from alice: Peer, in rig: Rig, sends: Bool = true
    ) -> Duration {
        let begin = rig.now
        while rig.now - begin < .seconds(5) {
            if sends { rig.send(&source, from: alice) } else { source.skip() }
            for _ in 0..<4 {
                if levels(rig).contains(where: { ($0 > 0) == isSpeaking }) { return rig.now - begin }
                rig.advance(by: .milliseconds(5))
            }
        }
        return rig.now - begin
    }

    @Test(arguments: [nil, 100, 250] as [Int?])
    func `a voice is told within 130 ms, and its end within 560`(interval: Int?) {
        let (rig, alice) = stage(interval: interval.map { .milliseconds($0) })
        var random = SeededGenerator(5)
        var source = Source(10)
        var onsets: [Duration] = []
        var ends: [Duration] = []
        for round in 0..<200 {
            source.level = 127
            rig.talk(&source, from: alice, count: Int.random(in: 30...60, using: &random))
            rig.advance(by: .milliseconds(Int.random(in: 0..<100, using: &random)))
            _ = levels(rig)
            // The voice begins somewhere in the frame before the packet that shows it.
            source.level = UInt8.random(in: 5...30, using: &random)
            onsets.append(.milliseconds(20) + wait(until: true, &source, from: alice, in: rig))
            rig.talk(&source, from: alice, count: Int.random(in: 10...60, using: &random))
            _ = levels(rig)
            source.level = 127
            ends.append(wait(until: false, &source, from: alice, in: rig, sends: round % 2 == 0))
        }
        onsets.sort()
        ends.sort()
        // With a round trip of 50 ms and what the signaling takes, the listener has it within 200.
        #expect(onsets[onsets.count * 95 / 100] <= .milliseconds(130))
        #expect(ends[ends.count - 1] <= .milliseconds(560))
    }

    @Test func `in ten thousand mutes nobody speaks who is muted`() {
        let (rig, alice) = stage(interval: .milliseconds(100))
        let bob = rig.join()
        rig.subscribe(1, to: 1, for: bob)
        var random = SeededGenerator(6)
        var source = Source(10, level: 3)
        var spoken = 0
        for _ in 0..<10_000 {
            rig.apply(.setMuted(voice, false))
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                rig.send(&source, from: alice)
                rig.advance(by: .milliseconds(20))
            }
            spoken += levels(rig).filter { $0 > 0 }.count
            rig.apply(.setMuted(voice, true))
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                rig.send(&source, from: alice)
                rig.advance(by: .milliseconds(Int.random(in: 1...120, using: &random)))
            }
            let claimed = levels(rig).filter { $0 > 0 }
            #expect(claimed.isEmpty)
        }
        #expect(spoken > 2_000)
    }
}
