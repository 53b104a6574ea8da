import LiveKitProtocol
import TokenAuth

@testable import Signaling

/// Joins over `/rtc/v1`, as clients make them.
enum OneConnection {
    /// Bytes in base64url, padded.
    static func text(_ bytes: [UInt8]) -> String { Base64.urlText(bytes) }

    static func parameter(_ request: LiveKit.JoinRequest, isGzipped: Bool = true) -> String {
        var wrapped = LiveKit.WrappedJoinRequest()
        wrapped.compression = isGzipped ? .gzip : .none
        wrapped.joinRequest = isGzipped ? Deflation.gzip(request.wire()) : request.wire()
        return text(wrapped.wire())
    }

    /// What a present-day client says, offer and all.
    static func request(_ sections: [ClientSDP.Section]?) -> LiveKit.JoinRequest {
        var request = LiveKit.JoinRequest()
        var info = LiveKit.ClientInfo()
        info.sdk = .js
        info.protocol = 17
        request.clientInfo = info
        var settings = LiveKit.ConnectionSettings()
        settings.autoSubscribe = true
        request.connectionSettings = settings
        guard let sections else { return request }
        var offer = LiveKit.SessionDescription()
        offer.type = "offer"
        offer.id = 1
        offer.sdp = ClientSDP.offer(sections)
        request.publisherOffer = offer
        return request
    }
}

extension Stage {
    /// Joins with one connection; the offer in the join has so many sections to receive on, or there is none.
    @discardableResult
    func joinOne(
        _ identity: String, receivers: Int? = 3, room: String = "lounge", path: String = "/rtc/v1",
        answersRequirements: Bool = true, request adjust: (inout LiveKit.JoinRequest) -> Void = { _ in },
        _ adjustToken: (inout AccessToken) -> Void = { _ in }
    ) -> Client {
        var sections: [ClientSDP.Section] = []
        if let receivers { sections = (0..<receivers).map { .receiver("r\($0)") } + [.data("data")] }
        var request = OneConnection.request(receivers == nil ? nil : sections)
        adjust(&request)
        let client = open(
            Self.request(
                path, token: token(identity, room: room, adjustToken),
                query: [(name: "join_request", value: OneConnection.parameter(request))]),
            answersOffers: answersRequirements,
            sections: sections)
        return client
    }
}

extension Client {
    /// Offers again, with so many more sections to receive on, as the server asked.
    func meetRequirement() {
        guard self.answersOffers, self.closeCode == nil, !self.requirements.isEmpty else { return }
        let count = self.requirements.reduce(0) { $0 + Int($1.numAudios) }
        self.requirements = []
        offerOne(adding: count)
    }

    func offerOne(adding count: Int = 0) {
        for _ in 0..<count { self.sections.append(.receiver("r\(self.sections.count)")) }
        self.lastOffer += 1
        offer(id: self.lastOffer)
    }

    /// What the latest answer says of each section, by mid.
    var answered: [String: MediaSection] {
        guard let text = self.answers.last?.sdp, let description = try? SessionDescription(parsing: text) else {
            return [:]
        }
        return Dictionary(uniqueKeysWithValues: description.sections.map { ($0.mid ?? "", $0) })
    }
}
