import Caller

/// Each packet of a voice reaches a listener once.
struct OnceChecker {
    static let rule = "once"
    /// Bits of counters heard, by listener and voice.
    private var heard: [[[UInt64]]] = []

    mutating func check(_ mark: VoiceMark, by listener: Visit) -> String? {
        let voice = Int(mark.tag)
        let word = Int(mark.counter / 64)
        let bit = UInt64(1) << UInt64(mark.counter % 64)
        // What nobody has made is not ours to count: HearingRules says so.
        guard !HearingRules.isForged(mark), word < 4096 else { return nil }
        while heard.count <= listener.number { heard.append([]) }
        while heard[listener.number].count <= voice { heard[listener.number].append([]) }
        while heard[listener.number][voice].count <= word { heard[listener.number][voice].append(0) }
        guard heard[listener.number][voice][word] & bit == 0 else {
            return "\(listener) hears packet \(mark.counter) of voice \(mark.tag) twice"
        }
        heard[listener.number][voice][word] |= bit
        return nil
    }
}
