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
}
