/// Where a Mumble server is: `HOST[:PORT]`, behind `--against mumble:`.
struct MumbleServer: Equatable, Sendable {
    var host: String
    var port: UInt16 = 64738

    /// - Parameter text: what stands behind the first colon; nil if it is no address.
    init?(_ text: Substring) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2, ServerURL.isName(name) else { return nil }
        host = String(name)
        guard parts.count == 2 else { return }
        guard let number = UInt16(parts[1]), number > 0 else { return nil }
        port = number
    }

    /// As it was given, for people.
    var description: String { "mumble:\(host):\(port)" }
}
