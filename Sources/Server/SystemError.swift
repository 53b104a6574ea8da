import Glibc

/// Words for an errno.
enum SystemError {
    /// `address already in use` and the like.
    static func text(_ number: Int32) -> String {
        unsafe String(cString: strerror(number)).lowercased()
    }
}
