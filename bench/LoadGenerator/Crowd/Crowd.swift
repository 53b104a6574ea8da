import CLinux
import CLoad
import Caller
import SFU
import SeededRandom

/// Everybody: the loop that lets each member speak at its time, reads what has come, and carries signaling. One thread,
/// so that it can be kept on one core and its own lateness can be seen.
///
/// Where to look: `+Joining` is how members come and go, `+Packets` what they send and hear, `+Mumble` how both are
/// on a Mumble server.
@safe final class Crowd {
    let options: Options
    /// The server's address, in host order.
    let address: UInt32
    let voices: VoiceBox
    let epoch = ContinuousClock.now
    let identity: CallerIdentity
    let paths: UDPPaths
    let epoll: Int32
    var random = SeededGenerator(20)
    var members: [Member] = []
    var gates: [Gate] = []
    /// How many of a room are complete.
    var complete: [Int] = []
    var schedule = Schedule()
    var output = CallerOutput()
    var scratch = [UInt8](repeating: 0, count: Limits.datagramBytes)

    /// What is being measured, if anything is.
    var interval: Interval?
    var book = JoinBook()
    /// Members on their way in, or out.
    var inFlight: [Int] = []
    var waiting: ArraySlice<Int> = []
    /// Why a member was lost, the first time; and how many were.
    var firstFailure: String?
    var lost = 0
    /// On a Mumble server, each room's channel.
    var channels: [UInt32] = []
    lazy var tls = TLSClient.Context()
    /// How often somebody has begun to join.
    var joinsBegun = 0

    /// What has to be added to our time to make it wall time, looked at again now and then.
    private var wallOffset: Int64 = 0
    private var nextWallLook: UInt64 = 0
    private var nextSignalLook: UInt64 = 0
    var signalTraffic = [linux_ready](repeating: linux_ready(token: 0, events: 0), count: 256)

    init(_ options: Options, address: UInt32, voices: VoiceBox) throws(LoadError) {
        self.options = options
        self.address = address
        self.voices = voices
        identity = CallerIdentity(unixTime: load_realtime_ns() / 1_000_000_000)
        epoll = linux_epoll_create()
        guard epoll >= 0 else { throw LoadError("no epoll: \(systemText(-epoll))") }
        paths = try UDPPaths(epoll: epoll)
        load_sharp_timers()
        _ = linux_raise_descriptor_limit()
    }

    /// Nanoseconds since the epoch.
    var now: UInt64 { nanoseconds(ContinuousClock.now - epoch) }

    func instant(_ time: UInt64) -> ContinuousClock.Instant { epoch + .nanoseconds(Int64(time)) }

    /// Lets time pass until `end`, or until a condition holds.
    func run(until end: UInt64, or isDone: () -> Bool = { false }) {
        while true {
            var time = now
            guard time < end, !isDone() else { return }
            lookAtWall(time)
            // Bounded, so that who is late with sending does not stop listening, too.
            var fired = 0
            while fired < Limits.batch, let (number, since) = schedule.due(by: time) {
                fire(number, since: since)
                fired += 1
                time = now
            }
            paths.flush()
            var received = 0
            for _ in 0..<Limits.batchesInARow {
                let count = paths.receive()
                for index in 0..<count { receive(index) }
                received += count
                if count < Limits.batch { break }
                // Who is due goes first, since the kernel has noted when the rest came; but more is read than sending
                // brings back, or who is always late would read ever later.
                if received > fired * options.perRoom, let next = schedule.next, next <= now { break }
            }
            paths.flush()
            time = now
            if received == 0 || time >= nextSignalLook { lookAtSignals(time) }
            if received == 0, fired < Limits.batch { wait(from: time, until: end) }
        }
    }

    /// Sleeps until something is due. While measuring the kernel's own times of arrival are used, and nothing but
    /// signaling wakes us: a wake-up for each packet would cost the server that sends it.
    private func wait(from time: UInt64, until end: UInt64) {
        let due = min(schedule.next ?? .max, end)
        guard due > time else { return }
        if interval != nil {
            load_wait(-1, -1, Int64(min(due - time, 1_000_000)))
        } else {
            load_wait(paths.shared, epoll, Int64(min(due - time, 5_000_000)))
        }
    }

    private func lookAtWall(_ time: UInt64) {
        guard time >= nextWallLook else { return }
        nextWallLook = time + Limits.window
        wallOffset = load_realtime_ns() - Int64(now)
    }

    /// When the kernel took a datagram in, in our time; now if it does not say.
    func arrivalTime(_ stamp: Int64) -> UInt64 {
        let time = stamp - wallOffset
        return stamp > 0 && time > 0 ? min(UInt64(time), now) : now
    }

    private func lookAtSignals(_ time: UInt64) {
        nextSignalLook = time + 1_000_000
        let count = Int(unsafe linux_epoll_wait(epoll, &signalTraffic, Int32(signalTraffic.count), 0))
        guard count > 0 else { return }
        for place in 0..<count {
            let token = signalTraffic[place].token
            if token & UDPPaths.tokenMark != 0 {
                let connection = Int(token & (UDPPaths.tokenMark - 1))
                for index in 0..<paths.receive(own: connection) { receive(index, for: connection) }
            } else {
                signalReady(Int(token))
            }
        }
    }
}

/// A duration in whole nanoseconds; negative ones are none.
func nanoseconds(_ duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    return UInt64(max(0, seconds)) &* 1_000_000_000 &+ UInt64(max(0, attoseconds)) / 1_000_000_000
}
