import RoomPolicy
import TokenAuth

/// The web page's own paths. Unlike the API they are for pages of this origin alone, so they carry no CORS headers.
extension ControlPlane {
    /// The answer to a request for something of the page; nil where it is for somebody else, or the page is off.
    func answerOfPage(to request: HTTPRequest, path: Substring, at now: Moment) -> HTTPResponse? {
        guard let page = settings.page else { return nil }
        // Health checks and SDKs ask for the same path, and expect a word.
        guard path.hasPrefix(WebPage.folder) || (path == "/" && Self.wantsPage(request)) else { return nil }
        let isToken = page.givesTokens && path == WebPage.folder + "token"
        let isOptions = path == WebPage.folder + "options"
        let file = page.files.first { $0.path == path }
        guard isToken || isOptions || file != nil else { return HTTPResponse(status: 404) }
        guard request.method == "GET" || request.method == "HEAD" else {
            return HTTPResponse(status: 405, headers: [(name: "Allow", value: "GET, HEAD")])
        }
        if isToken { return Self.unstored(giveToken(to: request, at: now)) }
        guard let file else {
            let options = Array(#"{"givesTokens":\#(page.givesTokens)}"#.utf8)
            return Self.unstored(
                HTTPResponse(
                    status: 200, headers: [(name: "Content-Type", value: "application/json")], body: options))
        }
        return Self.response(with: file, to: request)
    }

    /// A browser that navigates says that it reads HTML; nobody else does.
    static func wantsPage(_ request: HTTPRequest) -> Bool {
        request.method != "OPTIONS" && request.header("accept")?.contains("text/html") == true
    }

    /// A token for the room and the name that were asked for, as plain text.
    private func giveToken(to request: HTTPRequest, at now: Moment) -> HTTPResponse {
        // A page of another origin has no business here; browsers name it (Fetch Metadata), other programs do not.
        if let site = request.header("sec-fetch-site"), site != "same-origin" {
            return .text(403, "tokens are for the page of this server")
        }
        do throws(Refusal) {
            let identity = try Identity(request.parameter("identity") ?? "")
            let room = try RoomName(request.parameter("room") ?? "")
            let (key, secret) = keys.first
            var token = AccessToken(apiKey: key, expiresAt: now.unix.adding(seconds: Limits.pageTokenSeconds))
            token.identity = identity.rawValue
            token.name = request.parameter("name") ?? ""
            token.issuedAt = now.unix
            token.grants = .join(room: room.rawValue)
            return .text(200, TokenSigner(key: key, secret: secret).sign(token))
        } catch {
            return .text(error.httpStatus, error.sentence)
        }
    }

    private static func unstored(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        response.headers.append((name: "Cache-Control", value: "no-store"))
        response.headers.append((name: "X-Content-Type-Options", value: "nosniff"))
        return response
    }

    /// A file, or 304 where the browser has it. It asks each time, so that a new server is never met by an old page.
    private static func response(with file: WebPage.File, to request: HTTPRequest) -> HTTPResponse {
        var response = HTTPResponse(status: 200, headers: headers)
        response.headers.append((name: "ETag", value: file.tag))
        if file.path == "/" { response.headers.append((name: "Vary", value: "Accept")) }
        let known = request.header("if-none-match") ?? ""
        if known.split(separator: ",").contains(where: { $0.drop { $0 == " " } == file.tag }) {
            response.status = 304
            return response
        }
        response.headers.append((name: "Content-Type", value: file.contentType))
        response.body = file.bytes
        return response
    }

    /// What every file says. The policy lets the page load and reach this server and nothing else, not even by mistake.
    private static let headers: [(name: String, value: String)] = [
        (name: "Cache-Control", value: "no-cache"),
        (
            name: "Content-Security-Policy",
            value: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                + "media-src 'self' blob: mediastream:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        (name: "Permissions-Policy", value: "microphone=(self), camera=(), geolocation=()"),
        (name: "Referrer-Policy", value: "no-referrer"),
        (name: "X-Content-Type-Options", value: "nosniff"),
    ]
}
