import CLinux
import Glibc
import Signaling
import WebSocketFrames

/// One WebSocket: its descriptor, its codec, and what waits to be sent. Confined to the control thread.
final class WebSocket {
    /// How far it is.
    enum Phase: Equatable {
        /// The upgrade was granted; the answer is on its way and the descriptor not yet ours.
        case opening
        case open
        /// Nothing is delivered any more: the close frame is on its way, and the end comes with the peer's or at the
        /// instant.
        case closing(until: ContinuousClock.Instant)
    }

    /// What came of sending.
    enum Progress: Equatable {
        case done, waiting, broken
    }

    let id: ConnectionID
    let codec = WebSocketCodec()
    /// -1 while opening.
    var descriptor: Int32 = -1
    var phase = Phase.opening
    /// The peer has closed too: the end comes when everything is sent.
    var isClosedByPeer = false
    /// Whether the descriptor is watched for room to write.
    var isWatchingRoom = false
    /// Whether it is in the list of those with something to send.
    var isDirty = false
    var nextPing: ContinuousClock.Instant
    private var sent = 0

    init(_ id: ConnectionID, firstPing: ContinuousClock.Instant) {
        self.id = id
        nextPing = firstPing
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Bytes that the kernel has not taken yet.
    var queuedBytes: Int { codec.output.count - sent }

    /// Gives the kernel as much as it takes, in one call where possible.
    func push() -> Progress {
        guard descriptor >= 0 else { return .waiting }
        while sent < codec.output.count {
            let result = unsafe codec.output.withUnsafeBytes { bytes in
                unsafe linux_send(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
            }
            if result == -Int(EINTR) { continue }
            if result == -Int(EAGAIN) {
                compact()
                return .waiting
            }
            guard result > 0 else { return .broken }
            sent += result
        }
        sent = 0
        // A snapshot may have needed much; what is usual needs little.
        codec.output.removeAll(keepingCapacity: codec.output.capacity <= 4096)
        return .done
    }

    private func compact() {
        guard sent >= 64 * 1024 else { return }
        codec.output.removeFirst(sent)
        sent = 0
    }

    /// The next instant at which something is due.
    var deadline: ContinuousClock.Instant {
        if case .closing(let until) = phase { return until }
        return nextPing
    }
}
