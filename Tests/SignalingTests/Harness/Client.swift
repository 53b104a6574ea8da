import LiveKitProtocol
import SFU

import TokenAuth

@testable import Signaling

/// One client of a stage: the requests that a real one makes, and a view of what it was sent.
@dynamicMemberLookup
struct Client {
    let stage: Stage
    let inboxOwner: Inbox

    subscript<Value>(dynamicMember path: KeyPath<Inbox, Value>) -> Value { inboxOwner[keyPath: path] }

    subscript<Value>(dynamicMember path: ReferenceWritableKeyPath<Inbox, Value>) -> Value {
        get { inboxOwner[keyPath: path] }
        nonmutating set { inboxOwner[keyPath: path] = newValue }
    }

    /// The kind of a message, such as `join`.
    static func kind(_ message: Inbox.Message) -> String {
        Mirror(reflecting: message).children.first?.label ?? "\(message)"
    }

    func send(_ message: LiveKit.SignalRequest.Message) {
        var request = LiveKit.SignalRequest()
        request.message = message
        stage.handle(.received(self.connection, .binary(request.wire())))
    }

    func sendText(_ message: LiveKit.SignalRequest.Message) {
        var request = LiveKit.SignalRequest()
        request.message = message
        stage.handle(.received(self.connection, .text(request.json(.compact))))
    }

    /// Answers the oldest offer that waits, if it is a client that does.
    func answerOffer() {
        guard self.answersOffers, self.closeCode == nil, !self.unanswered.isEmpty else { return }
        answer(self.unanswered.removeFirst())
    }

    func answer(
        _ offer: LiveKit.SessionDescription, id: UInt32? = nil, refusing refused: [String] = [], ufrag: String = "down"
    ) {
        self.unanswered.removeAll { $0.id == offer.id }
        var answer = LiveKit.SessionDescription()
        answer.type = "answer"
        answer.id = id ?? offer.id
        answer.sdp = ClientSDP.answer(to: offer.sdp, refusing: refused, ufrag: ufrag)
        send(.answer(answer))
    }

    func offer(id: UInt32 = 1, _ sdp: String? = nil) {
        var offer = LiveKit.SessionDescription()
        offer.type = "offer"
        offer.id = id
        offer.sdp = sdp ?? ClientSDP.offer(self.sections)
        send(.offer(offer))
    }

    func addTrack(_ cid: String, _ adjust: (inout LiveKit.AddTrackRequest) -> Void = { _ in }) {
        var request = LiveKit.AddTrackRequest()
        request.cid = cid
        request.type = .audio
        request.source = .microphone
        adjust(&request)
        send(.addTrack(request))
    }

    /// Announces a microphone and offers it; its sid.
    @discardableResult
    func publish(_ cid: String = "mic", _ adjust: (inout LiveKit.AddTrackRequest) -> Void = { _ in }) -> String {
        addTrack(cid, adjust)
        let count = self.sections.count
        self.sections.append(.audio(String(count), cid: cid, ssrc: UInt32(1_000 + count)))
        offer(id: UInt32(count))
        return self.published.last { $0.cid == cid }?.track?.sid ?? ""
    }

    /// Ends a track as clients do: its section goes inactive.
    func unpublish(_ cid: String = "mic") {
        for index in self.sections.indices where self.sections[index].cid == cid {
            self.sections[index].isSending = false
        }
        offer(id: 99)
    }

    func mute(_ sid: String, _ muted: Bool = true) {
        var request = LiveKit.MuteTrackRequest()
        request.sid = sid
        request.muted = muted
        send(.mute(request))
    }

    func subscribe(_ sids: [String], _ isWanted: Bool = true) {
        var update = LiveKit.UpdateSubscription()
        update.trackSids = sids
        update.subscribe = isWanted
        send(.subscription(update))
    }

    /// Comes back on a new socket, as an SDK does: with the id of its stay, and what it knows of its sections.
    func resume(
        sid: String? = nil, answersOffers: Bool = true, _ adjust: (inout AccessToken) -> Void = { _ in }
    ) -> Client {
        let again = stage.join(
            self.joined?.participant?.identity ?? "", room: self.joined?.room?.name ?? "",
            query: [("reconnect", "1"), ("sid", sid ?? self.sid)], answersOffers: answersOffers, adjust)
        again.sections = self.sections
        return again
    }

    func synchronize(_ adjust: (inout LiveKit.SyncState) -> Void = { _ in }) {
        var state = LiveKit.SyncState()
        adjust(&state)
        send(.syncState(state))
    }

    func hangUp() { send(.leave(LiveKit.LeaveRequest())) }
    func loseSocket() { stage.handle(.closed(self.connection)) }
}
