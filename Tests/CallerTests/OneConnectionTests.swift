import LiveKitProtocol
import SFU
import Testing

@testable import Caller

/// A client with one connection: it offers sections to hear on, and adds those that it is asked for.
@Suite struct OneConnectionTests {
    private let start = ContinuousClock.now
    private let identity = CallerIdentity(unixTime: 1_800_000_000)

    private func caller(_ adjust: (inout CallerSettings) -> Void = { _ in }) -> Caller {
        var settings = CallerSettings()
        settings.usesOneConnection = true
        settings.receivers = 2
        adjust(&settings)
        return Caller(settings: settings, identity: identity, seed: 3, epoch: start)
    }

    private func joinRequest(of caller: Caller) throws -> LiveKit.JoinRequest {
        let query = caller.joinQuery()
        #expect(caller.joinPath == "/rtc/v1" && query.map(\.name) == ["join_request"])
        let bytes = try #require(Base64.decode(query[0].value))
        return try LiveKit.JoinRequest(wire: try LiveKit.WrappedJoinRequest(wire: bytes).joinRequest)
    }

    private func tell(
        _ caller: Caller, _ message: LiveKit.SignalResponse.Message, into output: inout CallerOutput
    ) -> [LiveKit.SessionDescription] {
        var response = LiveKit.SignalResponse()
        response.message = message
        output.clear()
        caller.receive(frame: response.wire(), at: start, into: &output)
        return output.frames.compactMap {
            if case .offer(let offer)? = (try? LiveKit.SignalRequest(wire: $0))?.message { offer } else { nil }
        }
    }

    private var join: LiveKit.SignalResponse.Message {
        var join = LiveKit.JoinResponse()
        join.room = LiveKit.Room()
        var participant = LiveKit.ParticipantInfo()
        participant.sid = "PA_me"
        join.participant = participant
        return .join(join)
    }

    private func directions(_ offer: LiveKit.SessionDescription) throws -> [String] {
        let description = try #require(RemoteDescription(offer.sdp))
        return description.sections.map { section in
            section.kind == "application" ? "data" : section.has("recvonly") ? "hears" : "speaks"
        }
    }

    /// An answer that lets one section carry a voice.
    private func answer(to offer: LiveKit.SessionDescription, sounding mid: String, id: UInt32)
        -> LiveKit.SignalResponse.Message
    {
        var sdp = offer.sdp.replacing("a=setup:actpass", with: "a=setup:active").replacing("recvonly", with: "inactive")
        if let section = sdp.firstRange(of: "a=mid:\(mid)\r\n"),
            let direction = sdp[section.upperBound...].firstRange(of: "a=inactive")
        {
            sdp.replaceSubrange(direction, with: "a=sendonly\r\na=msid:PA_you|TR_you TR_you\r\na=ssrc:77 cname:x")
        }
        var answer = LiveKit.SessionDescription()
        answer.type = "answer"
        answer.id = id
        answer.sdp = sdp
        answer.midToTrackId = [mid: "TR_you"]
        return .answer(answer)
    }

    @Test func `the join carries the first offer, with sections to hear on`() throws {
        let request = try joinRequest(of: caller())
        let offer = try #require(request.publisherOffer)
        #expect(offer.id == 1 && offer.type == "offer")
        #expect(try directions(offer) == ["data", "hears", "hears"])
        #expect(request.clientInfo?.sdk == .js && request.connectionSettings?.autoSubscribe == true)
    }

    @Test func `without one in the join it comes right after`() throws {
        let caller = caller { $0.offersInJoin = false }
        #expect(try joinRequest(of: caller).publisherOffer == nil)
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        let offers = tell(caller, join, into: &output)
        #expect(try offers.map(directions) == [["data", "hears", "hears"]])
    }

    @Test func `what the answer lets it hear it knows by its source`() throws {
        let caller = caller()
        let offer = try #require(try joinRequest(of: caller).publisherOffer)
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        #expect(tell(caller, join, into: &output).isEmpty)
        #expect(tell(caller, answer(to: offer, sounding: "1", id: 1), into: &output).isEmpty)
        #expect(caller.trackSid(heardAs: 77) == "TR_you")
        #expect(caller.offered.map(\.mid) == ["1"])
    }

    @Test func `it adds what it is asked for and offers again, one offer at a time`() throws {
        let caller = caller()
        let offer = try #require(try joinRequest(of: caller).publisherOffer)
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        _ = tell(caller, join, into: &output)
        var requirement = LiveKit.MediaSectionsRequirement()
        requirement.numAudios = 2
        #expect(tell(caller, .mediaSectionsRequirement(requirement), into: &output).isEmpty)
        let next = tell(caller, answer(to: offer, sounding: "1", id: 1), into: &output)
        #expect(try next.map(directions) == [["data", "hears", "hears", "hears", "hears"]])
        requirement.numAudios = 0
        _ = tell(caller, answer(to: next[0], sounding: "1", id: 2), into: &output)
        #expect(tell(caller, .mediaSectionsRequirement(requirement), into: &output).map(\.id) == [3])
    }

    @Test func `a demand without an end is met within bounds`() throws {
        let caller = caller()
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        _ = tell(caller, join, into: &output)
        var requirement = LiveKit.MediaSectionsRequirement()
        requirement.numAudios = .max
        for _ in 0..<3 { _ = tell(caller, .mediaSectionsRequirement(requirement), into: &output) }
        #expect(caller.sections.count <= Limits.incomingVoices)
    }

    @Test func `with two connections nobody may ask for sections`() {
        let caller = caller { $0.usesOneConnection = false }
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        _ = tell(caller, join, into: &output)
        var requirement = LiveKit.MediaSectionsRequirement()
        requirement.numAudios = 5
        #expect(tell(caller, .mediaSectionsRequirement(requirement), into: &output).isEmpty)
        #expect(caller.sections.count == 1 && caller.joinPath == "/rtc")
    }
}
