/// The `o=` line (RFC 8866 §5.2).
struct SDPOrigin: Equatable, Sendable {
    var username: String
    /// Names the session; never changes in its life.
    var sessionID: UInt64
    /// Rises with each description.
    var version: UInt64
    /// Network type, address type and address, such as `IN IP4 127.0.0.1`.
    var address: String
}
