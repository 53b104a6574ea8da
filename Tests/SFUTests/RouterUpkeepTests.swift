import Testing

@testable import SFU

/// Who is speaking, and when the engine wants to be woken.
@Suite struct RouterUpkeepTests {
    @Test func `speakers are told louder first, and once more when they stop`() throws {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.publish(2, by: bob)
        rig.publish(3, by: carol) { $0.isVoice = false }
        var (a, b, c) = (Source(10, level: 30), Source(20, level: 10), Source(30, level: 0))
        for _ in 0..<100 {
            rig.send(&a, from: alice)
            rig.send(&b, from: bob)
            rig.send(&c, from: carol)
            rig.advance(by: .milliseconds(20))
        }
        let levels = try #require(rig.takeEvents().speaking.last)
        #expect(levels.map(\.publication) == [PublicationID(2), PublicationID(1)])
        #expect(levels[0].level > 0.25 && levels[1].level < 0.05)

        rig.apply(.setMuted(PublicationID(2), true))
        for _ in 0..<25 { rig.send(&a, from: alice); rig.send(&b, from: bob); rig.advance(by: .milliseconds(20)) }
        let stopped = try #require(rig.takeEvents().speaking.first)
        #expect(stopped.contains(SpeakerLevel(publication: PublicationID(2), level: 0)))
        rig.advance(by: .seconds(3))
        #expect(rig.takeEvents().speaking.last == [SpeakerLevel(publication: PublicationID(1), level: 0)])
        rig.advance(by: .seconds(3))
        #expect(rig.takeEvents().speaking.isEmpty)
    }

    @Test func `waking before the deadline does nothing, and the deadline moves on`() throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.usesNack = true }
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 3)
        source.skip()
        rig.send(&source, from: alice)
        rig.apply(.setMuted(PublicationID(1), true))
        for _ in 0..<300 {
            let deadline = try #require(rig.deadline)
            #expect(deadline > rig.now)
            rig.advance(by: deadline - rig.now)
        }
    }
}
