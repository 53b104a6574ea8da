import SFU

/// How a test makes the world lie, to see that a checker notices: between the engines, never inside them.
public struct Faults {
    /// What becomes of a command on its way to a router.
    public enum Fate: Sendable {
        case delivered
        case dropped
        /// Arrives this many nanoseconds late, overtaken by others.
        case late(UInt64)
    }

    /// Asked for each command.
    public var command: ((MediaCommand) -> Fate)?
    /// Places that rooms really have beyond those that the checkers know of.
    public var extraPlaces = 0
    /// Called before each datagram that a router is given.
    public var beforeReceive: ((inout Router) -> Void)?

    public init() {}
}
