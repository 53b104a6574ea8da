import Testing

@testable import Signaling

@Suite struct APIMethodTests {
    @Test func `what is promised again is confirmed again`() {
        let reaching = APIMethod.allCases.filter { $0.reach != .nobody }
        #expect(
            reaching == [
                .removeParticipant, .mutePublishedTrack, .updateParticipant, .updateSubscriptions, .block, .ban,
            ])
        #expect(reaching.allSatisfy { !$0.isReading })
    }

    @Test func `reading calls are the lists and gets`() {
        for method in APIMethod.allCases {
            let name = method.rawValue.split(separator: "/")[1]
            #expect(method.isReading == (name.hasPrefix("List") || name.hasPrefix("Get")))
        }
    }
}
