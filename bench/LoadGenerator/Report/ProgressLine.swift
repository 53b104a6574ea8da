/// A bar that shows how far a run is, for a terminal.
enum ProgressLine {
    static let width = 28

    /// - Parameters:
    ///   - share: 0 to 1.
    ///   - text: what is being done.
    static func text(_ share: Double, _ text: String) -> String {
        let filled = Int((min(max(share, 0), 1) * Double(width)).rounded())
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        // Back to the line's start, and the rest of an older, longer line erased.
        return "\r\(bar) \(text)\u{1B}[K"
    }

    static let erased = "\r\u{1B}[K"
}
