import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

@Suite struct TwirpErrorTests {
    @Test func `codes have the status that Twirp prescribes`() {
        let statuses = TwirpError.Code.allCases.map { "\($0.rawValue) \($0.status)" }
        #expect(
            statuses == [
                "canceled 408", "unknown 500", "malformed 400", "unauthenticated 401", "unimplemented 501",
                "internal 500", "unavailable 503", "aborted 409", "invalid_argument 400", "deadline_exceeded 408",
                "not_found 404", "bad_route 404", "already_exists 409", "permission_denied 403",
                "resource_exhausted 429", "failed_precondition 412", "out_of_range 400",
            ])
    }

    @Test func `what people chose cannot break out of the answer`() {
        let error = TwirpError(.badRoute, "a \"path\" \\ with\nlines\u{7}", .init(name: "n", value: "\"v\""))
        let text = String(decoding: error.response.body, as: UTF8.self)
        #expect(
            text == #"{"code":"bad_route","msg":"a \"path\" \\ with\u000alines\u0007","meta":{"n":"\"v\""}}"#)
    }

    @Test(arguments: [
        (Refusal.noSuchRoom, "not_found"), (.roomClosed, "not_found"), (.noSuchParticipant, "not_found"),
        (.noSuchTrack, "not_found"), (.empty(.roomName), "invalid_argument"),
        (.tooLong(.metadata, bytes: 9, max: 8), "invalid_argument"),
        (.invisibleCharacter(.identity), "invalid_argument"),
        (.notPermitted(.setReservedAttribute), "invalid_argument"),
        (.notPermitted(.updateOwnMetadata), "permission_denied"), (.mutedByModerator, "permission_denied"),
        (.remoteUnmuteDisabled, "failed_precondition"), (.trackExists, "already_exists"),
        (.tooMany(.capacity, count: 65, max: 64), "out_of_range"),
        (.tooMany(.rooms, count: 2, max: 1), "resource_exhausted"),
        (.full(taken: 4, capacity: 4), "resource_exhausted"),
    ])
    func `a rule's no has its code`(_ refusal: Refusal, _ code: String) {
        #expect(TwirpError(refusal).code.rawValue == code)
        #expect(TwirpError(refusal).sentence == refusal.sentence)
    }

    @Test func `a token that cannot be taken says why, one that is missing does not`() {
        #expect(TwirpError(JoinRefusal.permissionsDenied).sentence == "permissions denied")
        #expect(TwirpError(JoinRefusal.noBearer).sentence == "invalid authorization header: it must begin with Bearer")
        #expect(TwirpError(JoinRefusal.badToken(.unknownKey)).code == .unauthenticated)
    }
}
