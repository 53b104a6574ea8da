import LiveKitProtocol
import RoomPolicy
import TokenAuth
import Testing

@testable import Signaling

/// The web page's paths: who gets the page and who the word, what browsers are told, and who gets a token.
struct ControlPlanePageTests {
    static let files = [
        WebPage.File(path: "/", contentType: "text/html", tag: "\"1\"", bytes: Array("<p>".utf8)),
        WebPage.File(path: "/page/page.js", contentType: "text/javascript", tag: "\"2\"", bytes: Array("go()".utf8)),
    ]
    static let html = (name: "accept", value: "text/html,application/xhtml+xml,*/*;q=0.8")

    static func stage(givesTokens: Bool = false) throws -> Stage {
        try Stage { $0.page = WebPage(files: files, givesTokens: givesTokens) }
    }

    static func ask(
        _ stage: Stage, _ path: String, method: String = "GET", query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = []
    ) throws -> HTTPResponse {
        let request = HTTPRequest(method: method, path: path, query: query, headers: headers)
        return try #require(stage.open(request).response)
    }

    static func value(_ name: String, of response: HTTPResponse) -> String? {
        response.headers.first { $0.name == name }?.value
    }

    @Test func `browsers get the page and health checks their word`() throws {
        let stage = try Self.stage()
        #expect(try Self.ask(stage, "/", headers: [Self.html]).body == Array("<p>".utf8))
        for accept in ["*/*", "application/json"] {
            #expect(try Self.ask(stage, "/", headers: [("accept", accept)]).body == Array("OK".utf8))
        }
        #expect(try Self.ask(stage, "/").body == Array("OK".utf8))
        #expect(try Self.ask(try Stage(), "/", headers: [Self.html]).body == Array("OK".utf8))
    }

    @Test(arguments: ["/page/page.js", "/page/token", "/page/options", "/page/"])
    func `without the page nothing of it is there`(path: String) throws {
        #expect(try Self.ask(try Stage(), path).status == 404)
    }

    @Test func `the page may load and reach its own server alone`() throws {
        let response = try Self.ask(try Self.stage(), "/", headers: [Self.html, ("origin", "https://other.example")])
        let policy = try #require(Self.value("Content-Security-Policy", of: response))
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"))
        #expect(!policy.contains("unsafe") && !policy.contains("*") && policy.contains("frame-ancestors 'none'"))
        #expect(Self.value("X-Content-Type-Options", of: response) == "nosniff")
        #expect(Self.value("Vary", of: response) == "Accept")
        #expect(Self.value("Access-Control-Allow-Origin", of: response) == nil)
    }

    @Test func `a file that the browser has is not sent again`() throws {
        let stage = try Self.stage()
        let fresh = try Self.ask(stage, "/page/page.js")
        #expect(fresh.status == 200 && Self.value("Content-Type", of: fresh) == "text/javascript")
        #expect(Self.value("ETag", of: fresh) == "\"2\"" && Self.value("Cache-Control", of: fresh) == "no-cache")
        for known in ["\"2\"", "\"1\", \"2\""] {
            let again = try Self.ask(stage, "/page/page.js", headers: [("if-none-match", known)])
            #expect(again.status == 304 && again.body.isEmpty)
        }
        #expect(try Self.ask(stage, "/page/page.js", headers: [("if-none-match", "\"1\"")]).status == 200)
    }

    @Test func `files are read and nothing else`() throws {
        let stage = try Self.stage(givesTokens: true)
        #expect(try Self.ask(stage, "/page/page.js", method: "HEAD").status == 200)
        for path in ["/page/page.js", "/page/token", "/page/options"] {
            let response = try Self.ask(stage, path, method: "POST")
            #expect(response.status == 405 && Self.value("Allow", of: response) == "GET, HEAD")
        }
        for path in ["/page/other.js", "/page/../page/page.js", "/page/%2e%2e/", "/page"] {
            #expect(try Self.ask(stage, path).status == 404)
        }
    }

    @Test func `a server with secrets of its own hands out no tokens`() throws {
        let stage = try Self.stage()
        let query = [(name: "room", value: "lounge"), (name: "identity", value: "anna")]
        #expect(try Self.ask(stage, "/page/token", query: query).status == 404)
        #expect(try Self.ask(stage, "/page/options").body == Array(#"{"givesTokens":false}"#.utf8))
    }

    @Test func `in development the page gets a token with which one joins`() throws {
        let stage = try Self.stage(givesTokens: true)
        let query = [
            (name: "room", value: "lounge"), (name: "identity", value: "anna-1"), (name: "name", value: "Anna"),
        ]
        let response = try Self.ask(stage, "/page/token", query: query)
        #expect(response.status == 200 && Self.value("Cache-Control", of: response) == "no-store")
        let anna = stage.open(Stage.request(token: String(decoding: response.body, as: UTF8.self)))
        let joined = try #require(anna.joined)
        #expect(joined.participant?.identity == "anna-1" && joined.participant?.name == "Anna")
        #expect(joined.room?.name == "lounge")
    }

    @Test(arguments: [("", "anna", 400), ("lounge", "", 400), ("lounge", "an\u{200B}na", 400)])
    func `names that nobody may have get no token`(room: String, identity: String, status: Int) throws {
        let query = [(name: "room", value: room), (name: "identity", value: identity)]
        #expect(try Self.ask(try Self.stage(givesTokens: true), "/page/token", query: query).status == status)
    }

    @Test func `pages of other origins get no token`() throws {
        let stage = try Self.stage(givesTokens: true)
        let query = [(name: "room", value: "lounge"), (name: "identity", value: "anna")]
        for (site, status) in [("cross-site", 403), ("same-site", 403), ("none", 403), ("same-origin", 200)] {
            let response = try Self.ask(
                stage, "/page/token", query: query,
                headers: [("sec-fetch-site", site), ("origin", "https://other.example")])
            #expect(response.status == status)
            #expect(Self.value("Access-Control-Allow-Origin", of: response) == nil)
        }
    }

    @Test func `a client that asks for JSON is greeted in JSON`() throws {
        let stage = try Stage()
        let alice = stage.open(Stage.request(token: stage.token("alice"), query: [("format", "json")]))
        #expect(alice.inboxOwner.frames.count > 1)
        for frame in alice.inboxOwner.frames {
            guard case .text = frame else {
                Issue.record("a binary frame")
                continue
            }
        }
    }
}
