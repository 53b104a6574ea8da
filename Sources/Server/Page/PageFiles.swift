import Signaling

/// The web page as it lies in the binary: SwiftPM turns the files beside this one into bytes (`Package.swift`).
enum PageFiles {
    /// The page with the entity tags of its files.
    ///
    /// - Parameter givesTokens: whether visitors get tokens from this server; see ``WebPage/givesTokens``.
    static func page(givesTokens: Bool) -> WebPage {
        let script = "text/javascript; charset=utf-8"
        return WebPage(
            files: [
                file("/", "text/html; charset=utf-8", PackageResources.index_html),
                file("style.css", "text/css; charset=utf-8", PackageResources.style_css),
                file("icon.svg", "image/svg+xml", PackageResources.icon_svg),
                file("page.js", script, PackageResources.page_js),
                file("call.js", script, PackageResources.call_js),
                file("packets.js", script, PackageResources.packets_js),
                file("levels.js", script, PackageResources.levels_js),
                file("words.js", script, PackageResources.words_js),
            ], givesTokens: givesTokens)
    }

    private static func file(_ name: String, _ contentType: String, _ bytes: [UInt8]) -> WebPage.File {
        let digits = SHA1.digest(bytes).prefix(8).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return WebPage.File(
            path: name == "/" ? name : WebPage.folder + name, contentType: contentType,
            tag: "\"" + digits.joined() + "\"", bytes: bytes)
    }
}
