import LiveKitProtocol
import RoomPolicy
import SeededRandom
import Testing
import TokenAuth

@testable import Signaling

/// What a member who means harm can send: nothing of it traps, ends another's stay or is kept for ever.
struct HostileClientTests {
    /// Valid requests of every kind, to be spoilt.
    static func requests(_ sid: String) -> [[UInt8]] {
        func wire(_ message: LiveKit.SignalRequest.Message) -> [UInt8] {
            var request = LiveKit.SignalRequest()
            request.message = message
            return request.wire()
        }
        var offer = LiveKit.SessionDescription()
        offer.type = "offer"
        offer.sdp = ClientSDP.offer([.data("0"), .audio("1", cid: "mic", ssrc: 5)])
        var answer = offer
        answer.type = "answer"
        var track = LiveKit.AddTrackRequest()
        track.cid = "mic"
        track.source = .microphone
        var mute = LiveKit.MuteTrackRequest()
        mute.sid = sid
        mute.muted = true
        var subscription = LiveKit.UpdateSubscription()
        subscription.trackSids = [sid, "TR_x"]
        var settings = LiveKit.UpdateTrackSettings()
        settings.trackSids = [sid]
        settings.disabled = true
        var permission = LiveKit.SubscriptionPermission()
        permission.trackPermissions = [.init()]
        permission.trackPermissions[0].participantSid = "PA_x"
        permission.trackPermissions[0].trackSids = [sid]
        var metadata = LiveKit.UpdateParticipantMetadata()
        metadata.metadata = "m"
        metadata.attributes = ["a": "b"]
        var features = LiveKit.UpdateLocalAudioTrack()
        features.trackSid = sid
        features.features = [.stereo]
        return [
            wire(.offer(offer)), wire(.answer(answer)), wire(.trickle(.init())), wire(.addTrack(track)),
            wire(.mute(mute)), wire(.subscription(subscription)), wire(.trackSetting(settings)),
            wire(.subscriptionPermission(permission)), wire(.updateMetadata(metadata)),
            wire(.updateAudioTrack(features)), wire(.ping(1)), wire(.syncState(.init())), wire(.simulate(.init())),
        ]
    }

    @Test(arguments: 1...4) func `a hundred thousand spoilt frames end nobody else's stay`(seed: UInt64) throws {
        let stage = try Stage(seed: seed)
        var random = SeededGenerator(seed)
        let bob = stage.join("bob", isConnected: true) { $0.grants.canUpdateOwnMetadata = true }
        let sid = bob.publish()
        var mallory = stage.join("mallory") { $0.grants.canUpdateOwnMetadata = true }
        let valid = Self.requests(sid)
        for round in 0..<25_000 {
            if mallory.closeCode != nil {
                mallory = stage.join("mallory") { $0.grants.canUpdateOwnMetadata = true }
            }
            var bytes = valid[Int.random(in: 0..<valid.count, using: &random)]
            for _ in 0..<Int.random(in: 0..<4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.insert(contentsOf: bytes[place...].prefix(5), at: place)
                }
            }
            stage.handle(.received(mallory.connection, .binary(bytes)))
            if round % 50 == 49 {
                #expect(bob.closeCode == nil, "\(String(describing: bob.leave))")
                stage.advance(.seconds(1))
                stage.forgetLog()
            }
        }
        #expect(bob.closeCode == nil)
        bob.hangUp()
        mallory.hangUp()
        #expect(stage.isDeserted)
    }

    @Test func `what one member can make us keep is bounded`() throws {
        let stage = try Stage()
        let sid = stage.join("bob").publish()
        let mallory = stage.join("mallory", isConnected: true)
        let session = try #require(stage.session(of: mallory))
        var permission = LiveKit.SubscriptionPermission()
        for index in 0..<2_000 {
            var entry = LiveKit.TrackPermission()
            entry.participantIdentity = "x\(index)" + String(repeating: "y", count: 300)
            entry.trackSids = (0..<20).map { "TR_\($0)" }
            permission.trackPermissions.append(entry)
        }
        for round in 0..<40 {
            mallory.addTrack("c\(round % 3)")
            mallory.subscribe((0..<600).map { "TR_\(round)_\($0)" }, round % 2 == 0)
            var settings = LiveKit.UpdateTrackSettings()
            settings.trackSids = (0..<600).map { "TR_\($0)" } + [sid]
            settings.disabled = true
            mallory.send(.trackSetting(settings))
            stage.advance(.seconds(10))
        }
        mallory.send(.subscriptionPermission(permission))
        #expect(mallory.closeCode == nil)
        #expect(session.announced.count <= Limits.pendingTracks && session.queued.count <= Limits.pendingTracks)
        #expect(session.wishes.count <= 1 && session.pausedTracks.count <= 1)
        #expect(session.audience == .only([]))
    }

    @Test func `one listener is offered no more tracks than its answer has room for`() throws {
        let stage = try Stage(capacity: 20)
        let bob = stage.join("bob", isConnected: true)
        for index in 0..<17 {
            let speaker = stage.join("s\(index)", isConnected: true) { $0.grants.canSubscribe = false }
            for track in 0..<6 { speaker.publish("t\(track)") }
            stage.advance(.seconds(1))
            stage.forgetLog()
        }
        #expect(bob.closeCode == nil)
        #expect(stage.session(of: bob)?.listening.count == Limits.subscriptions)
    }

    @Test func `who publishes and ends a track again and again leaves its listeners as they were`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        let mallory = stage.join("mallory", isConnected: true)
        mallory.publish("t")
        for _ in 0..<200 {
            mallory.unpublish("t")
            mallory.addTrack("t")
            mallory.sections[1].isSending = true
            mallory.offer()
            stage.advance(.seconds(1))
            stage.forgetLog()
        }
        let session = try #require(stage.session(of: bob))
        #expect((session.subscriber?.slots.count ?? 9) <= 2)
        #expect(session.listening.count == 1)
        #expect(bob.closeCode == nil && mallory.closeCode == nil)
    }
}
