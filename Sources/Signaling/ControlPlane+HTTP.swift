import RoomPolicy
import TokenAuth

/// Which path leads where. All but the calls of the API are answered at once.
extension ControlPlane {
    mutating func answer(
        _ request: HTTPRequest, on connection: ConnectionID, at now: Moment, into effects: inout Effects
    ) {
        var path = Substring(request.path)
        // A client that was given a URL with a slash at its end asks for `//rtc`.
        while path.hasPrefix("//") { path.removeFirst() }
        if request.method == "OPTIONS" {
            effects.append(.respond(connection, Self.withCORS(HTTPResponse(status: 204), for: request)))
            return
        }
        if let response = answerOfPage(to: request, path: path, at: now) {
            effects.append(.respond(connection, response))
            return
        }
        switch path {
        case "/" where request.method == "GET" || request.method == "HEAD":
            respond(.text(200, "OK"))
        case "/rtc" where request.isUpgrade:
            join(request, on: connection, at: now, into: &effects)
        case "/rtc/v1" where request.isUpgrade && settings.oneConnection:
            join(request, on: connection, at: now, into: &effects)
        case "/rtc/validate":
            respond(validate(request, at: now))
        case "/rtc/v1/validate" where settings.oneConnection:
            respond(validate(request, at: now))
        case _ where path.hasPrefix(Twirp.prefix):
            answerCall(request, path: path, on: connection, at: now, into: &effects)
        default:
            // `/rtc/v1` among them where one connection is not allowed: clients that find nothing there use `/rtc`. The
            // body stays empty, since some read its words.
            respond(HTTPResponse(status: 404))
        }

        func respond(_ response: HTTPResponse) {
            effects.append(.respond(connection, Self.withCORS(response, for: request)))
        }
    }

    /// A page may live anywhere: no cookie and no address ever authenticates, the token alone does.
    static func withCORS(_ response: HTTPResponse, for request: HTTPRequest) -> HTTPResponse {
        guard let origin = request.header("origin") else { return response }
        var response = withCORS(response, origin: origin)
        if request.method == "OPTIONS" {
            let asked = request.header("access-control-request-headers") ?? "*"
            response.headers.append(
                (name: "Access-Control-Allow-Methods", value: "OPTIONS, HEAD, GET, POST, PATCH, DELETE"))
            response.headers.append((name: "Access-Control-Allow-Headers", value: asked))
            response.headers.append((name: "Access-Control-Max-Age", value: "86400"))
        }
        return response
    }

    static func withCORS(_ response: HTTPResponse, origin: String?) -> HTTPResponse {
        guard let origin else { return response }
        var response = response
        response.headers.append((name: "Access-Control-Allow-Origin", value: origin))
        response.headers.append((name: "Vary", value: "Origin"))
        return response
    }
}

extension HTTPResponse {
    /// A sentence as plain text.
    static func text(_ status: Int, _ sentence: String) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: [(name: "Content-Type", value: "text/plain; charset=utf-8")],
            body: Array(sentence.utf8))
    }
}
