import LiveKitProtocol

/// What a client asks for in the same breath as its join, where the join can carry it: it is answered right after.
struct FirstRequests {
    /// Tracks that it announces.
    var tracks: [LiveKit.AddTrackRequest] = []
    /// The offer of its one connection.
    var offer: LiveKit.SessionDescription?

    /// Nothing yet.
    init() {}

    init(_ request: LiveKit.JoinRequest) {
        // More than may be announced would be refused one by one.
        tracks = Array(request.addTrackRequests.prefix(Limits.pendingTracks))
        offer = request.publisherOffer
    }
}
