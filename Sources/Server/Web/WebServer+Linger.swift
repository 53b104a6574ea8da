import CLinux
import Glibc

/// A connection whose request was refused before it was read. Closing it with bytes unread would make the kernel send
/// a reset, which may overtake the refusal; so a duplicate of the socket is read for a while and the bytes forgotten.
struct Lingerer {
    var descriptor: Int32
    var deadline: ContinuousClock.Instant
    var bytesLeft = Limits.lingerBytes
}

extension WebServer {
    func linger(_ socket: Int32) {
        let descriptor = linux_duplicate(socket)
        guard descriptor >= 0 else { return }
        lastNumber += 1
        lingering[lastNumber] = Lingerer(descriptor: descriptor, deadline: now + times.linger)
        schedule(now + times.linger)
        _ = linux_epoll_add(epoll, descriptor, UInt32(LINUX_READABLE), lastNumber)
    }

    func readOn(_ number: UInt64) {
        guard let lingerer = lingering[number] else { return }
        let result = unsafe linux_receive(lingerer.descriptor, readBuffer.baseAddress, readBuffer.count)
        if result == -Int(EAGAIN) || result == -Int(EINTR) { return }
        guard result > 0, lingerer.bytesLeft > result else { return stopLingering(number) }
        lingering[number]?.bytesLeft -= result
    }

    func stopLingering(_ number: UInt64) {
        guard let lingerer = lingering.removeValue(forKey: number) else { return }
        _ = linux_epoll_remove(epoll, lingerer.descriptor)
        Glibc.close(lingerer.descriptor)
    }
}
