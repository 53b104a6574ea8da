/// The bounds and rhythms of a voice client, in one place, each with its reason.
enum Limits {
    /// Room for a datagram: what every Ethernet path carries.
    static let datagramBytes = 1500
    /// The most payload of one packet; an Opus frame has at most 1,275 bytes (RFC 6716 §3.2.1), and the rest of a
    /// datagram belongs to headers and tags.
    static let payloadBytes = 1100
    /// Room for the datagrams of one call: a frame of every voice, and the reports and checks that fall on it.
    static let outputBytes = 128 * 1024
    static let outputDatagrams = 256

    // ICE (RFC 8445, 7675)

    /// Addresses of the server that are tried; more would only delay the one that works.
    static let candidates = 8
    /// Checks whose answers are still waited for.
    static let outstandingChecks = 32
    /// Between two rounds of checks while no address works, as libwebrtc begins.
    static let checkInterval: Duration = .milliseconds(100)
    /// The same once the first second has brought nothing.
    static let slowCheckInterval: Duration = .milliseconds(500)
    /// Rounds at the first pace.
    static let fastChecks = 10
    /// Between checks of an address that works; clients keep to this rhythm, give or take a fifth.
    static let consentInterval: Duration = .milliseconds(2500)
    /// Between checks when the last was not answered.
    static let doubtInterval: Duration = .milliseconds(500)
    /// No answer for this long, and the path is lost (RFC 7675 §5.1).
    static let consentTimeout: Duration = .seconds(30)

    // RTP and RTCP

    /// One Opus frame, and its length in RTP time at 48 kHz.
    static let frameInterval: Duration = .milliseconds(20)
    static let frameTicks: UInt32 = 960
    /// A sender that was not woken for longer skips what is late instead of sending it in one burst.
    static let latenessMax: Duration = .milliseconds(200)
    /// Between receiver reports, and between sender reports.
    static let receiverReportInterval: Duration = .seconds(1)
    static let senderReportInterval: Duration = .seconds(2)
    /// Packets kept to be sent again; a power of two.
    static let history = 128
    /// Streams that one connection may bring us: everyone else of a large room, twice.
    static let incomingVoices = 128
    /// Room for an RTCP datagram of ours.
    static let controlBytes = 1200
    /// Where our report clock begins, in seconds: a day in, since 0 means "no report".
    static let reportClockStart: UInt64 = 86_400
    /// Packets of one voice whose repetition is noticed.
    static let duplicateWindow: Int64 = 1024

    // Listening

    /// Frames that are made up for missing ones; what libopus makes up beyond is silence.
    static let concealedFrames = 5

    // Signaling

    /// Requests that wait for a socket.
    static let heldRequests = 64
    /// Reliable data packets kept to be sent again.
    static let keptData = 64

    /// Seconds between pings when the server names none.
    static let pingIntervalSeconds: Int32 = 5
}
