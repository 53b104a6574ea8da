import Testing
import TokenAuth

/// Every kind of bad token that we know of, and the one reason for which each is refused.
@Suite struct BadTokenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let token: String
        let error: TokenError

        init(_ name: String, _ token: String, _ error: TokenError) {
            self.name = name
            self.token = token
            self.error = error
        }

        var testDescription: String { name }
    }

    static let good = Forge.token(payload: Forge.payload())

    static let cases: [Case] = shapes + algorithms + signatures + dates + types + texts

    static let shapes: [Case] = {
        let parts = good.split(separator: ".").map(String.init)
        return [
            Case("nothing", "", .malformed(.token)),
            Case("a dot", ".", .malformed(.token)),
            Case("two dots", "..", .malformed(.header)),
            Case("no signature part", parts[0] + "." + parts[1], .malformed(.token)),
            Case("empty signature", parts[0] + "." + parts[1] + ".", .badSignature),
            Case("four parts", good + ".x", .malformed(.token)),
            Case("five parts, as encrypted tokens have", good + "..", .malformed(.token)),
            Case("no header", "." + parts[1] + "." + parts[2], .malformed(.header)),
            Case("no payload", Forge.signed(parts[0] + "."), .malformed(.payload)),
            Case("Bearer before it", "Bearer " + good, .malformed(.header)),
            Case("space before it", " " + good, .malformed(.header)),
            Case("line break after it", good + "\n", .malformed(.signature)),
            Case("padding in the header", parts[0] + "=." + parts[1] + "." + parts[2], .malformed(.header)),
            Case("padding in the signature", good + "=", .malformed(.signature)),
            Case("plus and slash", parts[0] + "." + parts[1] + ".+/" + parts[2].dropFirst(2), .malformed(.signature)),
            Case("impossible length", Forge.signed(parts[0] + ".AAAAA"), .malformed(.payload)),
            Case("bits left over", Forge.signed(parts[0] + ".e31"), .malformed(.payload)),
            Case("not ASCII", "é." + parts[1] + "." + parts[2], .malformed(.header)),
            Case("NUL", "\0." + parts[1] + "." + parts[2], .malformed(.header)),
            Case("too long", String(repeating: "x", count: 65_537), .tooLong(bytes: 65_537, max: 65_536)),
        ]
    }()

    static let algorithms: [Case] =
        [
            "none", "None", "NONE", "nOnE", "", "hs256", "Hs256", "HS256 ", "HS384", "HS512", "RS256", "ES256", "EdDSA",
            "PS256", "dir", "HS256\\u0000",
        ].map { Case("algorithm \($0)", header(#"{"alg":"\#($0)"}"#), .wrongAlgorithm) } + [
            Case("no algorithm", header(#"{"typ":"JWT"}"#), .wrongAlgorithm),
            Case("algorithm null", header(#"{"alg":null}"#), .wrongAlgorithm),
            Case("algorithm number", header(#"{"alg":256}"#), .wrongAlgorithm),
            Case("algorithm list", header(#"{"alg":["HS256"]}"#), .wrongAlgorithm),
            Case("ALG", header(#"{"ALG":"HS256"}"#), .wrongAlgorithm),
            Case("algorithm twice", header(#"{"alg":"HS256","alg":"none"}"#), .malformed(.header)),
            Case("algorithm twice, one escaped", header(#"{"alg":"none","\u0061lg":"HS256"}"#), .malformed(.header)),
            Case("other member twice", header(#"{"alg":"HS256","typ":"JWT","typ":"JWT"}"#), .malformed(.header)),
            Case("crit", header(#"{"alg":"HS256","crit":["exp"]}"#), .criticalExtension),
            Case("crit empty", header(#"{"alg":"HS256","crit":[]}"#), .criticalExtension),
            Case("crit null", header(#"{"alg":"HS256","crit":null}"#), .criticalExtension),
            Case("crit b64", header(#"{"alg":"HS256","b64":false,"crit":["b64"]}"#), .criticalExtension),
            Case("header list", header(#"["HS256"]"#), .malformed(.header)),
            Case("header text", header(#""HS256""#), .malformed(.header)),
            Case("header cut", header(#"{"alg":"HS256""#), .malformed(.header)),
            Case("header with a byte order mark", header("\u{FEFF}" + Forge.goodHeader), .malformed(.header)),
            Case("header and more", header(Forge.goodHeader + "{}"), .malformed(.header)),
            Case("none with an empty signature", unsigned(#"{"alg":"none"}"#), .wrongAlgorithm),
        ]

    static let signatures: [Case] = [
        Case(
            "wrong secret", Forge.token(payload: Forge.payload(), secret: "stranger's secret, 32 bytes long"),
            .badSignature),
        Case("empty secret", Forge.token(payload: Forge.payload(), secret: ""), .badSignature),
        Case("the key as secret", Forge.token(payload: Forge.payload(), secret: "key"), .badSignature),
        Case("another key's secret", Forge.token(payload: Forge.payload(("iss", #""other""#))), .badSignature),
        Case("unknown key", Forge.token(payload: Forge.payload(("iss", #""nobody""#))), .unknownKey),
        Case(
            "development key", Forge.token(payload: Forge.payload(("iss", #""devkey""#)), secret: "secret"), .unknownKey
        ),
        Case("no issuer", Forge.token(payload: Forge.payload(without: ["iss"])), .missingClaim("iss")),
        Case("empty issuer", Forge.token(payload: Forge.payload(("iss", #""""#))), .missingClaim("iss")),
        Case("signature cut", String(good.dropLast(3)), .badSignature),
        Case("signature longer", good + "AA", .malformed(.signature)),
        Case(
            "signature zero", good.prefix { $0 != "." } + tail(Base64URL.encode([UInt8](repeating: 0, count: 32))),
            .badSignature),
        Case(
            "signature of HS512's length",
            good.prefix { $0 != "." } + tail(Base64URL.encode([UInt8](repeating: 7, count: 64))), .badSignature),
        Case("other payload under the signature", spliced(payload: Forge.payload(("sub", #""bob""#))), .badSignature),
    ]

    static let dates: [Case] =
        [
            Case("no end", Forge.token(payload: Forge.payload(without: ["exp"])), .missingClaim("exp")),
            Case("ended", claim("exp", "1799999939"), .expired(secondsAgo: 61)),
            Case("ended in 1970", claim("exp", "0"), .expired(secondsAgo: 1_800_000_000)),
            Case("not yet begun", claim("nbf", "1800000061"), .notYetValid(secondsLeft: 61)),
            Case("made in the future", claim("iat", "1800000061"), .issuedInTheFuture(secondsLeft: 61)),
            Case("enormous number", claim("exp", "1e400"), .malformed(.payload)),
        ]
        + ["-1", "-1e300", "1e300", "9223372036854775808", "253402300800"].map {
            Case("end \($0)", claim("exp", $0), .outOfRange(claim: "exp"))
        }
        + [#""1800000600""#, "null", "true", "[1800000600]", "{}"].map {
            Case("end \($0)", claim("exp", $0), .wrongType(claim: "exp"))
        }
        + [
            Case("begin as text", claim("nbf", #""0""#), .wrongType(claim: "nbf")),
            Case("begin negative", claim("nbf", "-1"), .outOfRange(claim: "nbf")),
            Case("made as text", claim("iat", #""0""#), .wrongType(claim: "iat")),
            Case("end with a leading zero", claim("exp", "01800000600"), .malformed(.payload)),
            Case("end hexadecimal", claim("exp", "0x6B49D258"), .malformed(.payload)),
            Case("end infinite", claim("exp", "Infinity"), .malformed(.payload)),
            Case("end not a number", claim("exp", "NaN"), .malformed(.payload)),
        ]

    static let types: [Case] =
        ["iss", "sub", "name", "metadata", "kind", "roomPreset", "sha256", "jti"].map {
            Case("\($0) as number", claim($0, "1"), .wrongType(claim: $0))
        }
        + ["iss", "sub", "video"].map { Case("\($0) null", claim($0, "null"), .wrongType(claim: $0)) }
        + ["video", "attributes", "roomConfig", "quartet"].map {
            Case("\($0) as list", claim($0, "[]"), .wrongType(claim: $0))
        }
        + [
            ("roomJoin", #""true""#), ("roomJoin", "1"), ("roomJoin", "null"), ("roomJoin", "[]"), ("room", "7"),
            ("room", "null"), ("room", #"["lounge"]"#), ("roomAdmin", #""yes""#), ("roomCreate", "{}"),
            ("canPublish", #""true""#), ("canSubscribe", "0"), ("canPublishData", "[]"), ("hidden", "null"),
            ("canPublishSources", #""microphone""#), ("canPublishSources", "[1]"), ("agent", #""no""#),
            ("recorder", "2"), ("canUpdateOwnMetadata", "{}"),
        ].map {
            Case(
                "\($0.0) \($0.1)", Forge.token(payload: Forge.video("\"\($0.0)\":\($0.1)")),
                .wrongType(claim: "video.\($0.0)"))
        }
        + [
            Case("kind details as text", claim("kindDetails", #""x""#), .wrongType(claim: "kindDetails")),
            Case("attribute as number", claim("attributes", #"{"a":1}"#), .wrongType(claim: "attributes")),
            Case("attribute null", claim("attributes", #"{"a":null}"#), .wrongType(claim: "attributes")),
            Case("blocks as text", claim("quartet", #"{"blocks":"bob"}"#), .wrongType(claim: "quartet.blocks")),
            Case("block as number", claim("quartet", #"{"blocks":[1]}"#), .wrongType(claim: "quartet.blocks")),
            Case("block empty", claim("quartet", #"{"blocks":[""]}"#), .outOfRange(claim: "blocks")),
            Case(
                "block too long", claim("quartet", #"{"blocks":["\#(String(repeating: "b", count: 257))"]}"#),
                .outOfRange(claim: "blocks")),
            Case(
                "blocks attribute no list", claim("attributes", #"{"quartet.blocks":"bob"}"#),
                .wrongType(claim: "attributes.quartet.blocks")),
            Case(
                "blocks attribute nested", claim("attributes", #"{"quartet.blocks":"[[\"bob\"]]"}"#),
                .wrongType(claim: "attributes.quartet.blocks")),
            Case(
                "blocks attribute of numbers", claim("attributes", #"{"quartet.blocks":"[1]"}"#),
                .wrongType(claim: "attributes.quartet.blocks")),
        ]

    static let texts: [Case] =
        [
            "null", "true", "[]", "[{}]", "7", #""{}""#, "", "   ", "{", "}", "{}{}", #"{"iss"}"#, #"{"iss":}"#,
            #"{"iss":"key",}"#,
            #"{,"iss":"key"}"#, #"{'iss':'key'}"#, #"{iss:"key"}"#, #"{"iss":"key"/**/}"#, #"{"iss":"ke\y"}"#,
            #"{"iss":"\ud800"}"#, #"{"iss":"\udc00\ud800"}"#, #"{"iss":"\u00"}"#, "{\"iss\":\"a\u{1}\"}",
            #"{"iss":"key","iss":"other"}"#, #"{"iss":"key","x":{"a":1,"a":2}}"#, #"{"iss":"key","exp":1.}"#,
            #"{"iss":"key","exp":.5}"#, #"{"iss":"key","exp":+1}"#, #"{"iss":"key","exp":1e}"#,
            #"{"iss":"key","exp":-}"#,
            #"{"iss":"key","x":tru}"#, #"{"iss":"key","x":nulll}"#, "\u{FEFF}{}",
        ].map { Case("payload \($0)", Forge.token(payload: $0), .malformed(.payload)) } + [
            Case(
                "payload not UTF-8", Forge.token(header: Array(Forge.goodHeader.utf8), payload: [0x22, 0xFF, 0x22]),
                .malformed(.payload)),
            Case(
                "payload overlong UTF-8",
                Forge.token(
                    header: Array(Forge.goodHeader.utf8),
                    payload: Array(#"{"iss":""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8)), .malformed(.payload)),
        ]

    @Test(arguments: cases)
    func `a bad token is refused for its own reason`(_ bad: Case) throws {
        #expect(try Forge.error(of: bad.token) == bad.error)
    }

    @Test func `no refusal repeats the token or a secret`() throws {
        for bad in Self.cases {
            let words = try #require(try Forge.error(of: bad.token)).sentence
            #expect(!words.isEmpty && words.utf8.count < 80)
            #expect(!words.contains(Forge.secret))
            if bad.token.utf8.count > 40 { #expect(!words.contains(bad.token.prefix(20))) }
        }
    }

    @Test func `the table has well over sixty kinds and the good token is good`() throws {
        #expect(Self.cases.count > 120)
        #expect(try Forge.error(of: Self.good) == nil)
    }

    // MARK: Makers

    private static func header(_ text: String) -> String {
        Forge.token(header: text, payload: Forge.payload())
    }

    private static func claim(_ name: String, _ value: String) -> String {
        Forge.token(payload: Forge.payload((name, value)))
    }

    private static func unsigned(_ header: String) -> String {
        Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(Forge.payload().utf8)) + "."
    }

    private static func tail(_ signature: String) -> String {
        "." + good.split(separator: ".")[1] + "." + signature
    }

    private static func spliced(payload: String) -> String {
        let parts = good.split(separator: ".")
        return parts[0] + "." + Base64URL.encode(Array(payload.utf8)) + "." + parts[2]
    }
}
