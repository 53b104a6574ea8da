import LiveKitProtocol
import RoomPolicy
import SFU
import SeededRandom
import Testing
import TokenAuth

@testable import Signaling

/// Who speaks: told in eighths, when it changes, to those who hear.
struct SpeakersTests {
    @Test func `levels go up to the next eighth, and the same eighth is not told twice`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        for level in [0.01, 0.1, 0.125, 0.13, 1, 0] as [Float] { stage.speak(alice, sid, level) }
        #expect(bob.speakers.map(\.level) == [0.125, 0.25, 1, 0])
        #expect(bob.speakers.map(\.active) == [true, true, true, false])
        #expect(bob.speakers.allSatisfy { $0.sid == alice.sid })
        #expect(alice.speakers.map(\.level) == bob.speakers.map(\.level))
    }

    @Test func `who does not hear someone is not told that they speak`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        let carol = stage.join("carol")
        bob.subscribe([sid], false)
        stage.speak(alice, sid, 0.5)
        #expect(bob.speakers.isEmpty)
        #expect(carol.speakers.map(\.level) == [0.5])
    }

    @Test func `who is muted is silent at once, and does not speak again by being unmuted`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        stage.speak(alice, sid, 0.5)
        alice.mute(sid)
        stage.speak(alice, sid, 0.7)
        #expect(bob.speakers.map(\.level) == [0.5, 0])
        alice.mute(sid)
        stage.speak(alice, sid, 0)
        alice.mute(sid, false)
        #expect(bob.speakers.map(\.level) == [0.5, 0])
        stage.speak(alice, sid, 0.5)
        #expect(bob.speakers.map(\.level) == [0.5, 0, 0.5])
    }

    @Test func `a level from before a mute is not told after it`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        stage.speak(alice, sid, 0.5)
        alice.mute(sid)
        alice.mute(sid, false)
        #expect(bob.speakers.map(\.level) == [0.5, 0])
    }

    @Test func `a newcomer learns who is speaking, as soon as it hears`() throws {
        let (stage, alice, _, sid) = try MutingTests.trio()
        stage.speak(alice, sid, 0.5)
        let carol = stage.join("carol")
        #expect(carol.speakers.map(\.level) == [0.5])
        #expect(try #require(carol.kinds.firstIndex(of: "speakersChanged")) > 0)
    }

    @Test func `who stops hearing a speaker is told of silence`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        stage.speak(alice, sid, 0.5)
        bob.subscribe([sid], false)
        #expect(bob.speakers.map(\.level) == [0.5, 0])
        bob.subscribe([sid])
        #expect(bob.speakers.map(\.level) == [0.5, 0, 0.5])
        alice.unpublish()
        #expect(bob.speakers.map(\.level) == [0.5, 0, 0.5, 0])
        #expect(alice.speakers.map(\.level) == [0.5, 0])
    }

    @Test func `of several tracks the loudest counts, and of several speakers the loudest comes first`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        let second = alice.publish("second")
        stage.speak(alice, sid, 0.25)
        stage.speak(alice, second, 0.75)
        stage.speak(alice, sid, 0.5)
        #expect(bob.speakers.map(\.level) == [0.25, 0.75])
        let other = bob.publish("b")
        let carol = stage.join("carol")
        stage.forgetLog()
        let levels = try [(alice, second, Float(0.125)), (bob, other, 1)].map { client, sid, level in
            let session = try #require(stage.session(of: client))
            let index = try #require(session.indexOfPublished(TrackID(sid)))
            return SpeakerLevel(publication: session.published[index].publication, level: level)
        }
        stage.apply(.speaking(levels))
        #expect(carol.speakers.map(\.sid) == [bob.sid, alice.sid])
    }

    @Test func `in ten thousand mutes nobody is shown as speaking who is muted`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        var random = SeededGenerator(9)
        var isMuted = false
        var spoken = 0
        for _ in 0..<10_000 {
            // Levels measured before a mute come after it, and tickets in their own time.
            stage.confirms = random.next() % 2 == 0
            stage.advance(.milliseconds(20))
            if random.next() % 16 == 0 { bob.send(.ping(1)) }
            switch random.next() % 4 {
            case 0:
                isMuted.toggle()
                stage.forgetLog()
                alice.mute(sid, isMuted)
                if isMuted { #expect((bob.speakers.last?.level ?? 0) == 0) }
            case 1: stage.confirm()
            default: stage.speak(alice, sid, Float(random.next() % 9) / 8)
            }
            if isMuted {
                #expect(!bob.speakers.contains { $0.active } && !alice.speakers.contains { $0.active })
            } else {
                spoken += bob.speakers.filter(\.active).count
            }
            stage.forgetLog()
        }
        #expect(spoken > 1_000)
    }

    @Test func `a level of a track that is gone is nobody's`() throws {
        let (stage, _, bob, _) = try MutingTests.trio()
        stage.apply(.speaking([SpeakerLevel(publication: PublicationID(999), level: 1)]))
        #expect(bob.inbox.isEmpty)
    }
}
