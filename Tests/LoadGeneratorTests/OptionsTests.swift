import Testing

@testable import LoadGenerator

@Suite struct OptionsTests {
    private static let url = ["--url", "ws://127.0.0.1:7880"]

    @Test func `what is not said has its default`() throws {
        let options = try Options(Self.url)
        #expect(
            options.rooms == 25 && options.perRoom == 4 && options.speakers == 4 && options.ears == 4
                && options.key == "devkey")
        #expect(!options.isRamp && !options.mayLeaveMachine && options.pid == nil)
    }

    @Test func `everything can be said`() throws {
        let options = try Options(
            Self.url + [
                "--rooms", "7", "--per-room", "3", "--speakers", "1", "--seconds", "2.5", "--key", "k", "--secret", "s",
                "--rounds", "4", "--joining", "9", "--nack", "--v1", "--pid", "12", "--pin", "1", "--pin-server", "0",
                "--allow-remote", "--json", "a", "--svg", "b", "--label", "c", "--red", "--dtx", "--voice", "w",
                "--ears", "2",
            ])
        #expect(options.rooms == 7 && options.perRoom == 3 && options.speakers == 1 && options.seconds == 2.5)
        #expect(options.rounds == 4 && options.joining == 9 && options.usesNack && options.usesOneConnection)
        #expect(options.pid == 12 && options.pin == 1 && options.pinServer == 0 && options.mayLeaveMachine)
        #expect(options.jsonPath == "a" && options.svgPath == "b" && options.label == "c")
        #expect(options.ears == 2)
        #expect(options.sendsRedundancy && options.usesPauses && options.voice == "w")
        #expect(try Options(["--against", "reflector:9"]).subject == .reflector(port: 9))
    }

    @Test(arguments: [
        [], ["--url"], ["--rooms", "0"], ["--rooms", "x"], ["--rooms", "4001"], ["--rooms", "4000"],
        ["--seconds", "0"], ["--seconds", "nan"], ["--speakers", "5"], ["--ears", "5"], ["--ears", "0"],
        ["--frobnicate"], ["--dtx"],
        ["--ramp", "--rounds", "2"], ["--ramp", "--speakers", "0"], ["--data"], ["--against", "reflector"],
    ])
    func `nonsense is refused with a sentence`(words: [String]) {
        let isAlone = words.isEmpty || words == ["--url"]
        #expect(throws: LoadError.self) { try Options(isAlone ? words : Self.url + words) }
    }

    @Test func `a Mumble server is named by its address, and has no words of LiveKit's`() throws {
        let options = try Options(["--against", "mumble:127.0.0.1:9", "--secret", "s"])
        #expect(options.subject == .mumble(try #require(MumbleServer("127.0.0.1:9"))) && options.secret == "s")
        for word in ["--nack", "--v1", "--red", "--data"] {
            #expect(throws: LoadError.self) { try Options(["--against", "mumble:127.0.0.1", word]) }
        }
    }

    @Test(arguments: ["mirror", "reflector:x", "reflector:1:2", "mumble", "mumble:", "mumble:a:0", "mumble:a:1:2"])
    func `only the reflector and Mumble can be run against`(name: String) {
        #expect(throws: LoadError.self) { try Options(["--against", name]) }
    }
}
