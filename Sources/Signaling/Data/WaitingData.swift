/// Data packets for a client that has joined and whose channel is not open yet, which takes it a round trip or two.
/// Bounded: beyond it the newest are lost, as all of them would be without it.
struct WaitingData {
    private var packets: [(label: String, bytes: [UInt8])] = []
    private var byteCount = 0

    mutating func append(_ bytes: [UInt8], label: String) {
        guard packets.count < Limits.waitingDataPackets, byteCount + bytes.count <= Limits.waitingDataBytes else {
            return
        }
        packets.append((label, bytes))
        byteCount += bytes.count
    }

    /// Takes out what waits for a channel, oldest first.
    mutating func take(label: String) -> [[UInt8]] {
        let taken = packets.filter { $0.label == label }.map(\.bytes)
        packets.removeAll { $0.label == label }
        byteCount -= taken.reduce(0) { $0 + $1.count }
        return taken
    }
}
