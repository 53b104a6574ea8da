import Testing

@testable import LoadGenerator

@Suite struct RampTests {
    @Test func `it asks for half as much again until the knee`() {
        var ramp = Ramp(start: 10, roomsMax: 1000)
        var asked: [Int] = []
        while let rooms = ramp.next {
            asked.append(rooms)
            ramp.took(LoadRowTests.row(rooms: rooms, loss: rooms > 40 ? 0.05 : 0))
        }
        #expect(asked == [10, 15, 22, 33, 49])
        #expect(ramp.foundKnee)
        #expect(ramp.lastGood?.rooms == 33)
        #expect(ramp.peak?.rooms == 49)
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
