import Foundation
import Testing

@Suite struct SchemaTests {
    @Test func `the generated Swift is what the schema says`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let generator = Process()
        generator.executableURL = URL(filePath: "/usr/bin/env")
        generator.arguments = ["python3", root.appending(path: "scripts/generate-protocol").path, "--check"]
        let output = Pipe()
        generator.standardOutput = output
        try generator.run()
        let differences = try output.fileHandleForReading.readToEnd() ?? Data()
        generator.waitUntilExit()
        #expect(generator.terminationStatus == 0, "\(String(decoding: differences, as: UTF8.self))")
    }
}
