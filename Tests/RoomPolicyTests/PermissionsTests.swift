import RoomPolicy
import Testing

@Suite struct PermissionsTests {
    @Test(arguments: [true, false], [[], [TrackSource.microphone], [.camera, .screenShareAudio]])
    func `a source is allowed if publishing is, and the list is empty or has it`(
        canPublish: Bool, sources: [TrackSource]
    ) {
        let permissions = Permissions(canPublish: canPublish, canPublishSources: sources)
        for source in TrackSource.allCases {
            let expected = canPublish && (sources.isEmpty || sources.contains(source))
            #expect(permissions.allowsPublishing(source) == expected)
        }
    }

    @Test func `who takes a place and who keeps a room open`() {
        #expect(Permissions().takesPlace && Permissions().keepsRoomOpen)
        #expect(!Permissions(isHidden: true).takesPlace && Permissions(isHidden: true).keepsRoomOpen)
        #expect(!Permissions(isRecorder: true).takesPlace && !Permissions(isRecorder: true).keepsRoomOpen)
        #expect(Permissions(isAgent: true).takesPlace && !Permissions(isAgent: true).keepsRoomOpen)
    }
}
