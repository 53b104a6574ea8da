import SFU
import SeededRandom
import Testing

@testable import Signaling

/// Which section of the client's carries what it hears: offers by their directions, answers by their tracks.
struct DownstreamSectionsTests {
    typealias Place = DownstreamSections.Place

    /// Sections by letters: `r` receives, `s` sends, `b` both, `-` neither. The mid is the position.
    private static func offer(_ letters: String) -> [Place] {
        letters.enumerated().map { index, letter in
            Place(mid: "\(index)", isReceiving: "rb".contains(letter), isSending: "sb".contains(letter))
        }
    }

    private static func track(_ name: String, ssrc: UInt32 = 1) -> DownstreamTrack { Fixture.track(name, ssrc: ssrc) }

    /// What the answer says of each section: the track's name, or a point.
    private static func answered(_ sections: DownstreamSections) -> String {
        sections.places.indices.map { sections.track(at: $0).map { String($0.trackSid.dropFirst(3)) } ?? "." }.joined()
    }

    /// One thing that happens, and what must come of it.
    enum Step {
        case add(String)
        case remove(String)
        /// An offer; then what the answer says, and whom the client has turned away.
        case offer(String, is: String, rejects: String = "")
        /// What the client is asked for; nil for nothing.
        case asks(Int?)
    }

    private static func play(_ steps: [Step], _ name: Comment) {
        var sections = DownstreamSections()
        var ssrc: UInt32 = 0
        for step in steps {
            switch step {
            case .add(let track):
                ssrc += 1
                sections.add(Self.track(track, ssrc: ssrc))
            case .remove(let track): sections.remove(sid: "TR_\(track)")
            case .offer(let letters, let expected, let rejects):
                let rejected = sections.take(offer(letters))
                #expect(rejected.map { $0.dropFirst(3) }.joined() == rejects, name)
                #expect(answered(sections) == expected, name)
            case .asks(let count):
                let asked = sections.requirement()
                #expect(asked == count, name)
            }
        }
    }

    @Test func `tracks take the sections that only receive, in order`() {
        Self.play([.add("a"), .add("b"), .asks(nil), .offer("srbr-r", is: ".a.b.."), .asks(nil)], "before the offer")
        Self.play(
            [.offer("rrr", is: "..."), .asks(nil), .add("a"), .asks(0), .asks(nil), .offer("rrr", is: "a..")], "after")
        Self.play([.offer("s-b", is: "..."), .add("a"), .asks(1), .offer("s-br", is: "...a")], "none fits")
    }

    @Test func `missing sections are asked for at once, and each once`() {
        Self.play(
            [
                .offer("r", is: "."), .add("a"), .add("b"), .add("c"), .asks(2), .asks(nil), .add("d"), .asks(1),
                .remove("d"), .asks(nil), .add("e"), .asks(nil), .offer("rrrr", is: "abce"), .asks(nil),
            ], "three too few")
        Self.play(
            [.add("a"), .add("b"), .offer("r", is: "a"), .asks(1), .offer("rr", is: "ab"), .asks(nil)], "the rest")
    }

    @Test func `a section is used again once the client has seen its end`() {
        Self.play(
            [
                .add("a"), .offer("r", is: "a"), .remove("a"), .asks(0), .add("b"), .asks(1), .offer("rr", is: ".b"),
                .asks(nil), .add("c"), .asks(0), .offer("rr", is: "cb"),
            ], "another section meanwhile")
        Self.play(
            [
                .add("a"), .offer("r", is: "a"), .remove("a"), .asks(0), .offer("r", is: "."), .asks(nil), .add("b"),
                .asks(0), .offer("r", is: "b"), .asks(nil),
            ], "one after the other")
        Self.play(
            [
                .add("a"), .offer("r", is: "a"), .remove("a"), .add("b"), .offer("r", is: "."), .asks(0),
                .offer("r", is: "b"), .asks(nil),
            ], "an offer that came by itself")
    }

    @Test func `a track that comes back begins anew, elsewhere if it must`() {
        Self.play(
            [
                .add("a"), .offer("rr", is: "a."), .remove("a"), .add("a"), .asks(0), .offer("rr", is: ".a"),
                .asks(nil),
            ], "before the client was told")
        Self.play([.offer("rr", is: ".."), .add("a"), .remove("a"), .asks(nil), .add("b"), .asks(0)], "never told")
    }

    @Test func `a section taken away rejects what was heard there, and frees what was only meant`() {
        Self.play([.add("a"), .offer("rr", is: "a."), .offer("-r", is: "..", rejects: "a"), .asks(nil)], "told")
        Self.play([.offer("r", is: "."), .add("a"), .offer("-r", is: ".a"), .asks(nil)], "meant")
        Self.play([.add("a"), .offer("r", is: "a"), .remove("a"), .offer("-", is: "."), .asks(nil)], "over anyway")
        Self.play([.add("a"), .offer("r", is: "a"), .offer("b", is: "a"), .asks(nil)], "it sends there now, too")
        Self.play([.add("a"), .offer("r", is: "a"), .offer("", is: "", rejects: "a")], "fewer sections than before")
    }

    @Test func `a mid of its own is another section`() {
        var sections = DownstreamSections()
        sections.add(Self.track("a"))
        _ = sections.take(Self.offer("r"))
        let rejected = sections.take([Place(mid: "other", isReceiving: true)])
        #expect(rejected == ["TR_a"])
        #expect(Self.answered(sections) == ".")
    }

    @Test func `who does not add sections is not asked for ever`() {
        var sections = DownstreamSections()
        sections.add(Self.track("a"))
        var asked = 0
        for _ in 0..<20 {
            _ = sections.take(Self.offer("-"))
            if sections.requirement() != nil { asked += 1 }
        }
        #expect(asked == Limits.vainOffers - 1)
        // Whatever changes, changes that.
        sections.add(Self.track("b"))
        let count = sections.requirement()
        #expect(count == 2)
    }

    @Test func `a request that was lost with the socket is made again`() {
        var sections = DownstreamSections()
        _ = sections.take(Self.offer(""))
        sections.add(Self.track("a"))
        var asked = [sections.requirement()]
        _ = sections.take(Self.offer("s"))
        asked.append(sections.requirement())
        sections.forgetRequest()
        asked += [sections.requirement(), sections.requirement()]
        #expect(asked == [nil, 1, 1, nil])
    }

    /// Against a model that knows only what has to hold, over many random stories.
    @Test func `no section carries two, no track is lost, and it comes to rest`() {
        var random = SeededGenerator(5)
        for _ in 0..<400 {
            var sections = DownstreamSections()
            var wanted: [String] = []
            var count = Int.random(in: 0...3, using: &random)
            var seen: [String?] = []
            var ssrc: UInt32 = 0
            for _ in 0..<30 {
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    let name = String(Int.random(in: 0..<6, using: &random))
                    if !wanted.contains(name) { wanted.append(name) }
                    ssrc += 1
                    sections.add(Self.track(name, ssrc: ssrc))
                case 1:
                    guard let name = wanted.randomElement(using: &random) else { continue }
                    wanted.removeAll { $0 == name }
                    sections.remove(sid: "TR_\(name)")
                default:
                    count += sections.requirement() ?? 0
                    seen = Self.take(&sections, count, seen)
                }
            }
            // Once the client does what it is asked, it hears what it wants, and is left in peace.
            var rounds = 0
            while rounds == 0 || sections.requirement() != nil || rounds < 2 {
                count += sections.waiting.count
                seen = Self.take(&sections, count, seen)
                rounds += 1
                guard rounds < 6 else { break }
            }
            #expect(rounds < 6)
            #expect(seen.compactMap(\.self).sorted() == wanted.map { "TR_\($0)" }.sorted())
            #expect(count <= 15)
        }
    }

    /// One offer; checks that no section passes from one track to another without a pause.
    private static func take(_ sections: inout DownstreamSections, _ count: Int, _ before: [String?]) -> [String?] {
        let rejected = sections.take(offer(String(repeating: "r", count: count)))
        #expect(rejected.isEmpty)
        let now = sections.places.indices.map { sections.track(at: $0)?.trackSid }
        for (old, new) in zip(before, now) where old != nil && new != nil { #expect(old == new) }
        #expect(Set(now.compactMap(\.self)).count == now.compactMap(\.self).count)
        return now
    }
}
