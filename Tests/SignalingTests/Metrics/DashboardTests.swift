import Foundation
import Testing

@testable import Signaling

/// The dashboard and the rules that we ship ask for metrics that there are.
struct DashboardTests {
    private static func text(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return try String(contentsOf: root.appending(path: "config/\(name)"), encoding: .utf8)
    }

    /// The names of metrics in a text of queries.
    private static func metrics(in text: String) -> Set<String> {
        Set(text.matches(of: /\b(quartet|process)_[a-z_]+\b/).map { String($0.0) })
    }

    /// Every name that a sample on the page begins with.
    private static func samples() throws -> Set<String> {
        var figures = NodeFigures()
        figures.media = [NodeFigures.Media()]
        figures.control.tally.answered(.block, 200)
        figures.control.people = [try MetricsPageParticipantsTests.anna()]
        let lines = MetricsPage.text(figures).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Set(lines.map { String($0.prefix { $0 != "{" && $0 != " " }) })
    }

    @Test func `the dashboard shows nothing that is not on the page, and all that is`() throws {
        let json = try Self.text("grafana.json")
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
        let asked = Self.metrics(in: json)
        let samples = try Self.samples()
        #expect(asked.subtracting(samples).sorted() == [])
        let parts = ["_sum", "_count"]
        let shown = samples.filter { name in !parts.contains { name.hasSuffix($0) } }
        #expect(shown.subtracting(asked).sorted() == [])
    }

    @Test func `the rules ask for nothing that is not on the page`() throws {
        let asked = Self.metrics(in: try Self.text("prometheus.yml"))
        #expect(try !asked.isEmpty && asked.subtracting(Self.samples()).sorted() == [])
    }

    @Test func `reasons that queries name exist`() throws {
        let text = try Self.text("grafana.json") + Self.text("prometheus.yml")
        let named = Set(
            text.matches(of: /reason=~"([a-z_|]+)"/).flatMap { $0.1.split(separator: "|").map(String.init) })
        let page = MetricsPage.text(NodeFigures())
        #expect(!named.isEmpty && named.allSatisfy { page.contains("reason=\"\($0)\"") })
    }
}
