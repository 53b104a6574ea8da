/// The bounds of signaling, in one place, each with its reason.
public enum Limits {
    /// Largest WebSocket message: LiveKit's own limit, which SDKs keep to.
    public static let frameBytes = 2 * 1024 * 1024
    /// Largest session description: a browser's with dozens of sections stays below half of it.
    public static let sdpBytes = 64 * 1024
}
