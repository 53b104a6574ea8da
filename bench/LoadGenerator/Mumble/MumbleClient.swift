import Caller
import SFU

/// One participant on a Mumble server: logs in, makes sure that datagrams pass both ways, enters its room's channel,
/// and speaks. Does no I/O.
struct MumbleClient {
    /// How far it has come.
    enum Stage: Equatable, Sendable {
        /// Until the server has told all that a newcomer has to know.
        case joining
        /// It pings by datagram; else the server would send voice through the control channel.
        case reaching
        /// It has asked for its place in the channel.
        case entering
        case present
    }

    private(set) var stage = Stage.joining
    /// When it has something to do, in nanoseconds since the epoch.
    private(set) var due = UInt64.max
    /// Messages for the server, in order. Whoever sends them removes them.
    var output: [ControlMessage]

    private let channel: UInt32
    private var session: UInt64?
    private var cipher: VoiceCipher?
    /// Nil for who does not speak.
    private var voice: PacedVoice?
    private var sequence: UInt64 = 0
    private var nextPing = UInt64.max
    private var nextResync: UInt64 = 0

    /// Before 1.5, so that servers send voice in the form that ``MumblePacket`` reads.
    static let version: UInt64 = 1 << 16 | 3 << 8 | 4
    /// A ping that was lost is tried again.
    private static let retry: UInt64 = 200_000_000
    /// The pace of Mumble's own client, on both ways.
    private static let pingInterval: UInt64 = 5_000_000_000
    private static let resyncInterval: UInt64 = 1_000_000_000
    /// Mumble counts in frames of 10 ms, and a packet lasts 20.
    private static let framesPerPacket: UInt64 = 2

    init(name: String, channel: UInt32, source: (any VoiceSource)?) {
        self.channel = channel
        voice = source.map { PacedVoice($0) }
        output = Self.login(name)
    }

    /// What a client says first.
    static func login(_ name: String, password: String? = nil) -> [ControlMessage] {
        let login = ControlMessage(.authenticate).with(1, name).with(5, 1)
        return [
            ControlMessage(.version).with(1, version).with(2, "quartet-bench"),
            password.map { login.with(2, $0) } ?? login,
        ]
    }

    /// What a message says if the server does not want us; nil for any other.
    static func refusal(_ message: ControlMessage) -> String? {
        switch message.kind {
        case .reject: "the server refused it: \(message.text(2) ?? "no reason given")"
        case .permissionDenied: "the server denied it: \(message.text(4) ?? "type \(message.number(5) ?? 0)")"
        default: nil
        }
    }

    /// Whether it would read a message of this kind. Of who comes and goes it need not know, until one of those is
    /// itself.
    func wants(_ kind: ControlMessage.Kind) -> Bool { kind != .userState || stage == .entering }

    // MARK: The control channel

    /// Takes a message. What comes again, or before its time, changes nothing.
    ///
    /// - Returns: why it is over, if it is.
    mutating func receive(
        _ message: ControlMessage, at now: UInt64, phase: inout some RandomNumberGenerator
    ) -> String? {
        switch message.kind {
        case .cryptSetup: return takeKeys(message)
        case .serverSync:
            guard cipher != nil else { return "the server gave no keys" }
            guard stage == .joining else { break }
            guard let session = message.number(1) else { return "the server did not say who it is to be" }
            self.session = session
            stage = .reaching
            nextPing = now
        case .userState:
            guard stage == .entering, message.number(1) == session, message.number(5) == UInt64(channel) else { break }
            stage = .present
            voice?.begin(at: now, phase: &phase)
        case .userRemove:
            guard let session, message.number(1) == session else { break }
            return "the server sent it away: \(message.text(3) ?? "no reason given")"
        default: return Self.refusal(message)
        }
        settle()
        return nil
    }

    /// A key with both nonces, or the server's nonce alone, or the question for ours.
    private mutating func takeKeys(_ message: ControlMessage) -> String? {
        let serverNonce = message.bytes(3)
        if let key = message.bytes(1) {
            cipher = VoiceCipher(key: key, clientNonce: message.bytes(2) ?? [], serverNonce: serverNonce ?? [])
            return cipher == nil ? "the server's keys have another size than AES-128's" : nil
        }
        if let serverNonce {
            cipher?.takeServerNonce(serverNonce)
        } else if let cipher {
            output.append(ControlMessage(.cryptSetup).with(2, cipher.clientNonce))
        }
        return nil
    }

    private mutating func settle() { due = min(nextPing, voice?.due ?? .max) }

    // MARK: Datagrams

    /// Writes the datagram that is due.
    ///
    /// - Returns: its size, 0 for none, and whether it is voice.
    mutating func advance(to now: UInt64, into packet: inout MutableSpan<UInt8>) -> (count: Int, isVoice: Bool) {
        guard due <= now else { return (0, false) }
        defer { settle() }
        if let due = voice?.due, due <= now {
            let count = writeVoice(at: now, into: &packet)
            return (count, count > 0)
        }
        nextPing = now + (stage == .reaching ? Self.retry : Self.pingInterval)
        if stage != .reaching { output.append(ControlMessage(.ping).with(1, now)) }
        let end = MumblePacket.writePing(now, into: &packet, at: VoiceCipher.headerBytes)
        return (seal(&packet, end), false)
    }

    private mutating func writeVoice(at now: UInt64, into packet: inout MutableSpan<UInt8>) -> Int {
        guard let count = voice?.next(at: now), count > 0 else { return 0 }
        sequence &+= Self.framesPerPacket
        let start = MumblePacket.writeVoice(
            sequence: sequence, count: count, into: &packet, at: VoiceCipher.headerBytes)
        voice?.write(count, into: &packet, at: start)
        return seal(&packet, start + count)
    }

    private mutating func seal(_ packet: inout MutableSpan<UInt8>, _ end: Int) -> Int {
        cipher?.seal(&packet, count: end - VoiceCipher.headerBytes) ?? 0
    }

    /// Takes a datagram, which is opened in place.
    ///
    /// - Returns: what it brought that somebody should know of.
    mutating func receive(_ packet: inout MutableSpan<UInt8>, count: Int, at now: UInt64) -> MumblePacket.Arrival? {
        guard cipher?.open(&packet, count: count) == true else {
            // More may have been lost than a byte can count, and then nothing can be opened until the server is asked.
            if cipher != nil, now >= nextResync {
                nextResync = now + Self.resyncInterval
                output.append(ControlMessage(.cryptSetup))
            }
            return nil
        }
        let arrival = MumblePacket.read(packet.span.extracting(0..<count), from: VoiceCipher.headerBytes)
        if arrival == .pong, stage == .reaching, let session {
            stage = .entering
            nextPing = now + Self.pingInterval
            output.append(ControlMessage(.userState).with(1, session).with(5, UInt64(channel)))
            settle()
        }
        return arrival
    }
}
