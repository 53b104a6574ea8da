import SeededRandom
import Testing
import TokenAuth

@Suite struct TokenVerifierTests {
    // RFC 7515 A.1: the example and its key, which is 64 bytes and no text.
    private let example =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    private let exampleKey =
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"

    @Test func `the example of RFC 7515 A 1 is true until it ends`() throws {
        let secret = try #require(Base64URL.decode(exampleKey.utf8))
        let verifier = TokenVerifier(keys: try KeyRing(bytes: [("joe", secret)]))
        let token = try verifier.verify(example, at: UnixTime(seconds: 1_300_819_380))
        #expect(token == AccessToken(apiKey: "joe", expiresAt: UnixTime(seconds: 1_300_819_380)))
        #expect(throws: TokenError.expired(secondsAgo: 61)) {
            try verifier.verify(example, at: UnixTime(seconds: 1_300_819_441))
        }
    }

    @Test func `a token as LiveKit's Python SDK writes it is read in full`() throws {
        let token = try Forge.verify(
            Forge.token(
                payload: """
                    {"name":"Ann","metadata":"m","attributes":{"b":"2","a":"1","quartet.hidden":"x"},"kind":"agent",
                    "kindDetails":["d"],"roomConfig": {"maxParticipants": 3} ,"roomPreset":"p","sha256":"s",
                    "video":{"roomJoin":true,"room":"r","canPublish":true,"canSubscribe":false,"canPublishData":null,
                    "canPublishSources":["microphone"],"roomAdmin":true,"hidden":true,"unheardOf":[1]},
                    "sub":"ann","iss":"key","iat":1799999990,"nbf":1799999990.5,"exp":1800000600,"aud":["x"]}
                    """))
        var expected = AccessToken(apiKey: "key", expiresAt: UnixTime(seconds: 1_800_000_600))
        expected.identity = "ann"
        expected.name = "Ann"
        expected.metadata = "m"
        expected.attributes = [.init(key: "a", value: "1"), .init(key: "b", value: "2")]
        expected.kind = "agent"
        expected.kindDetails = ["d"]
        expected.roomConfig = Array(#"{"maxParticipants": 3}"#.utf8)
        expected.roomPreset = "p"
        expected.sha256 = "s"
        expected.issuedAt = UnixTime(seconds: 1_799_999_990)
        expected.notBefore = UnixTime(milliseconds: 1_799_999_990_500)
        expected.grants = .join(room: "r")
        expected.grants.canPublish = true
        expected.grants.canSubscribe = false
        expected.grants.canPublishSources = ["microphone"]
        expected.grants.roomAdmin = true
        expected.grants.hidden = true
        #expect(token == expected)
        #expect(token.madeAt == token.issuedAt)
    }

    @Test func `what a token does not say has LiveKit's defaults`() throws {
        let token = try Forge.verify(Forge.token(payload: #"{"iss":"key","jti":"fallback","exp":1800000600}"#))
        #expect(token.identity == "fallback")
        #expect(token.kind == "standard")
        #expect(!token.grants.video)
        #expect(token.grants.resolvedCanPublish && token.grants.resolvedCanPublishData)
        #expect(!token.grants.roomJoin && !token.grants.resolvedCanUpdateOwnMetadata)
        #expect(token.madeAt == nil)
    }

    @Test func `informational claims and nullable grants may be null`() throws {
        let token = try Forge.verify(
            Forge.token(
                payload: Forge.payload(
                    ("name", "null"), ("metadata", "null"), ("attributes", "null"), ("kind", "null"),
                    ("kindDetails", "null"), ("roomConfig", "null"), ("roomPreset", "null"), ("sha256", "null"),
                    ("quartet", "null"), ("video", #"{"canPublish":null,"canPublishSources":null}"#))))
        #expect(token.name.isEmpty && token.attributes.isEmpty && token.roomConfig == nil)
        #expect(token.grants.canPublish == nil)
    }

    @Test func `keys and addresses offered by the header are ignored`() throws {
        let header = """
            {"alg":"HS256","kid":"../../etc/passwd","jwk":{"kty":"oct","k":"AAAA"},"jku":"http://evil.example/keys",
            "x5u":"http://evil.example/cert","x5c":["AAAA"],"typ":"anything"}
            """
        #expect(try Forge.verify(Forge.token(header: header, payload: Forge.payload())).identity == "ann")
        let stranger = Forge.token(header: header, payload: Forge.payload(), secret: "")
        #expect(try Forge.error(of: stranger) == .badSignature)
    }

    @Test(arguments: [
        ("exp", -60, nil), ("exp", -61, TokenError.expired(secondsAgo: 61)), ("exp", -30, nil),
        ("exp", -95, .expired(secondsAgo: 95)), ("nbf", 60, nil), ("nbf", 61, .notYetValid(secondsLeft: 61)),
        ("iat", 60, nil), ("iat", 61, .issuedInTheFuture(secondsLeft: 61)),
    ])
    func `clocks may differ by a minute`(claim: String, offset: Int64, error: TokenError?) throws {
        let token = Forge.token(payload: Forge.payload((claim, "\(Forge.now.seconds + offset)")))
        #expect(try Forge.error(of: token) == error)
    }

    // MARK: Blocks

    @Test func `blocks come from the claim and from the attribute, each once`() throws {
        let token = try Forge.verify(
            Forge.token(
                payload: Forge.payload(
                    ("quartet", #"{"blocks":["bob","cid","bob"],"later":true}"#),
                    (
                        "attributes",
                        #"{"quartet.blocks":"[\"cid\",\"d\\u00e9d\\u00e9\"]","quartet.x":"1","mood":"fine"}"#
                    ))))
        #expect(token.blocks == ["bob", "cid", "dédé"])
        #expect(token.attributes == [.init(key: "mood", value: "fine")])
    }

    @Test func `a thousand blocks are the most`() throws {
        func token(_ count: Int) -> String {
            Forge.token(payload: Forge.payload(("quartet", #"{"blocks":[\#(list(count))]}"#)))
        }
        func list(_ count: Int) -> String {
            (0..<count).map { "\"\(String($0, radix: 36))\"" }.joined(separator: ",")
        }
        #expect(try Forge.verify(token(1_000)).blocks.count == 1_000)
        #expect(try Forge.error(of: token(1_001)) == .tooManyBlocks(count: 1_001, max: 1_000))
    }

    @Test func `a thousand people fit by their UUIDs, in the claim or in the attribute`() throws {
        let people = (0..<1_000).map { index in
            let digits = String(index, radix: 16)
            return "123e4567-e89b-12d3-a456-" + String(repeating: "0", count: 12 - digits.count) + digits
        }
        let claim = "{\"blocks\":[" + people.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
        #expect(try Forge.verify(Forge.token(payload: Forge.payload(("quartet", claim)))).blocks == people)
        let escaped = people.map { "\\\"\($0)\\\"" }.joined(separator: ",")
        let attributes = "{\"quartet.blocks\":\"[\(escaped)]\"}"
        #expect(try Forge.verify(Forge.token(payload: Forge.payload(("attributes", attributes)))).blocks == people)
    }

    // MARK: Size

    @Test func `64 KiB are the most, whatever they hold`() throws {
        func token(_ count: Int) -> String {
            Forge.token(payload: Forge.payload(("metadata", "\"\(String(repeating: "x", count: count))\"")))
        }
        let fitting = try #require((48_900...49_150).last { token($0).utf8.count <= Limits.tokenBytesMax })
        #expect(try Forge.verify(token(fitting)).metadata.utf8.count == fitting)
        let long = token(fitting + 1)
        #expect(try Forge.error(of: long) == .tooLong(bytes: long.utf8.count, max: 65_536))
        let enormous = String(repeating: "A", count: 10_000_000)
        #expect(try Forge.error(of: enormous) == .tooLong(bytes: 10_000_000, max: 65_536))
    }

    @Test func `nesting is refused past 32, signed or not`() throws {
        func token(_ depth: Int) -> String {
            let nest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            return Forge.token(payload: Forge.payload(("nest", nest)))
        }
        #expect(try Forge.error(of: token(31)) == nil)
        #expect(try Forge.error(of: token(32)) == .malformed(.payload))
        #expect(try Forge.error(of: token(2_500)) == .malformed(.payload))
        let open = Forge.token(header: String(repeating: "[", count: 5_000), payload: "{}")
        #expect(try Forge.error(of: open) == .malformed(.header))
    }

    // MARK: Mutation

    @Test func `no change to a true token leaves it true, and none traps`() throws {
        let token = Array(
            Forge.token(
                payload: Forge.payload(("attributes", #"{"a":"b"}"#), ("quartet", #"{"blocks":["bob"]}"#))
            ).utf8)
        let verifier = try TokenVerifier(keys: Forge.keys)
        var random = SeededGenerator(1)
        for round in 0..<20_000 {
            var bytes = token
            switch round % 4 {
            case 0:
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &random)...)
            case 2:
                bytes.insert(
                    UInt8.random(in: 0...255, using: &random), at: Int.random(in: 0...bytes.count, using: &random))
            default:
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = Int.random(in: start..<bytes.count, using: &random)
                bytes.replaceSubrange(start...end, with: token[..<(end - start)])
            }
            guard bytes != token else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let isTrue = (try? verifier.verify(text, at: Forge.now)) != nil
            #expect(!isTrue, "round \(round): \(text)")
        }
    }

    @Test func `a signed payload that was mutated is read or refused, and never traps`() throws {
        let payload = Array(
            Forge.payload(
                ("attributes", #"{"a":"b","quartet.blocks":"[\"x\"]"}"#), ("nbf", "1.5e9"), ("name", #""\ud83d\ude00""#)
            ).utf8)
        let verifier = try TokenVerifier(keys: Forge.keys)
        var random = SeededGenerator(2)
        var readCount = 0
        for _ in 0..<10_000 {
            var bytes = payload
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes[index] = UInt8.random(in: 0...255, using: &random)
                } else {
                    bytes[index] = payload[Int.random(in: 0..<payload.count, using: &random)]
                }
            }
            let token = Forge.token(header: Array(Forge.goodHeader.utf8), payload: bytes)
            if (try? verifier.verify(token, at: Forge.now)) != nil { readCount += 1 }
        }
        #expect(readCount > 100 && readCount < 9_000)
    }
}
