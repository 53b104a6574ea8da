/// The last few Opus frames of a publication, to go along with later ones as redundancy (RFC 2198): those that came and
/// those that were brought back. A fixed number of bytes; storing allocates nothing.
struct RecentFrames {
    /// A frame that is kept.
    struct Frame: Sendable, Equatable {
        /// The source's unwrapped number.
        var sequence: Int64
        var timestamp: UInt32
        /// Bytes of payload.
        var count: Int
    }

    private static let capacity = 4
    private var frames = InlineArray<4, Frame>(repeating: Frame(sequence: -1, timestamp: 0, count: 0))
    private var bytes = [UInt8](repeating: 0, count: RecentFrames.capacity * Limits.redundantBlockBytes)

    init() {
        precondition(Limits.redundantFrames < Self.capacity, "more redundant frames than are kept")
    }

    /// Keeps a frame in place of an older one. One that no block can carry is not kept, nor is one without a voice:
    /// libwebrtc plays a frame of discontinuous transmission again when it comes as redundancy, and hurries afterwards.
    mutating func store(sequence: Int64, timestamp: UInt32, payload: Span<UInt8>) {
        let place = Self.place(of: sequence)
        guard sequence > frames[place].sequence else { return }
        guard payload.count > Limits.silentPayloadBytes, payload.count <= Limits.redundantBlockBytes else {
            frames[place].sequence = -1
            return
        }
        frames[place] = Frame(sequence: sequence, timestamp: timestamp, count: payload.count)
        var room = bytes.mutableSpan
        room.copy(payload, at: place * Limits.redundantBlockBytes)
    }

    /// Forgets all.
    mutating func removeAll() {
        for place in frames.indices { frames[place].sequence = -1 }
    }

    /// Chooses what goes along with a packet, the latest first, as long as there is room and a block can say how much
    /// earlier it is.
    ///
    /// - Parameters:
    ///   - floor: the first source packet that the listener may hear.
    ///   - primaryCount: bytes of the packet's own frame.
    func redundancy(
        before sequence: Int64, timestamp: UInt32, from floor: Int64, primaryCount: Int
    ) -> Redundancy {
        var redundancy = Redundancy()
        var room = Limits.redundantPayloadBytes - primaryCount - redundancy.byteCount
        for age in 1...Int64(Limits.redundantFrames) {
            let frame = frames[Self.place(of: sequence - age)]
            let offset = timestamp &- frame.timestamp
            let needed = Redundancy.headerCount + frame.count
            guard frame.sequence == sequence - age, frame.sequence >= floor, offset > 0,
                offset <= Limits.redundantOffsetTicks, needed <= room
            else { continue }
            room -= needed
            redundancy.insert(frame, offset: offset)
        }
        return redundancy
    }

    /// Writes the headers of all blocks and the redundant ones' data; the primary's data belongs right behind.
    ///
    /// - Parameters:
    ///   - payloadType: of all blocks.
    ///   - start: where in the packet.
    /// - Returns: where the primary's data begins, ``Redundancy/byteCount`` further on.
    func write(
        _ redundancy: Redundancy, payloadType: UInt8, into packet: inout MutableSpan<UInt8>, at start: Int
    ) -> Int {
        var offset = start
        for index in 0..<redundancy.count {
            let block = redundancy[index]
            let word = UInt32(0x80 | payloadType) << 24 | block.offset << 10 | UInt32(block.frame.count)
            packet.setNetworkUInt32(word, at: offset)
            offset += Redundancy.headerCount
        }
        packet[offset] = payloadType & 0x7F
        offset += 1
        for index in 0..<redundancy.count {
            let frame = redundancy[index].frame
            let place = Self.place(of: frame.sequence) * Limits.redundantBlockBytes
            packet.copy(bytes.span.extracting(place..<place + frame.count), at: offset)
            offset += frame.count
        }
        return offset
    }

    private static func place(of sequence: Int64) -> Int { Int(sequence & Int64(capacity - 1)) }
}
