import Testing

@testable import LoadGenerator

@Suite struct MumbleServerTests {
    @Test func `a host has Mumble's port unless it names another`() {
        #expect(MumbleServer("voice.example")?.port == 64738)
        #expect(MumbleServer("10.0.0.1:9")?.description == "mumble:10.0.0.1:9")
    }

    @Test(arguments: ["", ":9", "a:", "a:0", "a:65536", "a:b", "a:1:2", "a/b", "a b"])
    func `anything else is no address`(text: String) {
        #expect(MumbleServer(text[...]) == nil)
    }
}
