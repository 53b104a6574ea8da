import Testing
import TokenAuth

@Suite struct GrantsTests {
    @Test func `silence about data packets means as for tracks`() {
        var grants = Grants()
        #expect(grants.resolvedCanPublish && grants.resolvedCanPublishData && grants.resolvedCanSubscribe)
        grants.canPublish = false
        #expect(!grants.resolvedCanPublish && !grants.resolvedCanPublishData && grants.resolvedCanSubscribe)
        grants.canPublishData = true
        #expect(grants.resolvedCanPublishData)
    }

    @Test func `a join grant names its room and nothing else`() {
        let grants = Grants.join(room: "lounge")
        #expect(grants.video && grants.roomJoin && grants.room == "lounge")
        #expect(!grants.roomAdmin && !grants.roomCreate && !grants.roomList && !grants.hidden)
    }

    @Test func `a grant that is unknown here changes nothing`() throws {
        let token = try Forge.verify(Forge.token(payload: Forge.video(#""roomJoin":true,"room":"r","fly":"high""#)))
        #expect(token.grants == .join(room: "r"))
    }

    @Test func `an empty video object is no grant, and not the same as none`() throws {
        let token = try Forge.verify(Forge.token(payload: Forge.payload(("video", "{}"))))
        #expect(token.grants.video && !token.grants.roomJoin && token.grants.room.isEmpty)
    }
}
