/// The credentials of one generation of a connection: each restart of ICE brings new ones (RFC 8445 §9).
struct ICECredentials: Sendable {
    /// Ours: what checks must carry.
    let local: LocalParameters
    let fragment: [UInt8]
    let password: [UInt8]
    /// The other side's fragment. While it is nil, any second half of a USERNAME will do: the first half and our
    /// password are proof enough that the sender holds our description.
    var remoteFragment: String?
    /// The other side's password, under which it answers what we ask; empty while it is not known.
    var remotePassword: [UInt8] = []

    init(_ local: LocalParameters) {
        self.local = local
        fragment = Array(local.usernameFragment.utf8)
        password = Array(local.password.utf8)
    }

    /// Whether the first half of a USERNAME is our fragment.
    func isOurs(_ datagram: Span<UInt8>, _ username: Range<Int>) -> Bool {
        guard username.count > fragment.count, datagram[username.lowerBound + fragment.count] == Self.colon else {
            return false
        }
        for index in fragment.indices where datagram[username.lowerBound + index] != fragment[index] { return false }
        return true
    }

    /// Whether the second half is the other side's fragment, as far as that is known.
    func isTheirs(_ datagram: Span<UInt8>, _ username: Range<Int>) -> Bool {
        guard let remoteFragment else { return true }
        var index = username.lowerBound + fragment.count + 1
        guard username.upperBound - index == remoteFragment.utf8.count else { return false }
        for byte in remoteFragment.utf8 {
            guard datagram[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private static let colon = UInt8(ascii: ":")
}
