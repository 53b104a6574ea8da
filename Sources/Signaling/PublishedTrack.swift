import LiveKitProtocol
import RoomPolicy
import SFU

/// A track that a client announced with `add_track` and has not negotiated yet.
struct AnnouncedTrack {
    let id: TrackID
    let source: TrackSource
    /// The client's own names for it: one of them stands in the description that will carry it.
    let cids: [String]
    /// As it will be shown to others; `muted` follows the owner until the track is published.
    var info: LiveKit.TrackInfo
}

/// A track that is negotiated and visible to the room.
struct PublishedTrack {
    let id: TrackID
    let source: TrackSource
    let cids: [String]
    let publication: PublicationID
    /// As it is shown to others. Whether it is muted is the room's knowledge, and filled in when it is shown.
    var info: LiveKit.TrackInfo
    /// Its level at the last interval, 0 to 1.
    var level: Float = 0
    /// It was muted, and the media engine has not confirmed yet: until then nobody is told.
    var isMuteUnconfirmed = false
    /// How it comes to us.
    var quality = StreamQuality()
    /// Its owner was told that somebody listens.
    var hasListener = false

    /// The publisher sends it with redundancy.
    var isRedundant: Bool { info.mimeType == "audio/red" }
    /// Redundancy may be made for it: its owner did not decline it, it is no music, and not for its listeners alone.
    var mayBeRedundant: Bool { !info.disableRed && !isStereo }
    var isStereo: Bool { info.audioFeatures.contains(.stereo) }
}

/// One listener's subscription to a track: wanted as soon as it is here, running once negotiated.
struct Listening {
    let track: TrackID
    let publisher: ParticipantID
    let publication: PublicationID
    let subscription: SubscriptionID
    let ssrc: UInt32
    /// The listener negotiated it, and the media engine was told.
    var isRunning = false
    /// The listener asked not to be sent it for now.
    var isPaused = false
    /// How it arrives.
    var quality = StreamQuality()
}
