@testable import SFU

extension Peer {
    /// Answers to a question asked at `place` that prove nothing, and where each comes from: under other passwords,
    /// from other places, by somebody else, to something else.
    func wrongAnswers(
        to question: [UInt8], askedAt place: TransportAddress, besides stranger: Peer,
        at otherPlace: TransportAddress
    ) -> [(answer: [UInt8], place: TransportAddress)] {
        [
            (answer(to: question, password: "a guess"), place),
            (answer(to: question, password: local.password), place),
            (answer(to: question), address), (answer(to: question), otherPlace),
            (stranger.answer(to: question), place), (answer(to: check()), place),
        ]
    }
}
