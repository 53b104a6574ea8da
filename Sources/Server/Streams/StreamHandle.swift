import CLinux
import Glibc
import SFU

/// A TCP media connection, whichever thread has it: the descriptor is closed and the place is free once nobody does.
final class StreamHandle: Sendable {
    let descriptor: Int32
    /// The other end.
    let remote: IPAddress
    let remotePort: UInt16
    let acceptedAt: ContinuousClock.Instant
    private let census: StreamCensus

    /// Takes over a descriptor, and a place that the census has given.
    init(
        _ descriptor: Int32, from remote: IPAddress, port: UInt16, at now: ContinuousClock.Instant, census: StreamCensus
    ) {
        self.descriptor = descriptor
        self.remote = remote
        remotePort = port
        acceptedAt = now
        self.census = census
    }

    deinit {
        close(descriptor)
        census.release(remote)
    }

    /// What the first frame is.
    enum FirstFrame: Equatable {
        /// Something of it is missing.
        case incomplete
        /// None will come.
        case ended
        /// Not what was looked for.
        case refused
        case accepted
    }

    /// Looks at the first frame that has come, which stays where it is.
    ///
    /// - Parameter judge: is given the datagram once all of it is there.
    func judgeFirstFrame(_ judge: (Span<UInt8>) -> Bool) -> FirstFrame {
        let capacity = FrameReader.headerCount + Limits.streamFrameBytes
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { room in
            let count = unsafe linux_peek(descriptor, room.baseAddress, capacity)
            if count == -Int(EAGAIN) || count == -Int(EINTR) { return .incomplete }
            guard count > 0 else { return .ended }
            let bytes = unsafe Span(_unsafeStart: UnsafePointer(room.baseAddress!), count: count)
            switch FrameReader.first(of: bytes) {
            case .incomplete: return .incomplete
            case .oversized: return .refused
            case .frame(let frame): return judge(bytes.extracting(frame)) ? .accepted : .refused
            }
        }
    }
}
