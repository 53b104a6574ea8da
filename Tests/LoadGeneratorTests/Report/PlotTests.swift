import Foundation
import Testing

@testable import LoadGenerator

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct PlotTests {
    @Test func `it is well-formed, with one line for each row of points`() {
        let plot = Plot(
            title: "a < b & c", xLabel: "x", yLabel: "y",
            lines: [
                Plot.Line(name: "one", points: [(0, 0), (10, 5)]), Plot.Line(name: "two", points: [(5, 1)]),
            ], limit: (4, "limit"))
        let svg = plot.written()
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(svg.components(separatedBy: "<polyline").count == 3)
        #expect(svg.contains("a &lt; b &amp; c") && svg.contains("limit"))
        #expect(svg.contains("70.0,300.0") && svg.contains("620.0,40.0"))
    }

    @Test func `nothing to draw is drawn too`() {
        let svg = Plot(title: "", xLabel: "", yLabel: "", lines: []).written()
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(!svg.contains("nan") && !svg.contains("inf"))
    }

    @Test func `axes end at a round number`() {
        let cases: [(Double, Double)] = [
            (0, 1), (0.003, 0.004), (1, 1), (1.1, 2), (3, 4), (450, 500), (5001, 8000), (9, 10),
        ]
        for (value, end) in cases {
            #expect(abs(Plot.roundUp(value) - end) < end * 1e-9)
        }
    }
}
