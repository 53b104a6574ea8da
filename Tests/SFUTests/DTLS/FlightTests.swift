import Testing

@testable import SFU

@Suite struct FlightTests {
    private let start = MediaTime(ContinuousClock.now)

    @Test func `it is sent again after 1, 2 and 4 seconds`() {
        var flight = Flight()
        flight.replace(with: [[1], [2]], at: start, isLast: false)
        var times: [Duration] = []
        for tick in 0..<100 {
            var output: [[UInt8]] = []
            flight.advance(to: start + .milliseconds(100 * tick), into: &output)
            if !output.isEmpty {
                #expect(output == [[1], [2]])
                times.append(.milliseconds(100 * tick))
            }
        }
        #expect(times == [.seconds(1), .seconds(3), .seconds(7)])
    }

    @Test func `a last flight waits for nothing but answers repetitions, with space between`() {
        var flight = Flight()
        flight.replace(with: [[1]], at: start, isLast: true)
        #expect(flight.deadline == nil)
        var output: [[UInt8]] = []
        flight.advance(to: start + .seconds(60), into: &output)
        #expect(output.isEmpty)
        flight.answerRepetition(at: start + .milliseconds(39), into: &output)
        #expect(output.isEmpty)
        flight.answerRepetition(at: start + .milliseconds(40), into: &output)
        flight.answerRepetition(at: start + .milliseconds(50), into: &output)
        #expect(output == [[1]])
    }

    @Test func `a new flight begins anew`() {
        var flight = Flight()
        flight.replace(with: [[1]], at: start, isLast: false)
        var output: [[UInt8]] = []
        flight.advance(to: start + .seconds(1), into: &output)
        flight.replace(with: [[2]], at: start + .seconds(2), isLast: false)
        #expect(flight.deadline == start + .seconds(3))
        #expect(!flight.isOpening)
    }
}
