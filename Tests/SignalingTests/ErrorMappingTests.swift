import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

struct ErrorMappingTests {
    static let statuses: [(Refusal, Int)] = [
        (.empty(.identity), 400), (.tooLong(.roomName, bytes: 300, max: 256), 400),
        (.invisibleCharacter(.identity), 400),
        (.noSuchRoom, 404), (.roomClosed, 404), (.roomLocked, 403), (.banned(everywhere: true, until: nil), 403),
        (.tokenRevoked, 403), (.blocked, 403), (.full(taken: 4, capacity: 4), 403), (.mutedByModerator, 403),
        (.noSuchTrack, 404), (.trackExists, 409), (.remoteUnmuteDisabled, 412),
        (.tooMany(.tracks, count: 9, max: 8), 429), (.tooMany(.rooms, count: 2, max: 1), 503),
        (.tooMany(.capacity, count: 65, max: 64), 400),
    ]

    @Test(arguments: statuses) func `a refusal has one status`(refusal: Refusal, status: Int) {
        #expect(JoinRefusal.refused(refusal).response.status == status)
        #expect(JoinRefusal.refused(refusal).sentence == refusal.sentence)
    }

    @Test func `who comes when there is no room for it is told when to come back`() {
        for refusal in [JoinRefusal.draining, .overloaded(9), .refused(.tooMany(.rooms, count: 2, max: 1))] {
            #expect(refusal.response.headers.contains { $0.name == "Retry-After" && $0.value == "5" })
        }
        #expect(!JoinRefusal.permissionsDenied.response.headers.contains { $0.name == "Retry-After" })
    }

    @Test func `clients come back by themselves where that helps, and only there`() {
        let comeBack = DepartureReason.allCases.filter { $0.action == .reconnect }
        #expect(comeBack == [.stateMismatch, .connectionTimeout, .mediaFailure])
        #expect(DepartureReason.removed.disconnectReason == .participantRemoved)
        #expect(DepartureReason.roomDeleted.disconnectReason == .roomDeleted)
    }
}
