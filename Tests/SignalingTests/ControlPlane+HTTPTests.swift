import Testing

@testable import Signaling

/// Paths, and the headers that let pages of any origin ask.
struct ControlPlaneHTTPTests {
    static func ask(
        _ method: String, _ path: String, headers: [(name: String, value: String)] = [], isUpgrade: Bool = false
    ) throws -> HTTPResponse {
        let request = HTTPRequest(method: method, path: path, headers: headers, isUpgrade: isUpgrade)
        return try #require(try Stage().open(request).response)
    }

    @Test func `the node says that it is well`() throws {
        let response = try Self.ask("GET", "/")
        #expect(response.status == 200 && response.body == Array("OK".utf8))
    }

    @Test(arguments: ["/rtc", "/rtc/v2", "", "rtc", "/RTC", "/rtc/", "*"])
    func `what is not there is not found`(path: String) throws {
        let response = try Self.ask("GET", path)
        #expect(response.status == 404 && response.body.isEmpty)
    }

    @Test func `a path may begin with more than one slash`() throws {
        let stage = try Stage()
        let alice = stage.open(Stage.request("//rtc", token: stage.token("alice")))
        #expect(alice.joined != nil)
    }

    @Test func `an origin is echoed, with every answer`() throws {
        for path in ["/", "/rtc/validate", "/nowhere"] {
            let headers = try Self.ask("GET", path, headers: [("origin", "https://chat.example")]).headers
            #expect(headers.first { $0.name == "Access-Control-Allow-Origin" }?.value == "https://chat.example")
        }
        #expect(try Self.ask("GET", "/").headers.allSatisfy { !$0.name.hasPrefix("Access-Control") })
    }

    @Test func `a browser that asks first may send any header`() throws {
        let response = try Self.ask(
            "OPTIONS", "/rtc/validate",
            headers: [("origin", "null"), ("access-control-request-headers", "authorization, x-trace")])
        #expect(response.status == 204)
        func value(_ name: String) -> String? { response.headers.first { $0.name == name }?.value }
        #expect(value("Access-Control-Allow-Headers") == "authorization, x-trace")
        #expect(value("Access-Control-Allow-Methods") == "OPTIONS, HEAD, GET, POST, PATCH, DELETE")
        #expect(value("Access-Control-Max-Age") == "86400")
    }
}
