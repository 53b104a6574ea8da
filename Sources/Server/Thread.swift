import CLinux
import Glibc

/// A POSIX thread with a name, which runs one function to its end.
@safe struct Thread {
    private let handle: pthread_t

    /// Starts `body` on a thread of its own.
    ///
    /// - Parameter name: shown by `ps -L` and `top -H`; the kernel keeps 15 bytes.
    init(name: String, _ body: @escaping @Sendable () -> Void) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        var handle = pthread_t()
        let result = unsafe pthread_create(
            &handle, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                unsafe linux_thread_name(start.name)
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
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
