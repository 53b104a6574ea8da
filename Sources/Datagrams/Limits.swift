/// The bounds of a media socket, in one place, each with its reason.
package enum Limits {
    /// Room for one arriving datagram; more than the engine accepts, so that it sees and counts the oversized.
    package static let datagramRoom = 2048
    /// How long a full send buffer is waited for before its datagrams are given up: a voice packet that is late by
    /// two milliseconds more is of no use.
    package static let sendPauseNanoseconds: Int64 = 2_000_000
}
