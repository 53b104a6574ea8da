import LiveKitProtocol
import RoomPolicy
import SFU
import Testing

@testable import Signaling

/// Whose voice listeners are offered with redundancy.
struct PublishedTrackTests {
    typealias Request = LiveKit.AddTrackRequest

    /// What somebody who takes redundancy is subscribed with.
    private func subscribed(
        red: Int? = 63, active: Bool = true, _ adjust: (inout Request) -> Void = { _ in }
    ) throws -> (publication: PublicationParameters, subscription: SubscriptionParameters) {
        let stage = try Stage { $0.activeREDEncoding = active }
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        alice.addTrack("mic", adjust)
        var section = ClientSDP.Section.audio("1", cid: "mic", ssrc: 7)
        section.red = red
        alice.sections.append(section)
        alice.offer()
        #expect(bob.offers.last?.sdp.contains("a=rtcp-fb:111 nack") == true)
        let publication = stage.commands.compactMap { if case .publish(_, _, let it) = $0 { it } else { nil } }.last
        let subscription = stage.commands.compactMap { if case .subscribe(_, _, _, let it) = $0 { it } else { nil } }
            .last
        return try (#require(publication), #require(subscription))
    }

    @Test func `redundancy is offered whether the publisher sends it or not, and asked for again by nobody`() throws {
        for red in [63, nil] {
            let parameters = try subscribed(red: red)
            #expect(parameters.publication.redPayloadType == red.map { UInt8($0) })
            #expect(parameters.subscription.redPayloadType == 63)
            #expect(!parameters.subscription.usesNack && parameters.publication.usesNack)
        }
    }

    @Test func `where it is not to be made, it is passed on where it comes`() throws {
        #expect(try subscribed(red: 63, active: false).subscription.redPayloadType == 63)
        let plain = try subscribed(red: nil, active: false).subscription
        #expect(plain.redPayloadType == nil && plain.usesNack)
    }

    @Test func `none is offered of music, of what its owner declined, or of what is encrypted`() throws {
        let adjustments: [(inout Request) -> Void] = [
            { $0.disableRed = true }, { $0.encryption = .gcm },
            {
                $0.stereo = true
                $0.disableRed = true
            },
        ]
        for adjust in adjustments {
            let parameters = try subscribed(adjust)
            #expect(parameters.publication.redPayloadType == nil && parameters.subscription.redPayloadType == nil)
            #expect(parameters.subscription.usesNack)
        }
        #expect(try subscribed { $0.encryption = .gcm }.publication.isEncrypted)
        #expect(try subscribed(red: nil) { $0.stereo = true }.subscription.redPayloadType == nil)
        #expect(try !subscribed().publication.isEncrypted)
    }
}
