import SeededRandom
import Testing

@testable import Server

@Suite struct YAMLReaderTests {
    private func fault(_ text: String) -> String? { fault(Array(text.utf8)) }

    private func fault(_ text: [UInt8]) -> String? {
        do throws(ConfigurationError) {
            _ = try YAMLReader.read(text)
            return nil
        } catch {
            return error.sentence
        }
    }

    @Test func `values keep their order, their lines and whether they were quoted`() throws {
        let root = try YAMLReader.read(Array("b: 1\na:\n- 'x'\n- [y]\n".utf8))
        #expect(
            root
                == YAMLNode(
                    value: .mapping([
                        .init(key: "b", line: 1, value: YAMLNode(value: .scalar("1", isPlain: true), line: 1)),
                        .init(
                            key: "a", line: 2,
                            value: YAMLNode(
                                value: .sequence([
                                    YAMLNode(value: .scalar("x", isPlain: false), line: 3),
                                    YAMLNode(
                                        value: .sequence([YAMLNode(value: .scalar("y", isPlain: true), line: 4)]),
                                        line: 4),
                                ]), line: 3)),
                    ]), line: 1))
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x", "configuration, line 1: anchors (&name) are not accepted"),
        ("a: 1\nb: *x", "configuration, line 2: aliases (*name) are not accepted"),
        ("a: !!str 1", "configuration, line 1: tags (!name) are not accepted"),
        ("a: 1\nb: 2\na: 3", "configuration, line 3: key \"a\" stands already in line 1"),
        ("[1]: 2", "configuration, line 1: a key must be a plain word"),
        ("a: 1\n---\nb: 2", "configuration, line 2: a second document begins; one was expected"),
    ])
    func `what could mean something else than it seems is refused`(text: String, sentence: String) {
        #expect(fault(text) == sentence)
    }

    @Test func `broken YAML is refused with its line`() {
        #expect(fault("a: 1\n\tb: 2")?.hasPrefix("configuration, line 2") == true)
        #expect(fault("a: [1")?.hasPrefix("configuration, line") == true)
        #expect(fault([0x61, 0x3A, 0x20, 0xC3, 0x28]) != nil)
    }

    @Test func `depth, size and number are bounded`() {
        #expect(fault(String(repeating: "[", count: 100_000))?.contains("nested more than 16 deep") == true)
        #expect(fault("[" + String(repeating: "1,", count: 20_000) + "1]")?.contains("more than 10000 values") == true)
        #expect(fault([UInt8](repeating: 0x20, count: 2_000_000))?.contains("at most 1048576") == true)
        let laughs = (0..<20).map { "l\($0): &l\($0) [*l\($0), *l\($0)]" }.joined(separator: "\n")
        #expect(fault(laughs)?.contains("anchors") == true)
    }

    @Test func `changed files never trap`() {
        var random = SeededGenerator(1)
        let valid = Array("port: 1\nroom: {a: [1, 'x'], b: \"y\"}\nrtc:\n  - c: |\n      text\n".utf8)
        for _ in 0..<5000 {
            var text = valid
            for _ in 0...random.below(4) { text[random.below(text.count)] = UInt8(random.below(256)) }
            _ = fault(Array(text.prefix(random.below(text.count + 1))))
        }
        #expect(fault(valid) == nil)
    }
}
