import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

struct ControlFiguresTests {
    private func count(_ reason: RefusalReason, _ stage: Stage) -> UInt64? {
        RefusalReason.allCases.firstIndex(of: reason).map { stage.plane.figures.tally.refusals[$0] }
    }

    private func left(_ reason: DepartureReason, _ stage: Stage) -> UInt64? {
        DepartureReason.allCases.firstIndex(of: reason).map { stage.plane.figures.tally.departures[$0] }
    }

    @Test func `figures say who and what is there`() throws {
        let stage = try Stage()
        #expect(stage.plane.figures == ControlFigures())
        let alice = stage.join("alice", isConnected: true)
        stage.join("bob", isConnected: true)
        stage.join("carol", room: "attic")
        alice.publish("mic")
        let figures = stage.plane.figures
        #expect((figures.rooms, figures.participants, figures.transports) == (2, 3, 6))
        #expect((figures.publications, figures.connectedTransports) == (1, 4))
        #expect(figures.subscriptions == 1)
        #expect(figures.tally.joins == 3)
        #expect(figures.tally.joinTimes.counts.reduce(0, +) == 2)
    }

    @Test func `each refusal counts under its reason`() throws {
        let stage = try Stage(capacity: 1)
        stage.join("alice", isConnected: true)
        stage.join("bob")
        stage.join("bob") { $0.expiresAt = stage.now.unix.adding(seconds: -95) }
        stage.join("bo\nb", room: "attic")
        stage.open(Stage.request(token: nil))
        #expect(count(.full, stage) == 1 && count(.token, stage) == 2 && count(.invalid, stage) == 1)
        #expect(stage.plane.figures.tally.joins == 1)
        // Asking is no joining.
        stage.open(Stage.request("/rtc/validate", token: stage.token("bob"), isUpgrade: false))
        #expect(count(.full, stage) == 1)
        stage.handle(.drain)
        stage.join("bob")
        #expect(count(.draining, stage) == 1 && left(.serverShutdown, stage) == 1)
    }

    @Test func `each departure counts under its reason`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        stage.join("alice", isConnected: true)
        #expect(left(.duplicateIdentity, stage) == 1)
        #expect(alice.closeCode != nil)
        stage.advance(.seconds(1))
        #expect(left(.duplicateIdentity, stage) == 1)
    }

    @Test func `calls count once, when they are answered`() throws {
        let stage = try Stage()
        stage.confirms = false
        stage.callJSON(.listRooms, "{}", as: .lister)
        stage.callJSON(.deleteRoom, #"{"room":"nowhere"}"#, as: .backend)
        stage.callJSON(.block, #"{"blocker":"a","blocked":"b"}"#, as: .backend)
        func calls() -> [String] {
            stage.plane.figures.tally.calls.map { "\($0.method?.rawValue ?? "unknown") \($0.status) \($0.count)" }
        }
        #expect(calls() == ["livekit.RoomService/ListRooms 200 1", "livekit.RoomService/DeleteRoom 404 1"])
        stage.confirm()
        stage.open(Stage.post("/twirp/livekit.RoomService/Nonsense", token: nil, "application/json", []))
        #expect(calls().suffix(2) == ["quartet.PolicyService/Block 200 1", "unknown 404 1"])
    }

    @Test func `what waits for the disk is counted until it is there`() throws {
        let stage = try Stage()
        stage.saves = false
        stage.callJSON(.block, #"{"blocker":"a","blocked":"b"}"#, as: .backend)
        stage.callJSON(.block, #"{"blocker":"a","blocked":"c"}"#, as: .backend)
        #expect(stage.plane.figures.storeQueue == 2)
        stage.saves = true
        stage.finishSaving()
        stage.advance(.seconds(1))
        #expect(stage.plane.figures.storeQueue == 0)
    }
}
