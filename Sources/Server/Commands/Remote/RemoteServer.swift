import LiveKitProtocol
import Signaling
import TokenAuth

/// A running server, asked over its API as a chat backend asks it.
struct RemoteServer: ~Copyable {
    /// Scheme, host and port, without a slash at the end.
    let url: String
    private let key: String
    private let secret: [UInt8]
    private let client: PostClient

    /// Takes the options that say where the server is and who asks.
    init(_ arguments: inout Arguments) throws(StartupError) {
        let given = try arguments.take("--url") ?? ConfigurationSource.environment("QUARTET_URL", "LIVEKIT_URL")
        let signer = try ConfigurationSource.signer(&arguments)
        let text = given ?? Self.address(of: signer.configuration)
        guard let url = Self.url(text) else {
            throw .usage("--url \(LogLine.escaped(text)): a URL such as http://127.0.0.1:7880 was expected")
        }
        guard PostClient.isAvailable else { throw .noCurl(neededFor: "commands to a running server need") }
        self.url = url
        key = signer.key
        secret = signer.secret
        client = PostClient(userAgent: "quartet/" + Version.text, keepsAnswers: true)
    }

    /// Makes a call.
    ///
    /// - Parameters:
    ///   - method: such as `livekit.RoomService/ListRooms`.
    ///   - room: the one that is governed, where the call is about one.
    /// - Returns: the answer, and its JSON as it came.
    func call<Response: ProtocolMessage>(
        _ method: String, _ request: some ProtocolMessage, on room: String = ""
    ) throws(StartupError) -> (response: Response, json: [UInt8]) {
        let headers = [
            (name: "Authorization", value: "Bearer " + token(for: room)),
            (name: "Content-Type", value: "application/json"),
        ]
        guard client.begin(1, url: url + "/twirp/" + method, headers: headers, body: request.json(.compact)) else {
            throw .remote("\(url) can't be asked")
        }
        var results: [PostClient.Result] = []
        while results.isEmpty {
            client.wait(orBell: -1, milliseconds: 1_000)
            results = client.takeResults()
        }
        let json = try body(of: results[0])
        do throws(JSONError) {
            return (try Response(json: json), json)
        } catch {
            throw .remote("\(url) answered something that makes no sense: is it another server?")
        }
    }

    private func body(of result: PostClient.Result) throws(StartupError) -> [UInt8] {
        guard let status = result.status else {
            throw .remote(
                "no answer from \(url) (\(result.words)): is the server running there? --url says where it is")
        }
        guard result.isWhole else { throw .remote("the answer of \(url) did not come whole (\(result.words))") }
        if status == 200 { return result.body }
        guard let failure = try? QuartetAPI.Failure(json: result.body), !failure.code.isEmpty else {
            throw .remote("\(url) answered \(status) and no sentence: is it another server?")
        }
        throw .remote(Self.sentence(failure, url: url, key: key))
    }

    /// What went wrong, in the API's own words; about who asks, with what to do.
    static func sentence(_ failure: QuartetAPI.Failure, url: String, key: String) -> String {
        let words = LogLine.escaped(failure.msg)
        guard failure.code == "unauthenticated" else { return words }
        return "\(words): \(url) does not take API key \(LogLine.escaped(key)) with this secret; "
            + "use those of its configuration (--config FILE, or QUARTET_KEYS in the environment)"
    }

    /// May do everything, for a minute.
    private func token(for room: String) -> String {
        var token = AccessToken(apiKey: key, expiresAt: Clock.now().unix.adding(seconds: 60))
        token.grants.video = true
        token.grants.roomCreate = true
        token.grants.roomList = true
        token.grants.roomAdmin = true
        token.grants.room = room
        return TokenSigner(key: key, secret: secret).sign(token)
    }

    /// Where a server with this configuration is to be reached from its own machine.
    static func address(of configuration: Configuration) -> String {
        let bound = configuration.bindAddresses.compactMap { IPAddress($0) }.first { !$0.isAny }
        return "http://" + (bound ?? .loopbackIPv4).description(port: configuration.port)
    }

    /// A URL as people write it for clients and for backends; nil if it is none.
    static func url(_ text: String) -> String? {
        var text = text
        if text.hasPrefix("ws") { text = "http" + text.dropFirst(2) }
        while text.hasSuffix("/") { text.removeLast() }
        return WebhookURL(text)?.rawValue
    }
}
