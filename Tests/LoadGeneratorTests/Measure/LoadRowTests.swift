import Testing

@testable import LoadGenerator

@Suite struct LoadRowTests {
    /// A row of one second in which four people in one room spoke.
    static func row(
        rooms: Int = 1, loss: Double = 0, delay: UInt64 = 300_000, lateness: UInt64 = 20_000, generatorCPU: Double = 0.2
    ) -> LoadRow {
        var interval = Interval(start: 0, seconds: 1)
        let lostOfHundred = Int(loss * 100)
        for index in 0..<200 * rooms {
            let time = UInt64(index * 1_000_000_000 / (200 * rooms))
            interval.sent(at: time, lateness: lateness, listeners: 3)
            for listener in 0..<3 {
                let number = index * 3 + listener
                if number % 100 >= lostOfHundred { interval.heard(sentAt: time, at: time + delay) }
            }
        }
        var row = LoadRow(interval, rooms: rooms, members: 4 * rooms, speakers: 4 * rooms)
        row.serverCPU = 0.006 * Double(rooms)
        row.generatorCPU = generatorCPU
        row.resident = 30_000_000
        row.residentBefore = 10_000_000
        return row
    }

    @Test func `what a packet costs is the server's time by the packets that were heard`() throws {
        let row = Self.row()
        #expect(row.sent == 200 && row.expected == 600 && row.heard == 600)
        #expect(try #require(row.microsecondsPerPacket).rounded() == 10)
        #expect(try #require(row.packetsPerCore).rounded() == 100_000)
        #expect(row.residentPerMember == 5_000_000)
        #expect(row.bottlenecks.isEmpty && !row.isPastKnee)
    }

    @Test func `a full core, late sends and missing sends mark the row`() {
        #expect(Self.row(generatorCPU: 0.97).bottlenecks == ["its core was full"])
        #expect(Self.row(lateness: Limits.latenessMax * 2).bottlenecks == ["its sends were late"])
        var row = Self.row()
        row.generatorDrops = 7
        #expect(row.bottlenecks == ["its socket lost 7 packets"])
        var interval = Interval(start: 0, seconds: 1)
        interval.sent(at: 1, lateness: 0, listeners: 3)
        #expect(LoadRow(interval, rooms: 1, members: 4, speakers: 4).bottlenecks == ["it sent 1 of 200 packets"])
        #expect(LoadRow(interval, rooms: 1, members: 4, speakers: 4, pauses: true).bottlenecks.isEmpty)
    }

    @Test func `the knee is one percent of loss, or twenty milliseconds`() {
        #expect(!Self.row(loss: 0.01).isPastKnee)
        #expect(Self.row(loss: 0.02).isPastKnee)
        #expect(!Self.row(delay: 19_000_000).isPastKnee)
        #expect(Self.row(delay: 21_000_000).isPastKnee)
        #expect(LoadRow(Interval(start: 0, seconds: 1), rooms: 1, members: 4, speakers: 4).isPastKnee)
    }

    @Test func `without a look at the process nothing is said of it`() {
        var row = Self.row()
        row.serverCPU = nil
        row.resident = nil
        #expect(row.microsecondsPerPacket == nil && row.packetsPerCore == nil && row.residentPerMember == nil)
    }
}
