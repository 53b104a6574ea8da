import Foundation
import Testing

@testable import LoadGenerator

@Suite struct LoadReportTests {
    private func report(_ rows: [LoadRow]) throws -> LoadReport {
        var report = LoadReport(options: try Options(["--url", "ws://127.0.0.1:7880"]), hasProcess: true)
        report.rows = rows
        report.book.connected(after: 5_000_000)
        report.book.heard(after: 25_000_000)
        report.book.seconds = 0.5
        return report
    }

    @Test func `a row that says more of the generator is marked`() throws {
        let table = try report([LoadRowTests.row(), LoadRowTests.row(generatorCPU: 0.99)]).table()
        let lines = table.split(separator: "\n")
        #expect(lines.count { $0.contains("! the generator: its core was full") } == 1)
        #expect(lines.last?.contains("!") == true)
    }

    @Test func `a ramp says where its knee is, or that it found none`() throws {
        var ramp = Ramp(start: 10, roomsMax: 15)
        ramp.took(LoadRowTests.row(rooms: 10))
        var report = try report(ramp.rows)
        report.ramp = ramp
        #expect(report.table().contains("No knee up to 10 rooms"))
        ramp.took(LoadRowTests.row(rooms: 15, loss: 0.2))
        report.ramp = ramp
        #expect(report.table().contains("behind 10 rooms, 6000 forwarded packets a second, and before 15 rooms."))
    }

    @Test func `the JSON holds what the table shows, and no secret`() throws {
        let text = try report([LoadRowTests.row()])
            .json(machine: ("a CPU", 2, "Linux 6"), command: ["quartet-bench", "load"])
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let object = try #require(read as? [String: Any])
        let row = try #require((object["rows"] as? [[String: Any]])?.first)
        #expect(row["forwarded"] as? Int == 600)
        #expect((row["quiet_delay_ms"] as? [String: Any])?["p99"] as? Double == 0.3)
        #expect((object["machine"] as? [String: Any])?["cores"] as? Int == 2)
        #expect(!text.contains("secret"))
    }

    @Test func `several rows are drawn by their load, one by its delays`() throws {
        #expect(try report([]).plot() == nil)
        #expect(try #require(try report([LoadRowTests.row()]).plot()).contains("percentile"))
        let ramp = try report([LoadRowTests.row(), LoadRowTests.row(rooms: 2)]).plot()
        #expect(try #require(ramp).contains("delay by load"))
    }
}
