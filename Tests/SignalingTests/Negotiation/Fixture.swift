import SFU
import Testing

@testable import Signaling

/// A participant's two negotiations with fixed credentials, and a listener's answers.
enum Fixture {
    static let local = LocalParameters(usernameFragment: "ourufrag", password: "ourpassword0123456789ab")
    static let later = LocalParameters(usernameFragment: "ourlater", password: "ourlaterpassword0123456")
    static let candidates = [
        TransportAddress(ipv4: 0xC000_0201, port: 7882), TransportAddress(high: 0x2001_0DB8 << 32, low: 1, port: 7882),
    ]

    static func publisher() -> PublisherNegotiation {
        PublisherNegotiation(
            local: local, fingerprint: [UInt8](repeating: 0xCD, count: 32), candidates: candidates, sessionID: .max)
    }

    static func subscriber() -> SubscriberNegotiation {
        SubscriberNegotiation(
            local: local, fingerprint: [UInt8](repeating: 0xCD, count: 32), candidates: candidates, sessionID: 5)
    }

    static func track(_ name: String, ssrc: UInt32, red: Bool = false) -> DownstreamTrack {
        DownstreamTrack(
            trackSid: "TR_\(name)", participantSid: "PA_\(name)", ssrc: ssrc, offersRED: red,
            subscription: SubscriptionID(ssrc))
    }

    /// What a client would answer: everything taken, its own transport, the other direction.
    static func answer(
        to offer: String, setup: String = "active", ufrag: String = "theirs",
        edit: (inout SessionDescription) -> Void = { _ in }
    ) throws -> String {
        var answer = try SessionDescription(parsing: offer)
        answer.attributes.removeAll { ["ice-lite", "fingerprint"].contains($0.name) }
        for index in answer.sections.indices {
            let dropped = ["candidate", "end-of-candidates", "msid", "ssrc"]
            answer.sections[index].attributes.removeAll { dropped.contains($0.name) }
            answer.sections[index].attributes = answer.sections[index].attributes.map { attribute in
                switch attribute.name {
                case "ice-ufrag": SDPAttribute("ice-ufrag", ufrag)
                case "ice-pwd": SDPAttribute("ice-pwd", "theirpassword0123456789")
                case "setup": SDPAttribute("setup", setup)
                case "sendonly": SDPAttribute("recvonly")
                default: attribute
                }
            }
        }
        answer.attributes.append(SDPAttribute("fingerprint", SDPVectors.fingerprint()))
        edit(&answer)
        return answer.printed()
    }

    /// The section refused as a browser does it: port 0, and out of the bundle.
    static func reject(_ index: Int, in answer: inout SessionDescription) {
        answer.sections[index].port = 0
        let mids = answer.sections.filter { $0.port != 0 }.compactMap(\.mid)
        answer.attributes.removeAll { $0.name == "group" }
        answer.attributes.append(SDPAttribute("group", (["BUNDLE"] + mids).joined(separator: " ")))
    }
}

extension PublisherNegotiation {
    /// With the same new credentials at each restart.
    mutating func answer(_ text: String, pendingTracks: [PendingTrack]) throws(SDPError) -> PublisherAnswer {
        try answer(text, pendingTracks: pendingTracks) { Fixture.later }
    }
}

extension SubscriberNegotiation {
    /// The offer that has to come now.
    mutating func nextOffer(force: Bool = false) throws -> SubscriberOffer {
        let offer = offer(force: force)
        return try #require(offer)
    }
}
