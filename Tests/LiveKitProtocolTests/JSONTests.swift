import LiveKitProtocol
import Testing

private func text(_ json: [UInt8]) -> String { String(decoding: json, as: UTF8.self) }

@Suite struct JSONWriterTests {
    @Test func `the compact form has camel case and leaves defaults out`() {
        var room = LiveKit.Room()
        room.sid = "RM_1"
        room.emptyTimeout = 300
        room.creationTime = -5
        room.enabledCodecs = [.init()]
        room.enabledCodecs[0].fmtpLine = "x"
        #expect(
            text(room.json(.compact))
                == #"{"sid":"RM_1","emptyTimeout":300,"creationTime":"-5","enabledCodecs":[{"fmtpLine":"x"}]}"#)
    }

    @Test func `the Twirp form has the schema's names, defaults, and null for absent messages`() {
        var request = LiveKit.SendDataRequest()
        request.room = "r"
        request.data = [0xfb, 0xff]
        #expect(
            text(request.json(.twirp)) == """
                {"room":"r","data":"+/8=","kind":"RELIABLE","destination_sids":[],"destination_identities":[],\
                "nonce":""}
                """)
        var track = LiveKit.MuteRoomTrackResponse()
        #expect(text(track.json(.twirp)) == #"{"track":null}"#)
        track.track = .init()
        #expect(text(track.json(.twirp)).contains(#""encryption":"NONE","stream":"","version":null"#))
        var update = LiveKit.UpdateParticipantRequest()
        update.attributes = ["b": "", "a": "1"]
        #expect(text(update.json(.twirp)).hasSuffix(#""name":"","attributes":{"a":"1","b":""}}"#))
        #expect(text(LiveKit.DeleteRoomResponse().json(.twirp)) == "{}")
    }

    @Test func `numbers, enums and oneofs are written as proto3 JSON wants them`() {
        var speaker = LiveKit.SpeakerInfo()
        for (value, expected) in [
            (Float(1), "1"), (0.5, "0.5"), (-0.25, "-0.25"), (0.1, "0.1"), (1e20, "1e+20"), (.nan, "\"NaN\""),
            (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""), (.leastNonzeroMagnitude, "1e-45"),
        ] {
            speaker.level = value
            #expect(text(speaker.json(.compact)) == "{\"level\":\(expected)}")
        }
        var track = LiveKit.TrackInfo()
        track.source = .screenShareAudio
        track.audioFeatures = [.noDtx, .init(rawValue: 77)]
        #expect(
            text(track.json(.compact)) == #"{"source":"SCREEN_SHARE_AUDIO","audioFeatures":["TF_NO_DTX",77]}"#)
        var response = LiveKit.SignalResponse()
        response.message = .pong(0)
        #expect(text(response.json(.compact)) == #"{"pong":"0"}"#)
        response.message = .refreshToken("")
        #expect(text(response.json(.twirp)) == #"{"refresh_token":""}"#)
        response.message = .trackPublished(.init())
        #expect(text(response.json(.compact)) == #"{"trackPublished":{}}"#)
    }

    @Test func `strings are escaped where JSON demands it and nowhere else`() {
        var room = LiveKit.Room()
        room.metadata = "\"\\/\u{8}\u{9}\u{a}\u{c}\u{d}\u{0}\u{1f}\u{7f}é😀"
        #expect(text(room.json(.compact)) == #"{"metadata":"\"\\/\b\t\n\f\r\u0000\u001f"# + "\u{7f}é😀\"}")
    }
}

@Suite struct JSONReaderTests {
    private func room(_ json: String) throws -> LiveKit.Room { try LiveKit.Room(json: Array(json.utf8)) }

    @Test func `both spellings are read, unknown members skipped, null is the default`() throws {
        let expected = try room(#"{"emptyTimeout":3,"maxParticipants":4,"sid":"s"}"#)
        #expect(expected.emptyTimeout == 3 && expected.maxParticipants == 4 && expected.sid == "s")
        let spellings = [
            #"{"empty_timeout":3,"max_participants":4,"sid":"s"}"#,
            #" { "empty_timeout" : "3" , "maxParticipants" : 4.0 , "sid" : "\u0073" } "#,
            #"{"x":{"a":[1,-2.5e3,true,false,null,"\u00e9",{}],"b":null},"emptyTimeout":3,"#
                + #""maxParticipants":4e0,"sid":"s"}"#,
            #"{"name":null,"version":null,"enabledCodecs":null,"emptyTimeout":30e-1,"maxParticipants":"4","sid":"s"}"#,
        ]
        for json in spellings { #expect(try room(json) == expected, "\(json)") }
    }

    @Test func `enums are read by name and number, unknown names are ignored`() throws {
        func track(_ json: String) throws -> LiveKit.TrackInfo { try LiveKit.TrackInfo(json: Array(json.utf8)) }
        #expect(try track(#"{"source":"MICROPHONE"}"#).source == .microphone)
        #expect(try track(#"{"source":2}"#).source == .microphone)
        #expect(try track(#"{"source":99}"#).source.rawValue == 99)
        #expect(try track(#"{"source":"HOLOGRAM"}"#).source == .unknown)
        #expect(try track(#"{"audioFeatures":["TF_STEREO","NEW",1]}"#).audioFeatures == [.stereo, .noDtx])
    }

    @Test func `64-bit integers are read from strings and numbers without loss`() throws {
        func ping(_ value: String) throws -> Int64 {
            try LiveKit.Ping(json: Array("{\"timestamp\":\(value)}".utf8)).timestamp
        }
        #expect(try ping("9223372036854775807") == .max)
        #expect(try ping("\"9223372036854775807\"") == .max)
        #expect(try ping("-9223372036854775808") == .min)
        #expect(try ping("9007199254740993") == 9_007_199_254_740_993)
        #expect(try ping("1.5e1") == 15)
        for value in [
            "9223372036854775808", "-9223372036854775809", "1.5", "1e-1", "\"\"", "\" 1\"", "\"1 \"", "\"0x1\"",
        ] {
            #expect(throws: JSONError.invalidNumber, "\(value)") { try ping(value) }
        }
    }

    @Test func `bytes are read in both alphabets, padded or not`() throws {
        for value in ["+/8=", "-_8=", "+/8", "-_8"] {
            let request = try LiveKit.SendDataRequest(json: Array("{\"data\":\"\(value)\"}".utf8))
            #expect(request.data == [0xfb, 0xff])
        }
    }

    @Test func `oneofs, optional fields and maps are read`() throws {
        let request = try LiveKit.SignalRequest(json: Array(#"{"pingReq":{"rtt":"7"},"offer":null}"#.utf8))
        guard case .pingReq(let ping) = request.message else {
            Issue.record("no ping")
            return
        }
        #expect(ping.rtt == 7)
        let policy = try QuartetAPI.SetRoomPolicyRequest(json: Array(#"{"capacity":0,"locked":null}"#.utf8))
        #expect(policy.capacity == 0 && policy.locked == nil)
        let metadata = try LiveKit.UpdateParticipantMetadata(json: Array(#"{"attributes":{"a":"","b":"1"}}"#.utf8))
        #expect(metadata.attributes == ["a": "", "b": "1"])
    }

    @Test(arguments: [
        ("", JSONError.truncated), (" ", .truncated), ("{", .truncated), (#"{"sid""#, .truncated),
        (#"{"sid":"#, .truncated), (#"{"sid":"a"#, .truncated), (#"{"sid":"a""#, .truncated),
        (#"{"sid":"\"#, .truncated), (#"{"sid":"\u12"#, .truncated), (#"{"version":{},"emptyTimeout":-"#, .truncated),
        ("null", .wrongType), ("[]", .wrongType), ("1", .wrongType), (#"{"sid":1}"#, .wrongType),
        (#"{"sid":{}}"#, .wrongType), (#"{"version":[]}"#, .wrongType), (#"{"enabledCodecs":{}}"#, .wrongType),
        (#"{"enabledCodecs":[null]}"#, .wrongType), (#"{"activeRecording":1}"#, .wrongType),
        (#"{"emptyTimeout":true}"#, .wrongType), ("{}x", .trailingBytes), ("{}{}", .trailingBytes),
        ("{,}", .unexpectedByte), (#"{"sid":"a",}"#, .unexpectedByte), (#"{"sid" "a"}"#, .unexpectedByte),
        (#"{"sid":"a" "name":"b"}"#, .unexpectedByte), ("{sid:1}", .unexpectedByte), (#"{"x":nul}"#, .unexpectedByte),
        (#"{"x":tru}"#, .unexpectedByte), (#"{"x":[1,]}"#, .unexpectedByte), (#"{"x":[,1]}"#, .unexpectedByte),
        (#"{"x":+1}"#, .unexpectedByte), (#"{"x":.5}"#, .unexpectedByte), (#"{"x":1.}"#, .unexpectedByte),
        (#"{"x":1e}"#, .unexpectedByte), (#"{"x":NaN}"#, .unexpectedByte), (#"{"x":}"#, .unexpectedByte),
        (#"{"x":01}"#, .invalidNumber), (#"{"x":-01}"#, .invalidNumber), (#"{"emptyTimeout":-1}"#, .invalidNumber),
        (#"{"emptyTimeout":4294967296}"#, .invalidNumber), (#"{"emptyTimeout":1e99999999999}"#, .invalidNumber),
        (#"{"emptyTimeout":"1x"}"#, .invalidNumber), ("{\"sid\":\"\u{1}\"}", .invalidString),
        (#"{"sid":"\x"}"#, .invalidString), (#"{"sid":"\ud800"}"#, .invalidString),
        (#"{"sid":"\ud800\u0041"}"#, .invalidString), (#"{"sid":"\udc00"}"#, .invalidString),
        (#"{"sid":"\u00g0"}"#, .invalidString), (#"{"sid":"a","sid":"b"}"#, .duplicateField),
        (#"{"emptyTimeout":1,"empty_timeout":1}"#, .duplicateField),
    ])
    func `malformed text is refused by name`(json: String, error: JSONError) {
        #expect(throws: error) { try room(json) }
    }

    @Test func `other refusals have their names`() {
        func request(_ json: String) throws { _ = try LiveKit.SignalRequest(json: Array(json.utf8)) }
        #expect(throws: JSONError.duplicateField) { try request(#"{"ping":"1","pingReq":{}}"#) }
        #expect(throws: JSONError.duplicateField) { try request(#"{"updateMetadata":{"attributes":{"a":"","a":""}}}"#) }
        for value in ["A", "AAAAA", "A===", "AA=A", "AA A", "A\\u00e9", "AA==="] {
            #expect(throws: JSONError.invalidBase64, "\(value)") {
                try LiveKit.SendDataRequest(json: Array("{\"data\":\"\(value)\"}".utf8))
            }
        }
        #expect(throws: JSONError.invalidString) {
            try LiveKit.Room(json: Array("{\"sid\":\"".utf8) + [0xff, 0x22, 0x7d])
        }
        #expect(throws: JSONError.invalidString) {
            try LiveKit.Room(json: Array("{\"sid\":\"\\n".utf8) + [0xff, 0x22, 0x7d])
        }
    }

    @Test func `depth and number of messages are bounded`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            let open = String(repeating: "[", count: depth)
            return Array("{\"x\":\(open)\(String(repeating: "]", count: depth))}".utf8)
        }
        #expect(try LiveKit.Room(json: nested(31)) == .init())
        #expect(throws: JSONError.tooDeep) { try LiveKit.Room(json: nested(32)) }
        #expect(throws: JSONError.tooDeep) { try LiveKit.Room(json: nested(100_000)) }
        func rooms(_ count: Int) -> [UInt8] {
            Array("{\"rooms\":[\(repeatElement("{}", count: count).joined(separator: ","))]}".utf8)
        }
        #expect(try LiveKit.ListRoomsResponse(json: rooms(16_384)).rooms.count == 16_384)
        #expect(throws: JSONError.tooManyMessages) { try LiveKit.ListRoomsResponse(json: rooms(16_385)) }
        let digits = String(repeating: "1", count: 65)
        #expect(throws: JSONError.invalidNumber) { try LiveKit.Room(json: Array("{\"x\":\(digits)}".utf8)) }
    }

    @Test func `surrogate pairs and other escapes are read`() throws {
        #expect(try room(#"{"sid":"\ud83d\ude00\u00E9\"\\\/\b\f\n\r\t"}"#).sid == "😀é\"\\/\u{8}\u{c}\n\r\t")
    }
}
