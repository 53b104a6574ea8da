import CCurl
import Glibc

/// A connection of `quartet check`, with TLS where the URL says https. Waits, with limits.
@safe final class CheckStream {
    private let stream: OpaquePointer
    private var received: [UInt8] = []

    /// - Parameters:
    ///   - origin: `http://host:port`, or `https` for TLS.
    ///   - isWeb: HTTP follows.
    init(_ origin: String, isWeb: Bool = false) throws(CheckFailure) {
        var words = [CChar](repeating: 0, count: 256)
        let limit = Int(Limits.checkPatience.nanosecondsLeft / 1_000_000)
        guard let stream = unsafe stream_open(origin, isWeb ? 1 : 0, limit, &words, words.count) else {
            let text = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw CheckFailure(text)
        }
        unsafe self.stream = stream
    }

    deinit { unsafe stream_close(stream) }

    func send(_ bytes: [UInt8]) throws(CheckFailure) {
        let limit = Int(Limits.checkPatience.nanosecondsLeft / 1_000_000)
        guard unsafe stream_send(stream, bytes, bytes.count, limit) == 0 else {
            throw CheckFailure("the connection broke")
        }
    }

    /// Waits until `cut` finds something at the front of what has come.
    ///
    /// - Parameter cut: how many bytes belong to it, once all of it is there.
    /// - Returns: those bytes; nil when the time is over.
    func next(
        until deadline: ContinuousClock.Instant, _ cut: ([UInt8]) throws(CheckFailure) -> Int?
    ) throws(CheckFailure) -> [UInt8]? {
        while true {
            if let count = try cut(received) {
                defer { received.removeFirst(count) }
                return Array(received.prefix(count))
            }
            let left = Int((deadline - ContinuousClock.now).nanosecondsLeft / 1_000_000)
            guard left > 0 else { return nil }
            guard received.count < Limits.checkBytes else { throw CheckFailure("it sent more than makes sense") }
            var chunk = [UInt8](repeating: 0, count: 16_384)
            switch unsafe stream_receive(stream, &chunk, chunk.count, left) {
            case let count where count > 0: received += chunk[..<count]
            case 0: throw CheckFailure("the other end closed the connection")
            case -2: return nil
            default: throw CheckFailure("the connection broke")
            }
        }
    }
}
