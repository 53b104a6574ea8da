import RoomPolicy

/// Data packets for a client that has joined and whose channel is not open yet, which takes it a round trip or two.
/// Bounded: beyond it the newest are lost, as all of them would be without it.
struct WaitingData {
    private var packets: [(label: String, sender: ParticipantID?, bytes: [UInt8])] = []
    private var byteCount = 0

    /// - Parameter sender: nil for what nobody in the room has said.
    mutating func append(_ bytes: [UInt8], label: String, from sender: ParticipantID? = nil) {
        guard packets.count < Limits.waitingDataPackets, byteCount + bytes.count <= Limits.waitingDataBytes else {
            return
        }
        packets.append((label, sender, bytes))
        byteCount += bytes.count
    }

    /// Takes out what waits for a channel, oldest first.
    mutating func take(label: String) -> [[UInt8]] {
        let taken = packets.filter { $0.label == label }.map(\.bytes)
        packets.removeAll { $0.label == label }
        byteCount -= taken.reduce(0) { $0 + $1.count }
        return taken
    }

    /// Drops what somebody said whom a block parts from the client now.
    mutating func discard(from sender: ParticipantID) {
        packets.removeAll { $0.sender == sender }
        byteCount = packets.reduce(0) { $0 + $1.bytes.count }
    }
}
