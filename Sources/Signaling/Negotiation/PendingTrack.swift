/// A track that its owner has announced and that no media section carries yet.
struct PendingTrack: Equatable, Sendable {
    /// The server's name for it, `TR_…`.
    var sid: String
    /// The client's names for it: that of the announcement, then those of its further codecs.
    var cids: [String]
    var disableRED: Bool
    var disableDTX: Bool
    var isStereo: Bool
    /// Whether its level counts for who is speaking.
    var isVoice: Bool
    var isMuted: Bool
    /// Whether its payloads are encrypted between participants.
    var isEncrypted: Bool

    init(
        sid: String, cids: [String], disableRED: Bool = false, disableDTX: Bool = false, isStereo: Bool = false,
        isVoice: Bool = true, isMuted: Bool = false, isEncrypted: Bool = false
    ) {
        self.sid = sid
        self.cids = cids
        self.disableRED = disableRED
        self.disableDTX = disableDTX
        self.isStereo = isStereo
        self.isVoice = isVoice
        self.isMuted = isMuted
        self.isEncrypted = isEncrypted
    }
}
