import LiveKitProtocol
import Testing

/// Bytes from hexadecimal text; white space between them is ignored.
func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { !$0.isWhitespace }
    return stride(from: 0, to: digits.count, by: 2).compactMap { offset in
        let start = digits.index(digits.startIndex, offsetBy: offset)
        return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
    }
}

@Suite struct WireReaderTests {
    @Test func `a field of the wrong wire type is kept as unknown`() throws {
        // Room.name (2) as a varint; Room.empty_timeout (3) as a string.
        let message = try LiveKit.Room(wire: bytes("1005 1a0161 0a0152"))
        #expect(message.name == "" && message.emptyTimeout == 0 && message.sid == "R")
        #expect(message.unknownFields == bytes("1005 1a0161"))
    }

    @Test func `unknown fields of every wire type survive a round trip`() throws {
        let unknown = bytes("a00601 a1060102030405060708 a206026869 a50601020304")
        let message = try LiveKit.MuteTrackRequest(wire: unknown + bytes("0a0154 1001"))
        #expect(message.sid == "T" && message.muted)
        #expect(message.unknownFields == unknown)
        #expect(message.wire() == bytes("0a0154 1001") + unknown)
    }

    @Test(arguments: [
        ("0a", WireError.truncated), ("0a05", .truncated), ("0a056869", .truncated), ("80", .truncated),
        ("1880", .truncated), ("a106", .truncated), ("a50601", .truncated), ("a20605", .truncated),
        ("0affffffffffffffffff01", .truncated), ("18ffffffffffffffffff02", .varintTooLong),
        ("1880808080808080808080808001", .varintTooLong), ("00", .invalidTag), ("0600", .invalidTag),
        ("0700", .invalidTag), ("8280808010", .invalidTag), ("0b0c", .group), ("0c", .group), ("0a01ff", .invalidUTF8),
        ("0a03eda080", .invalidUTF8), ("0a02c080", .invalidUTF8), ("0a04f4908080", .invalidUTF8),
    ])
    func `malformed input is refused by name`(hexadecimal: String, error: WireError) {
        #expect(throws: error) { try LiveKit.Room(wire: bytes(hexadecimal)) }
    }

    @Test func `a nested length cannot reach past its parent`() {
        // JoinResponse.room of 2 bytes whose sid claims 5; the bytes exist, but behind the parent's end.
        #expect(throws: WireError.truncated) {
            try LiveKit.JoinResponse(wire: bytes("0a02 0a05 6161616161"))
        }
    }

    @Test func `repeated enums are read packed and unpacked`() throws {
        let packed = try LiveKit.ParticipantPermission(wire: bytes("4a020102"))
        let unpacked = try LiveKit.ParticipantPermission(wire: bytes("4801 4802"))
        #expect(packed.canPublishSources == [.camera, .microphone])
        #expect(packed == unpacked)
        #expect(unpacked.wire() == bytes("4a020102"))
    }

    @Test func `an unknown enum value keeps its number`() throws {
        let message = try LiveKit.TrackInfo(wire: bytes("4863"))
        #expect(message.source.rawValue == 99 && message.source.protoName == nil)
        #expect(message.wire() == bytes("4863"))
    }

    @Test func `the last of several values wins and messages merge`() throws {
        let mute = try LiveKit.MuteTrackRequest(wire: bytes("0a0161 0a0162"))
        #expect(mute.sid == "b")
        let update = try LiveKit.RoomUpdate(wire: bytes("0a03 0a0161 0a03 120162"))
        #expect(update.room?.sid == "a" && update.room?.name == "b")
        let request = try LiveKit.SignalRequest(wire: bytes("2a03 0a0161 2a02 1001"))
        guard case .mute(let merged) = request.message else {
            Issue.record("no mute request")
            return
        }
        #expect(merged.sid == "a" && merged.muted)
    }

    @Test func `the last member of a oneof wins`() throws {
        let request = try LiveKit.SignalRequest(wire: bytes("7005 2a03 0a0161"))
        guard case .mute(let mute) = request.message else {
            Issue.record("no mute request")
            return
        }
        #expect(mute.sid == "a")
    }

    @Test func `an unknown kind of request leaves the oneof empty and is kept`() throws {
        let request = try LiveKit.SignalRequest(wire: bytes("a20600"))
        #expect(request.message == nil && request.unknownFields == bytes("a20600"))
    }

    @Test func `a map's entry may lack its key or value and the last of a key wins`() throws {
        let message = try LiveKit.SessionDescription(
            wire: bytes("2206 0a0130 120161 2203 0a0131 2203 120162 2206 0a0130 120163 2205 0a0132 1801"))
        #expect(message.midToTrackId == ["0": "c", "1": "", "": "b", "2": ""])
    }

    @Test func `integers wider than their field are cut`() throws {
        let room = try LiveKit.Room(wire: bytes("18ffffffffffffffffff01"))
        #expect(room.emptyTimeout == .max)
        let join = try LiveKit.JoinResponse(wire: bytes("50ffffffffffffffffff01"))
        #expect(join.pingTimeout == -1)
        #expect(join.wire() == bytes("50ffffffffffffffffff01"))
    }

    @Test func `more nested messages than anyone sends are refused`() throws {
        let fitting = (0..<16_384).flatMap { _ -> [UInt8] in [0x0a, 0] }
        let list = try LiveKit.ListRoomsResponse(wire: fitting)
        #expect(list.rooms.count == 16_384)
        #expect(throws: WireError.tooManyMessages) { try LiveKit.ListRoomsResponse(wire: fitting + [0x0a, 0]) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `merging many fragments copies nothing`() throws {
        // A long list first; if each of the fragments copied it, this would move a hundred gigabytes.
        var list = LiveKit.UpdateSubscription()
        list.trackSids = Array(repeating: "", count: 500_000)
        let fragments = (0..<16_000).flatMap { _ -> [UInt8] in [0x32, 0x02, 0x0a, 0x00] }
        var first = LiveKit.SignalRequest()
        first.message = .subscription(list)
        let request = try LiveKit.SignalRequest(wire: first.wire() + fragments)
        guard case .subscription(let merged) = request.message else {
            Issue.record("no subscription")
            return
        }
        #expect(merged.trackSids.count == 516_000)
    }
}
