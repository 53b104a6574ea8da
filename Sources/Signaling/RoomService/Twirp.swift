import LiveKitProtocol

/// Twirp, the protocol of LiveKit's server API: `POST /twirp/<package.Service>/<Method>`, protobuf or JSON.
enum Twirp {
    static let prefix = "/twirp/"

    /// How a call's body and its answer are written.
    enum Format {
        case json
        case protobuf

        /// By the request's content type; its parameters do not matter.
        init?(contentType: String) {
            let type = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
            switch type {
            case "application/json": self = .json
            case "application/protobuf": self = .protobuf
            default: return nil
            }
        }

        var contentType: String {
            switch self {
            case .json: "application/json"
            case .protobuf: "application/protobuf"
            }
        }
    }

    /// Which call a request is, by its method, path and content type alone.
    static func route(_ request: HTTPRequest, path: Substring) throws(TwirpError) -> (APIMethod, Format) {
        guard request.method == "POST" else {
            throw TwirpError(
                .badRoute, "unsupported method \"\(shown(request.method))\" (only POST is allowed)")
        }
        let name = path.dropFirst(prefix.count)
        guard let method = APIMethod(rawValue: String(name)) else { throw unknown(name, path: path) }
        let contentType = request.header("content-type") ?? ""
        guard let format = Format(contentType: contentType) else {
            throw TwirpError(.badRoute, "unexpected Content-Type: \"\(shown(contentType))\"")
        }
        return (method, format)
    }

    /// LiveKit's other services are known by name and not to be had here; what else is asked for is a mistake.
    private static func unknown(_ name: Substring, path: Substring) -> TwirpError {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let service = parts.first ?? ""
        let isService = service.hasPrefix("livekit.") && service != APIMethod.roomService
        guard parts.count == 2, isService else {
            return TwirpError(.badRoute, "no handler for path \"\(shown(String(path)))\"")
        }
        return TwirpError(.unimplemented, "this server does not offer \(shown(String(service)))")
    }

    /// What a caller wrote, short enough to be repeated to it.
    private static func shown(_ text: String) -> String {
        String(decoding: text.utf8.prefix(Limits.echoedBytes), as: UTF8.self)
    }

    static func decode<Message: ProtocolMessage>(
        _ body: [UInt8], as format: Format
    ) throws(TwirpError) -> Message {
        switch format {
        case .json:
            do { return try Message(json: body) } catch {
                throw TwirpError(.malformed, "the json request could not be decoded")
            }
        case .protobuf:
            do { return try Message(wire: body) } catch {
                throw TwirpError(.malformed, "the protobuf request could not be decoded")
            }
        }
    }

    static func response(_ message: some ProtocolMessage, as format: Format) -> HTTPResponse {
        HTTPResponse(
            status: 200, headers: [(name: "Content-Type", value: format.contentType)],
            body: format == .json ? message.json(.twirp) : message.wire())
    }
}
