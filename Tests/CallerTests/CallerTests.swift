import LiveKitProtocol
import SFU
import SeededRandom
import Testing

@testable import Caller

@Suite struct CallerTests {
    private let start = ContinuousClock.now
    private let identity = CallerIdentity(unixTime: 1_800_000_000)

    private func caller(_ adjust: (inout CallerSettings) -> Void = { _ in }) -> Caller {
        var settings = CallerSettings()
        settings.usesData = false
        adjust(&settings)
        return Caller(settings: settings, identity: identity, seed: 3, epoch: start)
    }

    private func frame(_ message: LiveKit.SignalResponse.Message) -> [UInt8] {
        var response = LiveKit.SignalResponse()
        response.message = message
        return response.wire()
    }

    private var join: LiveKit.SignalResponse.Message {
        var join = LiveKit.JoinResponse()
        join.room = LiveKit.Room()
        var participant = LiveKit.ParticipantInfo()
        participant.sid = "PA_me"
        participant.identity = "me"
        join.participant = participant
        join.pingInterval = 5
        join.pingTimeout = 15
        return .join(join)
    }

    private func requests(_ output: borrowing CallerOutput) -> [LiveKit.SignalRequest.Message] {
        output.frames.compactMap { try? LiveKit.SignalRequest(wire: $0).message }
    }

    @Test func `a track is announced, then offered under its name`() throws {
        let caller = caller()
        var output = CallerOutput()
        caller.publish("mic", SyntheticVoice(tag: 1), at: start, into: &output)
        caller.open(at: start, into: &output)
        caller.receive(frame: frame(join), at: start, into: &output)
        #expect(caller.isJoined)
        var sent = requests(output)
        #expect(sent.count == 1)
        guard case .addTrack(let track)? = sent.first else {
            Issue.record("no track was announced")
            return
        }
        #expect(track.cid == "mic")
        output.clear()
        var response = LiveKit.TrackPublishedResponse()
        response.cid = "mic"
        var info = LiveKit.TrackInfo()
        info.sid = "TR_1"
        response.track = info
        caller.receive(frame: frame(.trackPublished(response)), at: start, into: &output)
        sent = requests(output)
        guard case .offer(let offer)? = sent.first else {
            Issue.record("nothing was offered")
            return
        }
        let description = try #require(RemoteDescription(offer.sdp))
        #expect(description.sections.map { $0.value("msid")?.hasSuffix(" mic") ?? false } == [true])
        #expect(caller.trackSid(of: "mic") == "TR_1")
    }

    @Test func `a mute before the track has a name is said afterwards`() {
        let caller = caller()
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        caller.receive(frame: frame(join), at: start, into: &output)
        caller.publish("mic", SyntheticVoice(tag: 1), at: start, into: &output)
        caller.setMuted("mic", true, at: start, into: &output)
        output.clear()
        var response = LiveKit.TrackPublishedResponse()
        response.cid = "mic"
        var info = LiveKit.TrackInfo()
        info.sid = "TR_1"
        response.track = info
        caller.receive(frame: frame(.trackPublished(response)), at: start, into: &output)
        let isSaid = requests(output).contains { if case .mute(let mute) = $0 { mute.muted } else { false } }
        #expect(isSaid)
    }

    @Test func `what is published while it comes back is announced once, when it has caught up`() {
        let caller = caller()
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        caller.receive(frame: frame(join), at: start, into: &output)
        var leave = LiveKit.LeaveRequest()
        leave.action = .resume
        caller.receive(frame: frame(.leave(leave)), at: start, into: &output)
        caller.publish("lost", SyntheticVoice(tag: 1), at: start, into: &output)
        caller.reopened(at: start, into: &output)
        output.clear()
        caller.receive(frame: frame(.reconnect(LiveKit.ReconnectResponse())), at: start, into: &output)
        caller.publish("back", SyntheticVoice(tag: 2), at: start, into: &output)
        caller.receive(frame: frame(.refreshToken("token")), at: start, into: &output)
        caller.publish("after", SyntheticVoice(tag: 3), at: start, into: &output)
        let announced = requests(output).compactMap { if case .addTrack(let track) = $0 { track.cid } else { nil } }
        #expect(announced == ["lost", "back", "after"])
    }

    @Test func `it pings at the server's pace and says when it wants another socket, since nobody answers`() {
        let caller = caller()
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        caller.receive(frame: frame(join), at: start, into: &output)
        var pings = 0
        var complaints = 0
        while let deadline = caller.deadline, deadline < start + .seconds(60) {
            output.clear()
            caller.advance(to: deadline, into: &output)
            pings += requests(output).count { if case .pingReq = $0 { true } else { false } }
            complaints += output.events.count { if case .socketLost = $0 { true } else { false } }
        }
        #expect(pings == 4)
        #expect(complaints == 1)
    }

    @Test func `a leave of the server's ends it, with what to do next`() {
        let caller = caller()
        var output = CallerOutput()
        caller.open(at: start, into: &output)
        caller.receive(frame: frame(join), at: start, into: &output)
        output.clear()
        var leave = LiveKit.LeaveRequest()
        leave.action = .reconnect
        caller.receive(frame: frame(.leave(leave)), at: start, into: &output)
        var actions: [Departure.Action] = []
        for event in output.events { if case .left(let departure) = event { actions.append(departure.action) } }
        #expect(actions == [.reconnect])
        #expect(caller.isOver)
        #expect(caller.deadline == nil)
    }

    @Test func `changed frames and invented datagrams never trap`() {
        var random = SeededGenerator(11)
        var nonsense = 0
        var update = LiveKit.ParticipantUpdate()
        update.participants = [LiveKit.ParticipantInfo()]
        var offer = LiveKit.SessionDescription()
        offer.type = "offer"
        offer.sdp = RemoteDescriptionTests.text
        for _ in 0..<300 {
            let caller = caller()
            var output = CallerOutput()
            caller.open(at: start, into: &output)
            for message in [join, .update(update), .offer(offer)] {
                var bytes = frame(message)
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                caller.receive(frame: bytes, at: start, into: &output)
            }
            for _ in 0..<10 {
                let count = Int.random(in: 1...80, using: &random)
                var datagram = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
                datagram[0] = [0, 1, 22, 128, 144].randomElement(using: &random) ?? 0
                var span = datagram.mutableSpan
                caller.receive(
                    &span, count: count, on: .subscriber, from: TransportAddress(ipv4: 1, port: 1), at: start,
                    into: &output)
            }
            for event in output.events { if case .nonsense = event { nonsense += 1 } }
        }
        #expect(nonsense > 20)
    }
}
