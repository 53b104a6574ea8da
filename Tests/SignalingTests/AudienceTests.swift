import LiveKitProtocol
import RoomPolicy
import Testing

@testable import Signaling

struct AudienceTests {
    static func audience(_ entries: [LiveKit.TrackPermission], all: Bool = false) -> Audience {
        var permission = LiveKit.SubscriptionPermission()
        permission.allParticipants = all
        permission.trackPermissions = entries
        return Audience(permission)
    }

    static func entry(identity: String = "", sid: String = "", tracks: [String]? = nil) -> LiveKit.TrackPermission {
        var entry = LiveKit.TrackPermission()
        entry.participantIdentity = identity
        entry.participantSid = sid
        entry.allTracks = tracks == nil
        entry.trackSids = tracks ?? []
        return entry
    }

    static func hears(_ audience: Audience, _ track: String = "TR_1") throws -> Bool {
        audience.permits(try Identity("bob"), ParticipantID("PA_bob"), toHear: TrackID(track))
    }

    @Test func `everyone, or those who are named by identity or by id`() throws {
        #expect(try Self.hears(Self.audience([], all: true)))
        #expect(try !Self.hears(Self.audience([])))
        #expect(try Self.hears(Self.audience([Self.entry(identity: "bob")])))
        #expect(try Self.hears(Self.audience([Self.entry(sid: "PA_bob")])))
        #expect(try !Self.hears(Self.audience([Self.entry(identity: "carol")])))
    }

    @Test func `single tracks`() throws {
        let audience = Self.audience([Self.entry(identity: "bob", tracks: ["TR_1"])])
        #expect(try Self.hears(audience))
        #expect(try !Self.hears(audience, "TR_2"))
        #expect(try !Self.hears(Self.audience([Self.entry(identity: "bob", tracks: [])])))
    }

    @Test func `no more is kept than a room can use, and what is cut off is not permitted`() throws {
        let crowd = (0..<Limits.audience).map { Self.entry(identity: "x\($0)") }
        #expect(try !Self.hears(Self.audience(crowd + [Self.entry(identity: "bob")])))
        #expect(Self.audience([Self.entry(identity: String(repeating: "x", count: 257))]) == .only([]))
    }
}
