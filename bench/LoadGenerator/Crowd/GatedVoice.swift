import Caller
import Synchronization

/// Lets a room speak or not: while rooms fill up, those that are complete are silent, so that joins are measured and
/// not the voices of those who came before.
final class Gate: Sendable {
    private let state = Atomic(true)

    var isOpen: Bool { state.load(ordering: .relaxed) }
    func open() { state.store(true, ordering: .relaxed) }
    func close() { state.store(false, ordering: .relaxed) }
}

/// A voice behind a gate.
struct GatedVoice: VoiceSource {
    var voice: any VoiceSource
    let gate: Gate

    mutating func next(at time: UInt64, into payload: inout MutableSpan<UInt8>) -> VoiceFrame {
        guard gate.isOpen else { return VoiceFrame(count: 0, level: 127) }
        return voice.next(at: time, into: &payload)
    }
}
