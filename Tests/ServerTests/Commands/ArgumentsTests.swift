import Testing

@testable import Server

@Suite struct ArgumentsTests {
    @Test func `options come with a space or an equals sign, in any order`() throws {
        var words = Arguments(["serve", "--port", "1", "--dev", "--keys=a: b", "--keys", "c: d", "--can-publish=false"])
        let command = words.takeCommand()
        #expect(command == "serve")
        let keys = try words.takeAll("--keys")
        #expect(keys == ["a: b", "c: d"])
        let port = try words.take("--port")
        #expect(port == "1")
        let bind = try words.take("--bind")
        #expect(bind == nil)
        let canpublish = try words.takeBoolean("--can-publish")
        #expect(canpublish == false)
        let (first, second) = (words.takeFlag("--dev"), words.takeFlag("--dev"))
        #expect(first && !second)
        try words.finish()
    }

    @Test func `what nobody knows and what lacks its value is refused`() {
        var words = Arguments(["--port"])
        #expect(throws: StartupError.usage("--port needs a value")) { try words.take("--port") }
        var other = Arguments(["--port", "--dev"])
        #expect(throws: StartupError.usage("--port needs a value")) { try other.take("--port") }
        let left = Arguments(["--what"])
        #expect(throws: StartupError.usage("unknown option --what")) { try left.finish() }
        var odd = Arguments(["--hidden=maybe"])
        #expect(throws: StartupError.usage("--hidden is =true or =false")) { try odd.takeBoolean("--hidden") }
    }

    @Test func `names stand where no options are, and behind two dashes whatever they look like`() throws {
        var words = Arguments(["mute", "--json", "lobby", "--url", "http://x", "--", "--json"])
        let command = words.takeCommand()
        #expect(command == "mute")
        let (isJSON, again) = (words.takeFlag("--json"), words.takeFlag("--json"))
        #expect(isJSON && !again)
        let url = try words.take("--url")
        #expect(url == "http://x")
        let names = try words.takeWords("ROOM", "IDENTITY")
        #expect(names == ["lobby", "--json"])
        try words.finish()
    }

    @Test func `a name too few or too many is told`() throws {
        var few = Arguments(["lobby"])
        #expect(throws: StartupError.usage("IDENTITY is missing")) { try few.takeWords("ROOM", "IDENTITY") }
        var many = Arguments(["lobby", "anna", "b\u{1b}en"])
        #expect(throws: StartupError.usage("b\\u001ben is one word too many")) {
            try many.takeWords("ROOM", "IDENTITY")
        }
        var unknown = Arguments(["lobby", "--what"])
        #expect(throws: StartupError.usage("unknown option --what")) { try unknown.takeWords("ROOM") }
        var two = Arguments(["a", "b"])
        #expect(throws: StartupError.self) { try two.takeWords(optional: "IDENTITY") }
        var none = Arguments([])
        let nobody = try none.takeWords(optional: "IDENTITY")
        #expect(nobody == nil)
        let left = Arguments(["--dev", "--", "name"])
        #expect(throws: StartupError.usage("name is one word too many")) { try left.finish() }
    }
}
