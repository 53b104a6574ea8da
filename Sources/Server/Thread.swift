import CLinux
import Glibc

/// A POSIX thread with a name, which runs one function to its end.
@safe struct Thread {
    /// Who goes first where threads have to share a processor.
    enum Precedence: Sendable {
        /// A voice packet waits for it.
        case first
        case usual
        /// Nobody hears it when it is a few milliseconds later.
        case behind
    }

    private let handle: pthread_t

    /// Starts `body` on a thread of its own.
    ///
    /// - Parameter name: shown by `ps -L` and `top -H`; the kernel keeps 15 bytes.
    init(name: String, precedence: Precedence = .usual, _ body: @escaping @Sendable () -> Void) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, precedence: precedence, body: body))
        var handle = pthread_t()
        let result = unsafe pthread_create(
            &handle, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                unsafe linux_thread_name(start.name)
                switch start.precedence {
                case .first: linux_thread_hasten(Limits.voiceSliceNanoseconds)
                case .usual: break
                case .behind: linux_thread_give_way(Limits.niceness)
                }
                start.body()
                return nil
            }, start.toOpaque())
        precondition(result == 0, "the system refused a thread")
        self.handle = handle
    }

    /// Waits until the function has returned; to be called once.
    func join() {
        pthread_join(handle, nil)
    }

    private final class Start: Sendable {
        let name: String
        let precedence: Precedence
        let body: @Sendable () -> Void

        init(name: String, precedence: Precedence, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.precedence = precedence
            self.body = body
        }
    }
}
