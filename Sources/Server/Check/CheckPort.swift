import Datagrams
import SFU

/// A UDP port of `quartet check`.
final class CheckPort {
    private var socket: UDPSocket
    private var arrived: [(source: TransportAddress, bytes: [UInt8])] = []

    init() throws(CheckFailure) {
        let endpoint: UDPEndpoint
        do throws(StartupError) {
            endpoint = try .bind(port: 0)
        } catch {
            throw CheckFailure(error.sentence)
        }
        socket = UDPSocket(endpoint)
    }

    func send(_ bytes: [UInt8], to address: TransportAddress) {
        var outbox = Outbox(byteCapacity: 4096, datagramCapacity: 1)
        if outbox.append(to: address, bytes) { socket.send(outbox) }
    }

    /// The next datagram; nil when the time is over.
    func next(until deadline: ContinuousClock.Instant) -> (source: TransportAddress, bytes: [UInt8])? {
        while arrived.isEmpty {
            let left = (deadline - ContinuousClock.now).nanosecondsLeft
            guard left > 0 else { return nil }
            _ = socket.wait(orBell: -1, nanoseconds: left)
            for index in 0..<socket.receive() { arrived.append((socket.source(index), socket.bytes(index))) }
        }
        return arrived.removeFirst()
    }
}
