import SFU

/// How a test makes the world lie, to see that a checker notices: between the engines, or in a router's state, never in
/// their code.
public struct Faults {
    /// What becomes of a command on its way to a router.
    public enum Fate {
        case delivered
        case dropped
        /// Arrives this many nanoseconds late, overtaken by others.
        case late(UInt64)
        /// Arrives, and these with it.
        case followed([MediaCommand])
        /// This happens in its place.
        case instead((inout Router) -> Void)
    }

    /// Asked for each command.
    public var command: ((MediaCommand) -> Fate)?
    /// Places that rooms really have beyond those that the checkers know of.
    public var extraPlaces = 0
    /// Called before each datagram that a router is given, with its second byte, which tells RTP from RTCP.
    public var beforeReceive: ((inout Router, UInt8) -> Void)?

    public init() {}
}
