import RoomPolicy

/// What one participant was lately sent on its reliable channel by senders who count: should it resume, it says how far
/// it got, and is sent the rest. Bounded in number, bytes and age; beyond that the oldest are forgotten.
struct ReplayBuffer {
    private struct Packet {
        var bytes: [UInt8]
        var sequence: UInt32
        var sender: ParticipantID
        var time: ContinuousClock.Instant
    }

    private var packets: [Packet] = []
    private var byteCount = 0

    /// - Parameter sequence: the sender's own count; packets without one (0) cannot be told apart and are not kept.
    mutating func append(
        _ bytes: [UInt8], sequence: UInt32, from sender: ParticipantID, at now: ContinuousClock.Instant
    ) {
        guard sequence > 0, bytes.count <= Limits.replayedBytes else { return }
        packets.append(Packet(bytes: bytes, sequence: sequence, sender: sender, time: now))
        byteCount += bytes.count
        trim(at: now)
    }

    /// What has not arrived, in the order in which it was sent.
    ///
    /// - Parameter position: the last that the participant has of a sender; 0 for none.
    mutating func missing(
        at now: ContinuousClock.Instant, position: (ParticipantID) -> UInt32
    ) -> [[UInt8]] {
        trim(at: now)
        return packets.filter { $0.sequence > position($0.sender) }.map(\.bytes)
    }

    /// Drops what somebody sent whom a block parts from the participant now.
    mutating func discard(from sender: ParticipantID) {
        packets.removeAll { $0.sender == sender }
        byteCount = packets.reduce(0) { $0 + $1.bytes.count }
    }

    private mutating func trim(at now: ContinuousClock.Instant) {
        var count = 0
        while count < packets.count,
            packets.count - count > Limits.replayedPackets || byteCount > Limits.replayedBytes
                || now - packets[count].time > Limits.replayedAge
        {
            byteCount -= packets[count].bytes.count
            count += 1
        }
        packets.removeFirst(count)
    }
}
