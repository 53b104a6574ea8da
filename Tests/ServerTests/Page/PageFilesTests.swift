import Foundation
import Signaling
import Testing

@testable import Server

@Suite struct PageFilesTests {
    static let page = PageFiles.page(givesTokens: true)

    @Test func `every file of the page travels in the binary`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Server/Page")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".swift") }
        #expect(names.count == Self.page.files.count)
        for name in names {
            let path = name == "index.html" ? "/" : WebPage.folder + name
            let file = try #require(Self.page.files.first { $0.path == path }, "\(name) is not served")
            #expect(try Array(Data(contentsOf: folder.appending(path: name))) == file.bytes)
        }
    }

    @Test func `the page asks for nothing that is not there, and for nobody else`() throws {
        for file in Self.page.files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for match in text.matches(of: /(?:href|src)="([^"#]+)"/) {
                #expect(Self.page.files.contains { $0.path == "/" + match.1 }, "\(match.1)")
            }
            for match in text.matches(of: /from "\.\/([^"]+)"/) {
                #expect(Self.page.files.contains { $0.path == WebPage.folder + match.1 }, "\(match.1)")
            }
            let foreign = text.matches(of: /https?:\/\/[^\s"']+/).map(\.0).filter { !$0.contains("www.w3.org") }
            #expect(foreign == [], "\(file.path)")
        }
    }

    @Test func `the page is small`() {
        // As it stands in the repository, comments included; a third of that once a proxy has compressed it.
        #expect(Self.page.files.map(\.bytes.count).reduce(0, +) < 56_000)
    }

    @Test func `other bytes have another tag`() {
        #expect(Set(Self.page.files.map(\.tag)).count == Self.page.files.count)
        #expect(Self.page.files.allSatisfy { $0.tag.count == 18 && $0.tag.hasPrefix("\"") && $0.tag.hasSuffix("\"") })
    }

    @Test func `tokens are handed out with the development secret alone`() {
        var configuration = Configuration()
        #expect(!configuration.servesPage && !configuration.givesTokens)
        configuration.isDevelopment = true
        #expect(configuration.servesPage && configuration.givesTokens)
        configuration.keys = [.init(key: "real", secret: "a secret of somebody")]
        #expect(configuration.servesPage && !configuration.givesTokens)
        configuration = Configuration()
        configuration.hasPage = true
        #expect(configuration.servesPage && !configuration.givesTokens)
        configuration.isDevelopment = true
        configuration.hasPage = false
        #expect(!configuration.servesPage)
    }
}
