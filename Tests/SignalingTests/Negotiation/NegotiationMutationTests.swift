import SeededRandom
import Testing

@testable import Signaling

/// Broken text must be refused or understood, never more.
struct NegotiationMutationTests {
    /// Bytes flipped, cut, doubled; lines swapped, dropped, doubled.
    private static func mutate(_ text: String, _ random: inout SeededGenerator) -> String {
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let one = Int.random(in: lines.indices, using: &random)
            let two = Int.random(in: lines.indices, using: &random)
            switch Int.random(in: 0..<7, using: &random) {
            case 0: lines.swapAt(one, two)
            case 1 where lines.count > 1: lines.remove(at: one)
            case 2: lines.insert(lines[one], at: two)
            case 3: lines[one] = Array(lines[one].prefix(Int.random(in: 0...lines[one].count, using: &random)))
            case 4: lines[one] += lines[two]
            case 5 where lines.count > 2: lines.removeSubrange(Int.random(in: 1..<lines.count, using: &random)...)
            default:
                guard !lines[one].isEmpty else { continue }
                let place = Int.random(in: lines[one].indices, using: &random)
                lines[one][place] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return String(decoding: Array(lines.joined(separator: Array("\r\n".utf8))), as: UTF8.self)
    }

    @Test(arguments: SDPVectors.offers)
    func `mutated offers are answered or refused`(name: String) throws {
        let text = try SDPVectors.text(name)
        let pending = [PendingTrack(sid: "TR_1", cids: ["a"]), PendingTrack(sid: "TR_2", cids: ["b"])]
        var random = SeededGenerator(UInt64(name.utf8.count))
        var answered = 0
        var refused = 0
        for _ in 0..<120 {
            var negotiation = Fixture.publisher()
            for attempt in [Self.mutate(text, &random), Self.mutate(text, &random)] {
                do throws(SDPError) {
                    let answer = try negotiation.answer(attempt, pendingTracks: pending)
                    let sdp = try SessionDescription(parsing: answer.sdp)
                    #expect(sdp.sections.count == (try SessionDescription(parsing: attempt)).sections.count)
                    answered += 1
                } catch {
                    #expect(!error.sentence.isEmpty)
                    refused += 1
                }
            }
        }
        #expect(answered > 10 && refused > 10)
    }

    @Test func `mutated answers are accepted or refused, and the next good one is taken`() throws {
        var random = SeededGenerator(1)
        var negotiation = Fixture.subscriber()
        for index in 0..<4 {
            negotiation.add(Fixture.track("\(index)", ssrc: UInt32(index), red: index % 2 == 0))
        }
        var accepted = 0
        var refused = 0
        for _ in 0..<1_000 {
            var trial = negotiation
            let offer = try trial.nextOffer()
            let good = try Fixture.answer(to: offer.sdp)
            do throws(SDPError) {
                let answer = try trial.accept(answer: Self.mutate(good, &random), id: 0)
                #expect(answer.map { $0.accepted.count + $0.rejected.count } == 4)
                accepted += 1
                _ = trial.offer(force: true)
            } catch {
                refused += 1
                #expect(trial.isAwaitingAnswer)
                #expect(try trial.accept(answer: good, id: 0)?.accepted.count == 4)
            }
        }
        #expect(accepted > 50 && refused > 50)
    }

    @Test func `a valid offer cut anywhere is answered or refused`() throws {
        let bytes = Array(try SDPVectors.text("firefox").utf8)
        for count in stride(from: bytes.count, through: 0, by: -3) {
            var negotiation = Fixture.publisher()
            let cut = String(decoding: bytes.prefix(count), as: UTF8.self)
            let answer = try? negotiation.answer(cut, pendingTracks: [])
            if count == bytes.count { #expect(answer != nil) }
        }
    }
}
