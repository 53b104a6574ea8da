/// The bounds of the media engine, in one place, each with its reason.
public enum Limits {
    /// Larger datagrams are dropped: no Ethernet path carries more without fragments, and voice never needs it.
    public static let datagramBytes = 1500

    // ICE (RFC 8445, 7675)

    /// Addresses that one transport may use at once: every interface of a phone or laptop in both families.
    public static let iceAddresses = 8
    /// The longest local fragment looked for in a USERNAME. Ours are far shorter (RFC 8445 §5.3 allows 256).
    public static let iceFragmentBytes = 32
    /// No authenticated check for this long, and nothing more is sent to the address: clients check every 2.5 s,
    /// so six are missing.
    public static let consentPause: Duration = .seconds(15)
    /// No authenticated check for this long, and the transport is lost (RFC 7675 §5.1).
    public static let consentTimeout: Duration = .seconds(30)
    /// Unknown attributes that a 420 answer names; more would make answers longer than questions.
    static let stunUnknownAttributes = 4

    // DTLS (RFC 6347, 5764)

    /// Datagrams that we make for DTLS are no larger: what every path that carries WebRTC is known to pass.
    public static let dtlsDatagramBytes = 1200
    /// Header, explicit nonce and tag of an AEAD record: 13 + 8 + 16 bytes (RFC 6347 §4.1, RFC 5288 §3).
    static let dtlsRecordOverheadBytes = 37
    /// The most application data that fits one datagram.
    public static let dtlsApplicationBytes = dtlsDatagramBytes - dtlsRecordOverheadBytes
    /// A handshake that takes longer is given up: three rounds of loss fit in, and an abandoned one is soon gone.
    public static let handshakeTimeout: Duration = .seconds(10)
    /// First wait before our last flight is sent again; doubled each time (RFC 6347 §4.2.4.1).
    static let flightInterval: Duration = .seconds(1)
    /// A flight that the peer asks for by repeating its own is sent again no sooner than this after the last time.
    static let flightSpacing: Duration = .milliseconds(40)
    /// Larger handshake messages are refused unread: a ClientHello with post-quantum shares has 1.5 kB, a chain of
    /// certificates a few; OpenSSL sets memory aside by the length that a fragment merely claims.
    static let handshakeMessageBytes = 8192
    /// Handshake messages of one peer are numbered below this: DTLS 1.2 needs six.
    static let handshakeMessages: UInt16 = 10
    /// Encrypted records taken before the handshake is done: OpenSSL keeps each in a buffer of 17 kB until then.
    static let handshakeEarlyRecords = 8
    /// Lifetime of a certificate, in seconds: ten years, since nobody checks it and a server may run long (RFC 8827
    /// §6.5 relies on the fingerprint alone).
    public static let certificateLifetime: Int64 = 10 * 365 * 86_400
    /// A certificate is valid from this many seconds before its making, for clients whose clock is behind.
    static let certificateLead: Int64 = 86_400

    /// Datagrams taken from the socket at once; more gains nothing measurable and delays the first.
    public static let batchDatagrams = 64
    /// Room for the fan-out of a batch at four in a room, several times over.
    public static let outboxDatagrams = 1024
    /// 1,024 datagrams of a full Opus packet each; larger ones are rarer than that.
    public static let outboxBytes = 1024 * 512
}
