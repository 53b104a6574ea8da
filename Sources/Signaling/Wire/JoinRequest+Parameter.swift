import LiveKitProtocol

extension LiveKit.JoinRequest {
    /// Reads the query parameter `join_request` of `/rtc/v1`: base64 of a `WrappedJoinRequest`, which holds the request
    /// as it is or gzipped. Nil for anything else, and for what is larger than the limits before or after inflation.
    init?(parameter text: String) {
        guard text.utf8.count <= Limits.joinRequestBytes, let bytes = Base64.decode(text),
            let wrapped = try? LiveKit.WrappedJoinRequest(wire: bytes), let content = wrapped.content,
            let request = try? Self(wire: content)
        else { return nil }
        self = request
    }
}

extension LiveKit.WrappedJoinRequest {
    fileprivate var content: [UInt8]? {
        switch compression {
        case .none: joinRequest
        case .gzip: Gzip.inflate(joinRequest, limit: Limits.inflatedJoinRequestBytes)
        default: nil
        }
    }
}
