import LiveKitProtocol

/// What a client says of itself when it joins. All of it is a claim, none of it decides who may do what.
struct ClientDescription: Sendable, Equatable {
    /// Version of the signal protocol that it speaks; any number is taken.
    var protocolVersion: Int32 = 0
    /// 0: plain; 1: remote calls over data streams; 2: data streams v2. Passed on to the others.
    var clientProtocol: Int32 = 0
    var capabilities: [LiveKit.ClientInfo.Capability] = []
    var sdk = ""
    var version = ""
    /// Whether tracks of others are sent to it unasked.
    var autoSubscribe = true
    /// It wants JSON in text frames from the first message on, before it has sent one (ours: `format=json`).
    var speaksText = false
    /// It had a session before and hopes to go on with it, under this participant id.
    var isReconnecting = false
    var previousID = ""
    /// It uses one peer connection for both directions, on which only it offers (`/rtc/v1`).
    var isOneConnection = false

    init() {}

    /// Reads the query of a v0 join. Values out of range read as absent.
    init(query request: HTTPRequest) {
        if let value = request.parameter("protocol"), let number = Int32(value) { protocolVersion = number }
        if let value = request.parameter("client_protocol"), let number = Int32(value) { clientProtocol = number }
        if let value = request.parameter("auto_subscribe") { autoSubscribe = Self.flag(value) ?? true }
        if let value = request.parameter("reconnect") { isReconnecting = Self.flag(value) ?? false }
        speaksText = request.parameter("format") == "json"
        previousID = Self.short(request.parameter("sid"))
        sdk = Self.short(request.parameter("sdk"))
        version = Self.short(request.parameter("version"))
        let names = (request.parameter("capabilities") ?? "").split(separator: ",").prefix(Limits.capabilities)
        capabilities = names.compactMap { LiveKit.ClientInfo.Capability(protoName: String($0)) }
    }

    /// Reads the join request of `/rtc/v1`, which says the same as the query of `/rtc`.
    init(_ request: LiveKit.JoinRequest) {
        isOneConnection = true
        let info = request.clientInfo ?? LiveKit.ClientInfo()
        protocolVersion = info.protocol
        clientProtocol = info.clientProtocol
        capabilities = Array(info.capabilities.prefix(Limits.capabilities))
        sdk = (info.sdk.protoName ?? "").lowercased().filter { $0 != "_" }
        version = Self.short(info.version)
        autoSubscribe = request.connectionSettings?.autoSubscribe ?? true
        isReconnecting = request.reconnect
        previousID = Self.short(request.participantSid)
    }

    /// Whether `request_response` and `track_subscribed` may be sent: Rust clients before protocol 10 stop at them.
    var takesResponses: Bool { sdk != "rust" || protocolVersion >= 10 }

    /// Whether it reads what a `leave` asks it to do; before protocol 13 clients know only whether to join anew.
    var understandsActions: Bool { protocolVersion > 12 }

    private static func flag(_ text: String) -> Bool? {
        switch text {
        case "1", "true": true
        case "0", "false": false
        default: nil
        }
    }

    private static func short(_ text: String?) -> String {
        guard let text, text.utf8.count <= Limits.clientTextBytes else { return "" }
        return text
    }
}
