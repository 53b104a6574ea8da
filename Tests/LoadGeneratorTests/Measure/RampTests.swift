import Testing

@testable import LoadGenerator

@Suite struct RampTests {
    @Test func `it asks for half as much again until the knee, and once half-way back`() {
        var ramp = Ramp(start: 10, roomsMax: 1000)
        var asked: [Int] = []
        while let rooms = ramp.next {
            asked.append(rooms)
            ramp.took(LoadRowTests.row(rooms: rooms, loss: rooms > 40 ? 0.05 : 0))
        }
        #expect(asked == [10, 15, 22, 33, 49, 41])
        #expect(ramp.rows.map(\.rooms) == [10, 15, 22, 33, 41, 49])
        #expect(ramp.foundKnee)
        #expect(ramp.lastGood?.rooms == 33)
        #expect(ramp.firstBad?.rooms == 41)
        #expect(ramp.peak?.rooms == 49)
    }

    @Test func `what holds half-way back is the last that does`() {
        var ramp = Ramp(start: 33, roomsMax: 1000)
        while let rooms = ramp.next { ramp.took(LoadRowTests.row(rooms: rooms, loss: rooms > 45 ? 0.05 : 0)) }
        #expect(ramp.lastGood?.rooms == 41 && ramp.firstBad?.rooms == 49)
    }

    @Test(arguments: [1, 4])
    func `nothing lies before the first step, or between neighbours`(start: Int) {
        var ramp = Ramp(start: start, roomsMax: 1000)
        var asked: [Int] = []
        while let rooms = ramp.next {
            asked.append(rooms)
            ramp.took(LoadRowTests.row(rooms: rooms, loss: rooms > 1 ? 0.05 : 0))
        }
        #expect(asked == (start == 1 ? [1, 2] : [4]))
    }

    @Test func `it stops at what it may ask for`() {
        var ramp = Ramp(start: 10, roomsMax: 20)
        var asked: [Int] = []
        while let rooms = ramp.next {
            asked.append(rooms)
            ramp.took(LoadRowTests.row(rooms: rooms))
        }
        #expect(asked == [10, 15, 20])
        #expect(!ramp.foundKnee)
        #expect(ramp.lastGood?.rooms == 20)
    }

    @Test func `it grows even from one room`() {
        var ramp = Ramp(start: 1, roomsMax: 3)
        ramp.took(LoadRowTests.row(rooms: 1))
        #expect(ramp.next == 2)
    }
}
