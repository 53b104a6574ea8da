import CLinux
import CLoad
import Glibc

/// What an errno means.
func systemText(_ error: Int32) -> String {
    unsafe String(cString: strerror(error))
}

/// Watches a descriptor for something to read.
func linuxWatch(_ epoll: Int32, _ descriptor: Int32, _ token: UInt64, writable: Bool = false) -> Bool {
    linux_epoll_add(epoll, descriptor, LINUX_READABLE | (writable ? LINUX_WRITABLE : 0), token) == 0
}

/// Files, the terminal, and the machine.
enum System {
    /// A file as text; nil if it cannot be read.
    static func text(of path: String, max: Int = 1 << 22) -> String? {
        bytes(of: path, max: max).map { String(decoding: $0, as: UTF8.self) }
    }

    static func bytes(of path: String, max: Int) -> [UInt8]? {
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max) { buffer, used in
            count = unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe load_read_file(path, $0.baseAddress, max) }
            used = Swift.max(0, count)
        }
        return count >= 0 ? bytes : nil
    }

    static func write(_ text: String, to path: String) throws(LoadError) {
        let bytes = text.utf8.map { CChar(bitPattern: $0) }
        let result = unsafe load_write_file(path, bytes, bytes.count)
        guard result == 0 else { throw LoadError("\(path): \(systemText(-result))") }
    }

    static func print(_ text: String, toError: Bool = false) {
        let bytes = text.utf8.map { CChar(bitPattern: $0) }
        unsafe load_print(toError ? 2 : 1, bytes, bytes.count)
    }

    static let hasTerminal = load_stderr_is_terminal() != 0

    /// The processor's name, how many of them there are, and the kernel.
    static var machine: (processor: String, cores: Int, kernel: String) {
        let model = text(of: "/proc/cpuinfo")?.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = model?.split(separator: ":").last.map { String($0.drop { $0 == " " }) }
        let kernel = text(of: "/proc/sys/kernel/osrelease")?.split(separator: "\n").first
        return (name ?? "unknown", Int(load_processors()), kernel.map { "Linux \($0)" } ?? "unknown")
    }
}
