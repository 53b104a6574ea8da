/// What a packet is called and when it plays, in one listener's copy of a stream.
struct CopyNumbers: Equatable {
    /// Its number, not wrapped: SRTP's index of the packet (RFC 3711 §3.3.1), since every copy begins in the lower half
    /// of the sequence numbers and never jumps.
    let index: Int64
    let timestamp: UInt32

    /// The number as the listener sees it.
    var sequence: UInt16 { UInt16(truncatingIfNeeded: index) }
}
