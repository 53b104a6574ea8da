import CLinux
import Glibc

/// A POSIX thread with a name, which runs one function to its end.
@safe struct Thread {
    /// Who goes first where threads have to share a processor.
    enum Precedence: Sendable {
        /// A voice packet waits for it: ahead of all other programs, which needs rights.
        case realTime
        /// A voice packet waits for it: short turns, which need none.
        case first
        case usual
        /// Nobody hears it when it is a few milliseconds later.
        case behind
    }

    private let handle: pthread_t

    /// What `count` threads that carry voice may ask for: real time where the process has the right to it and there is
    /// a processor more than they are, so that whoever floods them with packets locks no other program out.
    static func precedenceForVoice(threads count: Int) -> Precedence {
        count < linux_processors() && linux_may_run_realtime() == 1 ? .realTime : .first
    }

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
                case .realTime: _ = linux_thread_run_realtime()
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
