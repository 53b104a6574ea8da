import DataChannels
import Testing

@Suite(.serialized) struct DataChannelsTests {
    private let both: [(String, Reliability)] = [("_reliable", .reliable), ("_lossy", .lossy)]

    private func connected(_ pair: Pair) -> Pair {
        let isUp = pair.run {
            pair.opened[Pair.left]?.count == 2 && pair.opened[Pair.right]?.count == 2
        }
        #expect(isUp)
        return pair
    }

    @Test func `channels that one side opens can be used by both`() {
        let pair = connected(Pair(left: both))
        #expect(pair.opened[Pair.left] == ["_reliable", "_lossy"])
        #expect(pair.opened[Pair.right] == ["_reliable", "_lossy"])
        #expect(pair.send([1, 2, 3], label: "_reliable", from: Pair.left) == .sent)
        #expect(pair.send([4], label: "_lossy", from: Pair.left) == .sent)
        #expect(pair.send([5], label: "_reliable", from: Pair.right) == .sent)
        pair.deliver()
        #expect(
            pair.received[Pair.right] == [
                .init(label: "_reliable", isBinary: true, bytes: [1, 2, 3]),
                .init(label: "_lossy", isBinary: true, bytes: [4]),
            ])
        #expect(pair.received[Pair.left] == [.init(label: "_reliable", isBinary: true, bytes: [5])])
    }

    @Test func `the answering side may be the even one`() {
        let pair = connected(Pair(right: both, parities: (.odd, .even)))
        #expect(pair.send([1], label: "_lossy", from: Pair.left) == .sent)
    }

    @Test func `both sides may open channels of the same labels`() {
        let pair = Pair(left: both, right: both)
        #expect(pair.run { pair.opened[Pair.left]?.count == 4 && pair.opened[Pair.right]?.count == 4 })
        #expect(pair.send([1], label: "_reliable", from: Pair.left) == .sent)
        #expect(pair.send([2], label: "_reliable", from: Pair.right) == .sent)
        pair.deliver()
        #expect(pair.received[Pair.right]?.map(\.bytes) == [[1]])
        #expect(pair.received[Pair.left]?.map(\.bytes) == [[2]])
    }

    @Test func `there is nothing to send on before a channel is open, after it, or under another label`() {
        let pair = Pair(left: both)
        #expect(pair.send([1], label: "_reliable", from: Pair.left) == .noChannel)
        _ = connected(pair)
        #expect(pair.send([1], label: "chat", from: Pair.left) == .noChannel)
        pair.close(Pair.left)
        #expect(pair.send([1], label: "_reliable", from: Pair.left) == .noChannel)
    }

    @Test func `an empty message arrives empty, the longest whole, and a longer one is refused`() {
        let pair = connected(Pair(left: both))
        let longest = (0..<DataChannels.messageBytesMax).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        #expect(pair.send([], label: "_reliable", from: Pair.left) == .sent)
        #expect(pair.send(longest, label: "_reliable", from: Pair.left) == .sent)
        #expect(pair.send(longest + [0], label: "_reliable", from: Pair.left) == .tooLarge)
        #expect(pair.run { pair.received[Pair.right]?.count == 2 })
        #expect(pair.received[Pair.right]?.map(\.bytes) == [[], longest])
        #expect(pair.longestPacket > 1_000)
        #expect(pair.longestPacket <= DataChannels.packetBytesMax)
    }

    @Test(arguments: [3, 4, 5] as [UInt64])
    func `reliable messages arrive once and in order though one packet in five is lost`(seed: UInt64) {
        let pair = Pair(seed: seed, left: both)
        pair.loss = 0.2
        _ = connected(pair)
        let count = 10_000
        var sent = [0, 0]
        let isDone = pair.run(.seconds(3_600)) {
            for (side, id) in [Pair.left, Pair.right].enumerated() {
                while sent[side] < count,
                    pair.send(numbered(sent[side]), label: "_reliable", from: id) == .sent
                {
                    sent[side] += 1
                }
            }
            return pair.received[Pair.left]?.count == count && pair.received[Pair.right]?.count == count
        }
        #expect(isDone)
        let expected = (0..<count).map(numbered)
        for id in [Pair.left, Pair.right] {
            let isExact = pair.received[id]?.map(\.bytes) == expected
            #expect(isExact, "\(id): \(pair.received[id]?.count ?? 0) messages")
        }
        #expect(pair.closed.isEmpty)
    }

    @Test func `a lossy message arrives at most once, and the loss of one holds up no other`() {
        let pair = connected(Pair(seed: 9, left: both))
        pair.loss = 0.2
        let count = 1_000
        for number in 0..<count {
            #expect(pair.send(numbered(number), label: "_lossy", from: Pair.left) == .sent)
            pair.run(for: .milliseconds(20))
        }
        pair.loss = 0
        #expect(pair.send([0xFF], label: "_lossy", from: Pair.left) == .sent)
        #expect(pair.run { pair.received[Pair.right]?.last?.bytes == [0xFF] })
        let arrived = Set(pair.received[Pair.right, default: []].map(\.bytes))
        #expect(arrived.count == pair.received[Pair.right]?.count)
        #expect((700...870).contains(arrived.count), "\(arrived.count)")
    }

    @Test func `a reader that stops reading fills its own buffer and no more`() {
        let pair = connected(Pair(left: both))
        pair.loss = 1
        let chunk = [UInt8](repeating: 7, count: 15_000)
        var accepted = 0
        while accepted < 1_000, pair.send(chunk, label: "_reliable", from: Pair.left) == .sent { accepted += 1 }
        #expect(accepted > 60)
        #expect(accepted * chunk.count <= DataChannels.sendBufferBytes)
        #expect(pair.send(chunk, label: "_reliable", from: Pair.left) == .wouldBlock)
        #expect(pair.send([1], label: "_lossy", from: Pair.left) == .wouldBlock)
        pair.loss = 0
        #expect(pair.run { pair.received[Pair.right]?.count == accepted })
        #expect(pair.send([1], label: "_lossy", from: Pair.left) == .sent)
        #expect(pair.send(chunk, label: "_reliable", from: Pair.left) == .sent)
    }

    @Test func `lossy messages do not pile up for a receiver that is gone`() {
        let pair = connected(Pair(left: both))
        pair.loss = 1
        let message = [UInt8](repeating: 7, count: 1_000)
        var accepted = 0
        while accepted < 1_000, pair.send(message, label: "_lossy", from: Pair.left) == .sent { accepted += 1 }
        #expect((60...70).contains(accepted), "\(accepted)")
        pair.run(for: .seconds(2))
        pair.loss = 0
        #expect(pair.run(.seconds(60)) { pair.send(message, label: "_lossy", from: Pair.left) == .sent })
    }

    @Test func `closing tells the peer at once`() {
        let pair = connected(Pair(left: both))
        pair.close(Pair.left)
        pair.deliver()
        #expect(pair.closed == [Pair.right])
        #expect(pair.deadline == nil)
    }

    @Test func `a peer that is gone is given up`() {
        let pair = connected(Pair(left: both))
        pair.loss = 1
        #expect(pair.send([1], label: "_reliable", from: Pair.left) == .sent)
        #expect(pair.run(.seconds(300)) { pair.closed.contains(Pair.left) })
    }

    @Test func `the deadline is near while something is under way, and further off in quiet`() throws {
        let pair = connected(Pair(left: both))
        pair.advance(.milliseconds(1))
        let busy = try #require(pair.deadline)
        pair.run(for: .seconds(5))
        let before = pair.packetCount
        pair.run(for: .seconds(60))
        #expect(pair.packetCount == before)
        pair.advance(.milliseconds(1))
        let idle = try #require(pair.deadline)
        #expect(idle - busy > .seconds(65) + .milliseconds(80))
    }

    @Test func `two owners on one thread keep their associations apart`() {
        let first = Pair(left: both)
        let second = Pair(left: both)
        _ = connected(first)
        _ = connected(second)
        #expect(first.send([1], label: "_reliable", from: Pair.left) == .sent)
        #expect(second.send([2], label: "_reliable", from: Pair.left) == .sent)
        first.deliver()
        second.deliver()
        #expect(first.received[Pair.right]?.map(\.bytes) == [[1]])
        #expect(second.received[Pair.right]?.map(\.bytes) == [[2]])
    }

    @Test func `associations that are gone leave no memory behind`() {
        func joinAndLeave(_ count: Int) {
            for seed in 0..<count {
                let pair = Pair(seed: UInt64(seed), left: both)
                _ = pair.run { pair.opened[Pair.right]?.count == 2 }
                _ = pair.send([UInt8](repeating: 1, count: 60_000), label: "_reliable", from: Pair.left)
                if seed % 2 == 0 { pair.close(Pair.left) }
            }
        }
        joinAndLeave(200)
        let before = residentBytes()
        #expect(before > 0)
        joinAndLeave(1_000)
        // A thousand of them hold 70 MB while they stand; other tests that run meanwhile have their share in this.
        #expect(residentBytes() - before < 16 << 20, "\(residentBytes() - before) bytes")
    }

    private func numbered(_ number: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
            + [UInt8](repeating: 0xA5, count: number % 200)
    }
}
