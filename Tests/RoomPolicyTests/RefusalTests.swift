import RoomPolicy
import Testing

@Suite struct RefusalTests {
    @Test(arguments: [
        (Refusal.empty(.identity), "identity cannot be empty"), (.empty(.roomName), "no room name"),
        (.tooLong(.roomName, bytes: 300, max: 256), "room name exceeds limits (300 of 256 bytes)"),
        (.noSuchRoom, "requested room does not exist"), (.roomClosed, "room is closed"),
        (.roomLocked, "room is locked"),
        (.banned(everywhere: false, until: 1_795_168_800_000), "banned from this room until 2026-11-20T10:00:00Z"),
        (.banned(everywhere: false, until: nil), "banned from this room"),
        (.banned(everywhere: true, until: nil), "banned from all rooms"), (.tokenRevoked, "token has been revoked"),
        (.blocked, "cannot join this room"), (.full(taken: 4, capacity: 4), "room is full (4 of 4)"),
        (.tooMany(.tracks, count: 9, max: 8), "too many tracks (9, at most 8)"),
        (.notPermitted(.publish(.microphone)), "not allowed to publish a microphone"),
        (.remoteUnmuteDisabled, "remote unmute not enabled"), (.mutedByModerator, "muted by a moderator"),
    ])
    func `each refusal has its sentence`(refusal: Refusal, sentence: String) {
        #expect(refusal.sentence == sentence && "\(refusal)" == sentence)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_709_251_199_999, "2024-02-29T23:59:59Z"), (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (253_402_300_799_000, "9999-12-31T23:59:59Z"), (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func `times are written in the Gregorian calendar`(milliseconds: Int64, text: String) {
        #expect(
            Refusal.banned(everywhere: false, until: milliseconds).sentence == "banned from this room until \(text)")
    }

    @Test func `no time of the whole range traps`() {
        for milliseconds in [Int64.min, .min + 1, .max - 1, .max] {
            #expect(Refusal.banned(everywhere: true, until: milliseconds).sentence.hasSuffix("Z"))
        }
    }
}
