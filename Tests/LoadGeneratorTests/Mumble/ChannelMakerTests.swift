import Testing

@testable import LoadGenerator

@Suite struct ChannelMakerTests {
    private func channel(_ id: UInt64, _ name: String) -> ControlMessage {
        ControlMessage(.channelState).with(1, id).with(3, name)
    }

    @Test func `it logs in as SuperUser and makes what is missing`() {
        var maker = ChannelMaker(rooms: 3, password: "pass")
        #expect(maker.output.map(\.kind) == [.version, .authenticate])
        #expect(maker.output[1].text(1) == "SuperUser" && maker.output[1].text(2) == "pass")
        maker.output = []
        for message in [channel(0, "Root"), channel(8, "bench-1"), channel(9, "bench-7"), channel(10, "bench-x")] {
            let failure = maker.receive(message)
            #expect(failure == nil)
        }
        _ = maker.receive(ControlMessage(.serverSync).with(1, 4))
        #expect(maker.output.map { $0.text(3) } == ["bench-0", "bench-2"])
        #expect(maker.output.allSatisfy { $0.kind == .channelState && $0.number(2) == 0 })
        #expect(maker.missing == 2)
        _ = maker.receive(channel(11, "bench-2"))
        _ = maker.receive(channel(12, "bench-0"))
        #expect(maker.isDone && maker.channels == [12, 8, 11])
    }

    @Test func `only a channel of just that name, right under the root, is a room's`() {
        var maker = ChannelMaker(rooms: 2, password: "pass")
        for name in [
            "bench-01", "bench-+1", "bench- 1", "Bench-1", "bench-1x", "1", "bench-", "bench-99999999999999999999",
        ] {
            _ = maker.receive(channel(5, name))
        }
        _ = maker.receive(channel(6, "bench-1").with(2, 4))
        // Ids have 32 bits; a larger one is nobody's.
        _ = maker.receive(channel(1 << 32 | 7, "bench-1"))
        #expect(maker.channels == [nil, nil])
        _ = maker.receive(channel(8, "bench-1").with(2, 0))
        #expect(maker.channels == [nil, 8])
    }

    @Test func `a wrong password and a server that allows no channels are said`() {
        var maker = ChannelMaker(rooms: 1, password: "pass")
        let reject = ControlMessage(.reject).with(1, 3).with(2, "Wrong password")
        let wrong = maker.receive(reject)
        let denied = maker.receive(ControlMessage(.permissionDenied).with(5, 12))
        #expect(wrong?.contains("Wrong password") == true && denied?.contains("type 12") == true)
    }
}
