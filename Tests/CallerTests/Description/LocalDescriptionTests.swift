import Testing

@testable import Caller

@Suite struct LocalDescriptionTests {
    private let local = LocalDescription(
        fragment: "frag", password: "password-of-twenty-two", fingerprintText: RemoteDescriptionTests.fingerprint,
        streamID: "stream1")

    @Test func `an offer says what is sent and what is not`() throws {
        let sections = [
            LocalDescription.Section(mid: "0", cid: nil, ssrc: 0, isSending: false),
            LocalDescription.Section(mid: "1", cid: "mic", ssrc: 9, isSending: true),
            LocalDescription.Section(mid: "2", cid: "old", ssrc: 8, isSending: false),
        ]
        let text = local.offer(sections, setup: "actpass", hasRedundancy: true, usesNack: true)
        let read = try #require(RemoteDescription(text))
        #expect(read.sections.map(\.mid) == ["0", "1", "2"])
        #expect(read.sections[1].value("msid") == "stream1 mic")
        #expect(read.sections[1].has("sendonly"))
        #expect(read.sections[2].has("inactive"))
        #expect(read.sections[2].value("ssrc") == nil)
        #expect(read.sections[1].payloadType("red/48000/2") == LocalDescription.red)
        #expect(read.transport?.fragment == "frag")
    }

    @Test(arguments: [true, false]) func `an answer takes redundancy or leaves it`(takes: Bool) throws {
        let offer = try #require(RemoteDescription(RemoteDescriptionTests.text))
        let text = local.answer(offer, setup: "active", takesRedundancy: takes, usesNack: true)
        let answer = try #require(RemoteDescription(text))
        #expect(answer.sections.count == 2)
        #expect(answer.sections[1].has("recvonly"))
        #expect((answer.sections[1].payloadType("red/48000/2") != nil) == takes)
        #expect(answer.sections[1].payloadType("opus/48000/2") == 111)
        #expect(answer.transport?.setup == "active")
    }
}
