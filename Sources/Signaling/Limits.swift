/// The bounds of signaling, in one place, each with its reason.
public enum Limits {
    /// Largest WebSocket message: LiveKit's own limit, which SDKs keep to.
    public static let frameBytes = 2 * 1024 * 1024
    /// Largest session description: a browser's with dozens of sections stays below half of it.
    public static let sdpBytes = 64 * 1024

    // Session descriptions

    /// Most media sections of a description: everyone else's microphone and screen in the largest room, and data.
    public static let sdpSections = 256
    /// Most attributes of a section: a browser's video section with every codec and its feedback has about 200.
    public static let sdpAttributes = 1024
    /// Most formats of a section: there are 128 payload types.
    public static let sdpFormats = 128
    /// Longest mid: browsers write a number, some libraries a UUID.
    public static let midBytes = 64
}
