/// The payload protocol identifiers of WebRTC (RFC 8831 section 8).
enum PayloadProtocol {
    static let control: UInt32 = 50
    static let text: UInt32 = 51
    static let binary: UInt32 = 53
    /// SCTP has no empty messages: these two mark one whose single byte means nothing.
    static let emptyText: UInt32 = 56
    static let emptyBinary: UInt32 = 57
}
