import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

@Suite struct StoreChangeTests {
    @Test func `every lasting change has its counterpart, about the same entry`() throws {
        let (ann, room) = (try Identity("ann"), try RoomName("r"))
        let record = RoomRecord(
            name: room, id: RoomID("RM_1"), capacity: 2, emptyTimeout: .seconds(1), departureTimeout: .seconds(2))
        let block = Block(blocker: ann, blocked: try Identity("bob"))
        let ban = Ban(identity: ann, room: nil, until: 7, reason: "noise")
        let revocation = Revocation(identity: ann, room: room, before: 9)
        let time = UnixTime(seconds: 5)
        let pairs: [(LastingChange, StoreChange)] = [
            (.room(record), .saveRoom(StoredRoom(record, createdAt: time))), (.roomGone(room), .removeRoom(room)),
            (.block(block), .saveBlock(block)), (.blockGone(block), .removeBlock(block)),
            (.ban(ban), .saveBan(ban)), (.banGone(ban), .removeBan(of: ann, from: nil)),
            (.revocation(revocation), .saveRevocation(revocation)),
            (.revocationGone(revocation), .removeRevocation(of: ann, in: room)),
        ]
        for (lasting, change) in pairs { #expect(StoreChange(lasting) { _ in time } == change) }
        for (save, remove) in [(0, 1), (2, 3), (4, 5), (6, 7)] { #expect(pairs[save].1.key == pairs[remove].1.key) }
        #expect(Set(pairs.map(\.1.key)).count == 4)
    }

    @Test func `two spellings of one name are two entries`() throws {
        let (composed, decomposed) = (try RoomName("ren\u{E9}"), try RoomName("rene\u{301}"))
        #expect(composed == decomposed)
        #expect(StoreChange.removeRoom(composed).key != StoreChange.removeRoom(decomposed).key)
    }
}
