/// The SSRCs for which an incoming SRTP session keeps state, so that an authenticated peer cannot make it grow without
/// end by inventing more. Media and control are counted apart: browsers report from SSRCs that send no media, one a
/// section at times.
struct SRTPSources {
    private let mediaMax: Int
    private var media: [UInt32] = []
    /// In order of arrival.
    private var control: [UInt32] = []

    init(mediaMax: Int = Limits.mediaSourcesPerTransport) {
        self.mediaMax = mediaMax
    }

    func containsMedia(_ ssrc: UInt32) -> Bool { media.contains(ssrc) }

    var hasRoomForMedia: Bool { media.count < mediaMax }

    /// Counts an SSRC whose first media packet was authentic.
    mutating func insertMedia(_ ssrc: UInt32) {
        media.append(ssrc)
        if let index = control.firstIndex(of: ssrc) { control.remove(at: index) }
    }

    /// Counts an SSRC whose control packet was authentic.
    ///
    /// - Returns: the eldest that only sent control, whose state has to go for this one, when there were too many.
    mutating func insertControl(_ ssrc: UInt32) -> UInt32? {
        if media.contains(ssrc) || control.contains(ssrc) { return nil }
        let evicted = control.count < Limits.controlSourcesPerTransport ? nil : control.removeFirst()
        control.append(ssrc)
        return evicted
    }

    mutating func remove(_ ssrc: UInt32) {
        if let index = media.firstIndex(of: ssrc) { media.remove(at: index) }
        if let index = control.firstIndex(of: ssrc) { control.remove(at: index) }
    }
}
