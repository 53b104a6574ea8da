import SFU
import Signaling

/// Everything that an operator may decide. The values here are the defaults; `config/quartet.yaml` lists the same.
struct Configuration: Sendable, Equatable {
    /// An API key and its secret.
    struct APIKey: Sendable, Equatable {
        var key: String
        var secret: String
    }

    /// Somebody to tell what happens in rooms.
    struct WebhookReceiver: Sendable, Equatable {
        var url: WebhookURL
        /// Its own filter; nil for the common one.
        var filter: WebhookFilter?
    }

    /// HTTP and WebSocket.
    var port: UInt16 = 7880
    /// Where HTTP listens; empty for every address, or for this machine alone in development.
    var bindAddresses: [String] = []
    /// Who may issue tokens.
    var keys: [APIKey] = []
    /// Development: the well-known key pair where none is configured, and this machine alone unless told otherwise.
    var isDevelopment = false
    /// Whether the web page is served; nil for in development only.
    var hasPage: Bool?
    var logLevel: LogLevel = .info
    var logFormat: Log.Format = .text
    /// Connections that are served; more are answered 503.
    var connectionsMax = 10_000
    /// Where the metrics can be read; nil for nowhere.
    var metricsPort: UInt16?
    /// Whom they are for need not ask for permission, so by default they are for this machine alone.
    var metricsAddresses = ["127.0.0.1"]
    /// The database that keeps what outlives the process; nil for the default.
    var statePath: String?

    /// UDP port of the first media thread; the n-th has this plus n.
    var udpPort: UInt16 = 7882
    /// TCP port of all media threads, for clients whose networks let no UDP through; nil for none.
    var tcpPort: UInt16? = 7881
    /// Media threads.
    var workers = 1
    /// The one address that clients are told, when that is not an interface's (behind NAT).
    var nodeIP: String?
    /// Interfaces whose addresses clients are told; empty for all.
    var interfacesIncluded: [String] = []
    /// Interfaces whose addresses clients are not told.
    var interfacesExcluded: [String] = []
    /// Whether clients are told loopback addresses although there are others.
    var enableLoopbackCandidate = false

    /// Rooms and signaling.
    var room = Settings()
    /// Who is told what happens in rooms, and what of it, where a receiver says nothing else.
    var webhookReceivers: [WebhookReceiver] = []
    var webhookFilter = WebhookFilter()
    /// What the media engines are told.
    var media = RouterSettings()

    /// Whether the web page is served.
    var servesPage: Bool { hasPage ?? isDevelopment }

    /// Whether the page hands out tokens: only where they are signed with the secret that everyone knows, so that
    /// they allow nothing that was not allowed before.
    var givesTokens: Bool { isDevelopment && keys.isEmpty }

    /// Where the state lies: where it is configured, else in the working directory; in development in memory.
    var effectiveStatePath: String {
        statePath ?? (isDevelopment ? SQLiteDatabase.memory : "quartet.db")
    }

    /// Where the state lies, for people.
    var stateText: String {
        let path = effectiveStatePath
        return path == SQLiteDatabase.memory ? "memory; nothing survives a restart" : path
    }
}
