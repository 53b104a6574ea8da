/// One packet of a compound RTCP datagram (RFC 3550 §6.1). Its range lies inside the datagram.
package struct RTCPPacket: Equatable, Sendable {
    /// What every packet begins with: version and count, type, length.
    package static let headerCount = 4

    package enum Kind: Equatable, Sendable {
        case senderReport
        case receiverReport
        case sourceDescription
        case bye
        /// Generic NACK (RFC 4585 §6.2.1).
        case nack
        /// Application packets, other feedback, extended reports, and whatever will be invented.
        case other
    }

    package var kind: Kind
    /// The five bits beside the version: a count of blocks or sources, or a feedback format.
    package var count: Int
    /// The packet without its header and padding; a multiple of four bytes.
    package var body: Range<Int>
}
