import LiveKitProtocol
import Testing

@testable import Signaling

struct ClientDescriptionTests {
    static func read(_ query: [(name: String, value: String)]) -> ClientDescription {
        ClientDescription(query: HTTPRequest(method: "GET", path: "/rtc", query: query))
    }

    @Test func `a native client's own words`() {
        let client = Self.read([
            ("sdk", "python"), ("protocol", "18"), ("client_protocol", "2"), ("auto_subscribe", "1"),
            ("adaptive_stream", "0"), ("version", "1.2.0"),
            ("capabilities", "CAP_PACKET_TRAILER,CAP_COMPRESSION_DEFLATE_RAW"),
        ])
        #expect(client.protocolVersion == 18 && client.clientProtocol == 2)
        #expect(client.sdk == "python" && client.version == "1.2.0")
        #expect(client.autoSubscribe && !client.isReconnecting)
        #expect(client.capabilities.count == 2)
    }

    @Test func `the same words in a join request`() {
        var request = LiveKit.JoinRequest()
        var info = LiveKit.ClientInfo()
        info.sdk = .reactNative
        info.version = "2.3"
        info.protocol = 17
        info.clientProtocol = 1
        info.capabilities = Array(repeating: .init(rawValue: 1), count: 99)
        request.clientInfo = info
        request.reconnect = true
        request.participantSid = "PA_before"
        let client = ClientDescription(request)
        #expect(client.isOneConnection && client.protocolVersion == 17 && client.clientProtocol == 1)
        #expect(client.sdk == "reactnative" && client.version == "2.3")
        #expect(client.isReconnecting && client.previousID == "PA_before")
        #expect(client.capabilities.count == Limits.capabilities)
        #expect(client.autoSubscribe)
        request.connectionSettings = LiveKit.ConnectionSettings()
        #expect(!ClientDescription(request).autoSubscribe)
        #expect(!ClientDescription(LiveKit.JoinRequest()).isReconnecting)
    }

    @Test func `what is absent or makes no sense has its default`() {
        let long = String(repeating: "x", count: 257)
        let client = Self.read([
            ("protocol", "99999999999"), ("auto_subscribe", "maybe"), ("reconnect", "2"), ("sid", long), ("sdk", long),
            ("capabilities", String(repeating: "CAP_PACKET_TRAILER,", count: 99)),
        ])
        #expect(client.protocolVersion == 0 && client.autoSubscribe && !client.isReconnecting)
        #expect(client.previousID.isEmpty && client.sdk.isEmpty)
        #expect(client.capabilities.count == Limits.capabilities)
    }

    @Test(arguments: [("0", false), ("false", false), ("1", true), ("true", true)])
    func `a flag is a number or a word`(text: String, isOn: Bool) {
        #expect(Self.read([("auto_subscribe", text)]).autoSubscribe == isOn)
        #expect(Self.read([("reconnect", text)]).isReconnecting == isOn)
    }

    @Test(arguments: [("rust", "9", false), ("rust", "10", true), ("js", "9", true)])
    func `responses go to those that can take them`(sdk: String, version: String, takes: Bool) {
        #expect(Self.read([("sdk", sdk), ("protocol", version)]).takesResponses == takes)
    }
}
