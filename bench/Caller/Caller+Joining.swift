import LiveKitProtocol

/// The request that opens the WebSocket.
extension Caller {
    /// The path of that request.
    public var joinPath: String { settings.usesOneConnection ? "/rtc/v1" : "/rtc" }

    /// The query of that request, less the token; values have to be percent-encoded where it is written out. With one
    /// connection it may carry the first offer, so it is asked for once, before ``open(at:into:)``.
    public func joinQuery() -> [(name: String, value: String)] {
        guard settings.usesOneConnection else { return settings.joinQuery }
        var request = joinRequest
        if settings.offersInJoin, !sections.isEmpty, phase == .idle {
            isOfferOut = true
            request.publisherOffer = nextOffer()
        }
        return parameter(request)
    }

    /// What we say of ourselves.
    var joinRequest: LiveKit.JoinRequest {
        var request = LiveKit.JoinRequest()
        var info = LiveKit.ClientInfo()
        info.sdk = LiveKit.ClientInfo.SDK(protoName: settings.sdk.uppercased()) ?? .unknown
        info.protocol = Int32(settings.protocolVersion)
        info.version = "1.0.0"
        request.clientInfo = info
        var connection = LiveKit.ConnectionSettings()
        connection.autoSubscribe = settings.autoSubscribe
        request.connectionSettings = connection
        return request
    }

    func parameter(_ request: LiveKit.JoinRequest) -> [(name: String, value: String)] {
        var wrapped = LiveKit.WrappedJoinRequest()
        wrapped.joinRequest = request.wire()
        return [(name: "join_request", value: Base64.urlText(wrapped.wire()))]
    }

    /// Offers so many more sections to receive on.
    func addReceivers(_ count: Int) {
        for _ in 0..<max(0, min(count, Limits.incomingVoices - sections.count)) {
            sections.append(
                LocalDescription.Section(mid: freeMid(), cid: "", ssrc: 0, isSending: false, isReceiving: true))
        }
    }

    /// A mid that none of our sections has, nor will have.
    func freeMid() -> String {
        let taken = sections.map(\.mid) + voices.map(\.mid)
        return (1...).lazy.map { String($0) }.first { !taken.contains($0) } ?? ""
    }
}
