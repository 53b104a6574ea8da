import CLinux
import Glibc
import SFU

/// One TCP media connection of a media thread: frames in, frames out. Confined to that thread.
@safe final class StreamConnection {
    let handle: StreamHandle
    /// As the media engine knows it.
    let address: TransportAddress
    /// When the engine last had something for it. It answers nobody who has not proven to be a participant, so this
    /// tells who is alive from who only sends.
    private(set) var answeredAt: ContinuousClock.Instant?
    /// The descriptor set is to say when more can be sent.
    var isWatchedForRoom = false
    /// Set once it is closed; whoever still holds it leaves it alone.
    var isClosed = false
    private var reader = FrameReader()
    private var queue = FrameQueue()

    init(_ handle: StreamHandle, number: UInt32) {
        self.handle = handle
        address = TransportAddress(
            high: handle.remote.high, low: handle.remote.low, port: handle.remotePort, network: .tcp, connection: number
        )
    }

    /// When it is closed unless something is answered on it.
    var deadline: ContinuousClock.Instant {
        if let answeredAt { return answeredAt + Limits.streamIdleTime }
        return handle.acceptedAt + Limits.streamProofTime
    }

    /// What reading came to.
    enum Reading: Equatable {
        case frame(Range<Int>)
        /// Nothing more for now.
        case nothing
        case oversized
        /// Ended by the other side, or broken.
        case ended
    }

    /// Takes the next frame, from what was read or from the socket.
    ///
    /// - Parameter reads: how often the socket may still be read, so that one connection does not starve the others.
    func next(_ reads: inout Int) -> Reading {
        while true {
            switch reader.next() {
            case .frame(let frame): return .frame(frame)
            case .oversized: return .oversized
            case .incomplete: break
            }
            guard reads > 0 else { return .nothing }
            reads -= 1
            let count = unsafe reader.fill { unsafe linux_receive(handle.descriptor, $0.baseAddress, $0.count) }
            if count == -Int(EAGAIN) || count == -Int(EINTR) { return .nothing }
            guard count > 0 else { return .ended }
        }
    }

    /// Hands a frame to somebody who may change it.
    func withFrame(_ frame: Range<Int>, _ body: (inout MutableSpan<UInt8>) -> Void) {
        reader.withFrame(frame, body)
    }

    /// Sends one datagram, or keeps it for a moment.
    func send(_ datagram: UnsafeRawBufferPointer, at now: ContinuousClock.Instant) -> FrameQueue.Outcome {
        answeredAt = now
        let count = datagram.count
        precondition(count <= Limits.streamFrameBytes, "a datagram is larger than a frame may be")
        return unsafe withUnsafeTemporaryAllocation(
            byteCount: FrameReader.headerCount + count, alignment: 2
        ) { frame in
            unsafe frame[0] = UInt8(count >> 8)
            unsafe frame[1] = UInt8(count & 0xFF)
            unsafe UnsafeMutableRawBufferPointer(rebasing: frame[FrameReader.headerCount...]).copyMemory(from: datagram)
            return unsafe queue.send(UnsafeRawBufferPointer(frame), at: now, write)
        }
    }

    /// Sends what waits.
    func flush(at now: ContinuousClock.Instant) -> FrameQueue.Outcome { unsafe queue.flush(at: now, write) }

    /// Frames given up since the last call.
    func takeLateCount() -> UInt64 { queue.takeLateCount() }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        unsafe linux_send(handle.descriptor, bytes.baseAddress, bytes.count)
    }
}
