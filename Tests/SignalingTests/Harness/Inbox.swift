import LiveKitProtocol
import SFU

@testable import Signaling

/// What one client of a stage was sent, and what it remembers.
final class Inbox {
    typealias Message = LiveKit.SignalResponse.Message

    let connection: ConnectionID
    var response: HTTPResponse?
    var isUpgraded = false
    var closeCode: UInt16?
    /// What it was sent and has not been asked to forget.
    var inbox: [Message] = []
    /// The frames, as they came.
    private(set) var frames: [Frame] = []
    /// It answers offers by itself.
    var answersOffers = true
    var unanswered: [LiveKit.SessionDescription] = []
    /// What it was asked to add to its one connection, and has not.
    var requirements: [LiveKit.MediaSectionsRequirement] = []
    var lastOffer: UInt32 = 1
    /// What its own offers hold, in order.
    var sections: [ClientSDP.Section] = [.data("0")]
    /// The join that it was sent.
    private(set) var joined: LiveKit.JoinResponse?

    init(_ connection: ConnectionID) {
        self.connection = connection
    }

    var sid: String { joined?.participant?.sid ?? "" }
    var status: Int { response?.status ?? 0 }
    var text: String { String(decoding: response?.body ?? [], as: UTF8.self) }

    // MARK: What came

    func take(_ frame: Frame) -> Message {
        precondition(isUpgraded && closeCode == nil, "a message for a socket that is not open")
        frames.append(frame)
        let response =
            switch frame {
            case .binary(let bytes): try? LiveKit.SignalResponse(wire: bytes)
            case .text(let bytes): try? LiveKit.SignalResponse(json: bytes)
            }
        guard let message = response?.message else { preconditionFailure("a message that cannot be read") }
        inbox.append(message)
        switch message {
        case .join(let join): joined = join
        case .offer(let offer): unanswered.append(offer)
        case .mediaSectionsRequirement(let requirement): requirements.append(requirement)
        default: break
        }
        return message
    }

    /// The kinds of what it was sent, such as `join`, in order.
    var kinds: [String] { inbox.map(Client.kind) }

    var updates: [LiveKit.ParticipantInfo] {
        inbox.compactMap { if case .update(let update) = $0 { update.participants } else { nil } }.flatMap(\.self)
    }

    var offers: [LiveKit.SessionDescription] {
        inbox.compactMap { if case .offer(let offer) = $0 { offer } else { nil } }
    }

    var answers: [LiveKit.SessionDescription] {
        inbox.compactMap { if case .answer(let answer) = $0 { answer } else { nil } }
    }

    var trickles: [LiveKit.TrickleRequest] {
        inbox.compactMap { if case .trickle(let trickle) = $0 { trickle } else { nil } }
    }

    var outcomes: [LiveKit.RequestResponse] {
        inbox.compactMap { if case .requestResponse(let response) = $0 { response } else { nil } }
    }

    var published: [LiveKit.TrackPublishedResponse] {
        inbox.compactMap { if case .trackPublished(let response) = $0 { response } else { nil } }
    }

    var speakers: [LiveKit.SpeakerInfo] {
        inbox.compactMap { if case .speakersChanged(let change) = $0 { change.speakers } else { nil } }.flatMap(\.self)
    }

    var leave: LiveKit.LeaveRequest? {
        inbox.compactMap { if case .leave(let leave) = $0 { leave } else { nil } }.last
    }
}
