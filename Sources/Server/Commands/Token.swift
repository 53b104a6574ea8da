import Signaling
import TokenAuth

/// `quartet token`: mints a token, as a chat backend would with a LiveKit server SDK.
enum Token {
    static func run(_ arguments: inout Arguments) throws(StartupError) {
        Output.print(try mint(&arguments, at: Clock.now().unix))
    }

    /// The token that the options ask for.
    static func mint(_ arguments: inout Arguments, at now: UnixTime) throws(StartupError) -> String {
        let signer = try ConfigurationSource.signer(&arguments)
        let validity = try validity(&arguments)
        var token = AccessToken(
            apiKey: signer.key,
            expiresAt: UnixTime(milliseconds: now.milliseconds + validity.nanosecondsLeft / 1_000_000))
        token.notBefore = now
        token.identity = try arguments.take("--identity") ?? ""
        token.name = try arguments.take("--name") ?? ""
        token.metadata = try arguments.take("--metadata") ?? ""
        token.grants = try grants(&arguments)
        try arguments.finish()
        if token.grants.roomJoin && token.identity.isEmpty { throw .usage("--identity is missing: who joins the room") }
        return TokenSigner(key: signer.key, secret: signer.secret).sign(token)
    }

    private static func grants(_ arguments: inout Arguments) throws(StartupError) -> Grants {
        var grants = Grants()
        grants.video = true
        grants.room = try arguments.take("--room") ?? ""
        grants.roomCreate = arguments.takeFlag("--room-create")
        grants.roomList = arguments.takeFlag("--room-list")
        grants.roomAdmin = arguments.takeFlag("--room-admin")
        grants.hidden = arguments.takeFlag("--hidden")
        grants.canPublish = try arguments.takeBoolean("--can-publish")
        grants.canSubscribe = try arguments.takeBoolean("--can-subscribe")
        grants.canPublishData = try arguments.takeBoolean("--can-publish-data")
        grants.canUpdateOwnMetadata = try arguments.takeBoolean("--can-update-own-metadata")
        // A token for administration alone need not join anything.
        let isAdministrative = grants.roomCreate || grants.roomList
        grants.roomJoin = !grants.room.isEmpty
        if grants.room.isEmpty && !isAdministrative { throw .usage("--room is missing: which room the token is for") }
        return grants
    }

    private static func validity(_ arguments: inout Arguments) throws(StartupError) -> Duration {
        guard let text = try arguments.take("--valid-for") else { return .seconds(6 * 3600) }
        guard let validity = YAMLNode.duration(text, unit: nil), validity > .zero else {
            throw .usage("--valid-for \(LogLine.escaped(text)): a time such as 30s, 5m or 6h was expected")
        }
        return validity
    }
}
