import CLinux
import Glibc

/// Bytes to a descriptor such as standard output.
enum Output {
    /// Writes if that does not wait: a pipe that nobody reads is no reason to stop serving.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        guard linux_wait_writable(descriptor, 0) != 0 else { return }
        _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
    }

    /// Prints a text and a line end for a person who waits for it.
    static func print(_ text: String, to descriptor: Int32 = 1) {
        var rest = Array((text + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno != EINTR { return }
            rest = rest.dropFirst(max(0, written))
        }
    }
}
