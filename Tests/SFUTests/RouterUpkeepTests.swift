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
        for frame in 0..<110 {
            // Each becomes louder and softer all the time.
            a.level = frame / 20 % 2 == 0 ? 30 : 18
            b.level = frame / 20 % 2 == 0 ? 10 : 4
            rig.send(&a, from: alice)
            rig.send(&b, from: bob)
            rig.send(&c, from: carol)
            rig.advance(by: .milliseconds(20))
        }
        let levels = try #require(rig.takeEvents().speaking.last { $0.count == 2 })
        #expect(levels.map(\.publication) == [PublicationID(2), PublicationID(1)])
        #expect(levels[0].level > 0.25 && levels[1].level < levels[0].level)

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

    @Test func `what was lost for our being slow is not asked for, and later losses are`() throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.usesNack = true }
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 10)
        func requests(missing: Int, then count: Int) -> Int {
            let before = alice.control(.nack).count
            for _ in 0..<missing { source.skip() }
            rig.talk(&source, from: alice, count: count)
            return alice.control(.nack).count - before
        }
        #expect(requests(missing: 3, then: 20) > 0)
        rig.overrun()
        #expect(requests(missing: 3, then: 45) == 0)
        rig.overrun()
        #expect(requests(missing: 3, then: 45) == 0)
        rig.talk(&source, from: alice, count: 20)
        #expect(requests(missing: 3, then: 20) > 0)
    }

    @Test func `who speaks evenly is told now and then, and at once when that changes`() throws {
        let rig = Rig()
        let alice = rig.join()
        rig.publish(1, by: alice)
        var source = Source(10, level: 10)
        rig.talk(&source, from: alice, count: 100)
        _ = rig.takeEvents()
        rig.talk(&source, from: alice, count: 500)
        let told = rig.takeEvents().speaking
        // Ten seconds are 33 intervals.
        #expect((2...8).contains(told.count))
        #expect(Set(told.flatMap { $0 }.map(\.step)) == [3])
        source.level = 1
        rig.talk(&source, from: alice, count: 50)
        #expect(rig.takeEvents().speaking.flatMap { $0 }.map(\.step).max() == 8)
        // Taken for silent by whoever muted it, it is told although it is as loud as before.
        rig.apply(.setMuted(PublicationID(1), true))
        rig.apply(.setMuted(PublicationID(1), false))
        _ = rig.takeEvents()
        rig.talk(&source, from: alice, count: 30)
        #expect(rig.takeEvents().speaking.flatMap { $0 }.contains { $0.step >= 7 })
    }

    @Test(arguments: [(-1, 0), (0, 0), (0.01, 1), (0.125, 1), (0.126, 2), (0.9, 8), (1, 8), (7, 8)] as [(Float, Int)])
    func `levels are told in eighths`(level: Float, step: Int) {
        #expect(SpeakerLevel(publication: PublicationID(1), level: level).step == step)
    }

    @Test func `forty are reported to within a second or so, and never more than a few at once`() throws {
        let rig = Rig()
        let peers = (0..<40).map { _ in rig.join() }
        var sources: [Source] = []
        for (index, peer) in peers.enumerated() {
            rig.publish(UInt32(index + 1), by: peer)
            sources.append(Source(UInt32(index + 1)))
            rig.send(&sources[index], from: peer)
        }
        let begin = rig.now
        var atOnceMax: UInt64 = 0
        while rig.now - begin < .milliseconds(1_200) {
            let before = rig.counters.reports
            let deadline = try #require(rig.deadline)
            rig.advance(by: deadline - rig.now)
            atOnceMax = max(atOnceMax, rig.counters.reports - before)
        }
        #expect(rig.counters.reports >= 40)
        #expect(atOnceMax > 0 && atOnceMax <= 8)
    }

    @Test func `who is silenced while the others are looked after does not speak`() throws {
        let rig = Rig()
        let peers = (0..<40).map { _ in rig.join() }
        var sources: [Source] = []
        for (index, peer) in peers.enumerated() {
            rig.publish(UInt32(index + 1), by: peer)
            sources.append(Source(UInt32(index + 1), level: 10))
        }
        var silenced: [PublicationID] = []
        var spoken = 0
        for frame in 0..<140 {
            for index in peers.indices { rig.send(&sources[index], from: peers[index]) }
            for millisecond in 0..<20 {
                // Its level may have been asked for by now, and not told yet.
                if frame >= 100, millisecond == frame % 20 {
                    _ = rig.takeEvents()
                    let id = PublicationID(UInt32(silenced.count + 1))
                    rig.apply(frame % 2 == 0 ? .setMuted(id, true) : .unpublish(id))
                    silenced.append(id)
                }
                rig.advance(by: .milliseconds(1))
            }
            let louds = rig.takeEvents().speaking.flatMap { $0 }.filter { $0.level > 0 }
            spoken += louds.count
            #expect(!louds.contains { silenced.contains($0.publication) })
        }
        #expect(spoken > 40)
    }
}
