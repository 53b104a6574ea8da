import Caller
import SFU
import Signaling

/// One attempt of a person to be in a room, from its request to its end: what the world knows of it from outside.
final class Visit: CustomStringConvertible {
    let number: Int
    let person: Int
    let room: Int
    /// Its latest socket; a client that resumes has another.
    var connection: ConnectionID
    let caller: Caller
    let isHostile: Bool
    /// By ``CallerSocket``: the endpoint it sends from now.
    var endpoints: [Int]
    var wakeAt: UInt64?

    // The way of its signal frames: ordered, each after some delay.
    var lastUp: UInt64 = 0
    var lastDown: UInt64 = 0
    /// Its socket is gone: nothing is carried until it has another.
    var isSocketClosed = false
    /// The plane has closed its socket, which it may not know yet: whether it comes back, or its path is given up
    /// first, is told to nobody if it is alone.
    var isLetGo = false
    /// Until when frames are held back: they are sent again and again, as TCP does.
    var darkUntil: UInt64 = 0
    /// Sockets that it has tried for since it lost the last.
    var attempts = 0

    // What the control plane has said and heard.
    var isUpgraded = false
    /// Since when it is out: its leave was handled, or the plane closed it.
    var outSince: UInt64?
    var sid = ""
    /// Of the room's life that it came into.
    var roomSid = ""
    /// Who may hear it, as it last said; nil for everyone.
    var audience: AudienceTruth?
    var audienceSince: UInt64 = 0

    /// The latest frames that it sent, for those who send them again changed.
    var sentFrames: [[UInt8]] = []
    var cidCount = 0

    init(
        number: Int, person: Int, room: Int, connection: ConnectionID, caller: Caller, isHostile: Bool,
        endpoints: [Int]
    ) {
        self.number = number
        self.person = person
        self.room = room
        self.connection = connection
        self.caller = caller
        self.isHostile = isHostile
        self.endpoints = endpoints
    }

    var description: String { "p\(person)#\(number)" }

    /// In a room, as far as the plane has said.
    var isIn: Bool { isUpgraded && outSince == nil }
}

/// An address, for good: another one is another endpoint.
struct Endpoint {
    /// Whose; -1 for a stranger.
    var visit: Int
    var socket: CallerSocket
    /// Datagrams to it arrive.
    var isCurrent = true
    var up: Link
    var down: Link
    /// Bytes from a stranger to the routers, and back.
    var bytesUp = 0
    var bytesDown = 0
}
