import LiveKitProtocol

/// One call in the making: whom to answer, and in which form. Small enough to be kept while the answer waits.
struct APIExchange {
    let connection: ConnectionID
    let method: APIMethod
    let format: Twirp.Format
    /// The page that asks, if it is one.
    let origin: String?

    func success(_ message: some ProtocolMessage) -> HTTPResponse {
        ControlPlane.withCORS(Twirp.response(message, as: format), origin: origin)
    }

    func failure(_ error: TwirpError) -> HTTPResponse {
        ControlPlane.withCORS(error.response, origin: origin)
    }
}
