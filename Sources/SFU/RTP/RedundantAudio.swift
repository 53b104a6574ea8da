/// Redundant audio (RFC 2198): where the blocks of a payload lie. Nothing is copied, and nothing read that the payload
/// does not hold.
package enum RedundantAudio {
    /// One encoding of one frame.
    package struct Block: Equatable, Sendable {
        package var payloadType: UInt8
        /// How much earlier than the packet's own timestamp this block's is; 0 for the primary.
        package var timestampOffset: UInt32
        package var range: Range<Int>
    }

    /// The blocks of a payload, the eldest redundant one first.
    package struct Blocks {
        /// How many redundant blocks there are.
        package fileprivate(set) var redundantCount = 0
        package fileprivate(set) var primary = Block(payloadType: 0, timestampOffset: 0, range: 0..<0)
        fileprivate var redundant = InlineArray<4, Block>(
            repeating: Block(payloadType: 0, timestampOffset: 0, range: 0..<0))

        fileprivate init() {
            precondition(Limits.redundantBlocks <= redundant.count, "more redundant blocks than places for them")
        }

        /// A redundant block, by its place in the payload.
        package func redundant(_ index: Int) -> Block {
            precondition(index < redundantCount, "a redundant block that is not there")
            return redundant[index]
        }

        fileprivate mutating func append(_ block: Block) {
            redundant[redundantCount] = block
            redundantCount += 1
        }
    }

    /// The primary block: what a listener without RED is sent. Nil as for ``blocks(in:)``.
    package static func primary(in payload: Span<UInt8>) -> (payloadType: UInt8, range: Range<Int>)? {
        guard let blocks = blocks(in: payload) else { return nil }
        return (blocks.primary.payloadType, blocks.primary.range)
    }

    /// All blocks. Nil when a block runs past the end, the last header is missing, or there are more than
    /// ``Limits/redundantBlocks`` redundant ones.
    package static func blocks(in payload: Span<UInt8>) -> Blocks? {
        var blocks = Blocks()
        var header = 0
        var dataCount = 0
        // The headers stand in front of all data: first walk them, with ranges counted from the start of the data.
        while header < payload.count, payload[header] & 0x80 != 0 {
            guard blocks.redundantCount < Limits.redundantBlocks, header + 4 <= payload.count else { return nil }
            let word = payload.networkUInt32(at: header)
            let count = Int(word & 0x3FF)
            blocks.append(
                Block(
                    payloadType: UInt8(truncatingIfNeeded: word >> 24) & 0x7F, timestampOffset: word >> 10 & 0x3FFF,
                    range: dataCount..<dataCount + count))
            dataCount += count
            header += 4
        }
        guard header < payload.count else { return nil }
        let start = header + 1
        guard start + dataCount <= payload.count else { return nil }
        blocks.primary = Block(
            payloadType: payload[header] & 0x7F, timestampOffset: 0, range: start + dataCount..<payload.count)
        blocks.moveRedundant(by: start)
        return blocks
    }
}

extension RedundantAudio.Blocks {
    fileprivate mutating func moveRedundant(by start: Int) {
        for index in 0..<redundantCount {
            let range = redundant[index].range
            redundant[index].range = range.lowerBound + start..<range.upperBound + start
        }
    }
}
