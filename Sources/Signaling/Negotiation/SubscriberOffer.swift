/// An offer of ours, to be sent as it is.
struct SubscriberOffer: Equatable, Sendable {
    /// From 1 upwards; the answer repeats it.
    var id: UInt32
    var sdp: String
    /// Media section to track, for the message that carries the offer.
    var midToTrackID: [(mid: String, sid: String)]
    /// Our candidates as JSON, to be trickled after the first offer; the last one is final.
    var candidateInits: [String]

    static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.sdp == right.sdp && left.candidateInits == right.candidateInits
            && left.midToTrackID.elementsEqual(right.midToTrackID, by: ==)
    }
}
