import CLinux
import Signaling

extension NodeFigures.Process {
    /// How it stands with this process.
    static func current() -> NodeFigures.Process {
        let now = linux_process_figures()
        var figures = NodeFigures.Process()
        figures.residentBytes = now.resident_bytes
        figures.processorTime = now.cpu_ns
        figures.openDescriptors = now.open_descriptors
        figures.descriptorsMax = now.max_descriptors
        figures.startedAt = now.started_unix_ms
        return figures
    }
}
