/// The SSRCs for which an incoming SRTP session keeps state, so that an authenticated peer cannot make it grow without
/// end by inventing more. Media and control are counted apart: browsers report from SSRCs that send no media, one a
/// section at times.
struct SRTPSources {
    private let mediaMax: Int
    /// With what came of each.
    var media: [ReplayWindow] = []
    /// In order of arrival.
    private var control: [UInt32] = []

    init(mediaMax: Int = Limits.mediaSourcesPerTransport) {
        self.mediaMax = mediaMax
    }

    func containsMedia(_ ssrc: UInt32) -> Bool { place(ofMedia: ssrc) != nil }

    /// Where in ``media`` an SSRC is.
    func place(ofMedia ssrc: UInt32) -> Int? {
        for place in 0..<media.count where media[place].ssrc == ssrc { return place }
        return nil
    }

    var hasRoomForMedia: Bool { media.count < mediaMax }

    /// Counts an SSRC whose first media packet was authentic.
    ///
    /// - Returns: its place.
    @discardableResult mutating func insertMedia(_ ssrc: UInt32) -> Int {
        media.append(ReplayWindow(ssrc: ssrc))
        if let index = control.firstIndex(of: ssrc) { control.remove(at: index) }
        return media.count - 1
    }

    /// Counts an SSRC whose control packet was authentic.
    ///
    /// - Returns: the eldest that only sent control, whose state has to go for this one, when there were too many.
    mutating func insertControl(_ ssrc: UInt32) -> UInt32? {
        if containsMedia(ssrc) || control.contains(ssrc) { return nil }
        let evicted = control.count < Limits.controlSourcesPerTransport ? nil : control.removeFirst()
        control.append(ssrc)
        return evicted
    }

    mutating func remove(_ ssrc: UInt32) {
        if let place = place(ofMedia: ssrc) { media.remove(at: place) }
        if let index = control.firstIndex(of: ssrc) { control.remove(at: index) }
    }
}
