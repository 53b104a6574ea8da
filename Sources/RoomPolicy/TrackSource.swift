/// Where a track comes from, as its publisher says.
public enum TrackSource: Hashable, Sendable, CaseIterable {
    /// Not said.
    case unknown
    /// A camera's picture.
    case camera
    /// A microphone's sound.
    case microphone
    /// A screen's picture.
    case screenShare
    /// The sound that belongs to a screen.
    case screenShareAudio

    /// The source under which a moderator's mute is remembered: a track without a source counts as a microphone, else
    /// a mute could be shaken off by publishing the same voice again without saying what it is.
    var muteKey: TrackSource {
        self == .unknown ? .microphone : self
    }
}
