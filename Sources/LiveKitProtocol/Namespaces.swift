/// The messages of the LiveKit protocol, package `livekit`.
public enum LiveKit {}

/// The messages of Quartet's own services, package `quartet`.
public enum QuartetAPI {}
