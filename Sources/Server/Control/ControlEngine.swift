import SFU
import Signaling

/// The four verbs by which the control thread drives its engine. `ControlPlane` is the engine; tests bring their own.
protocol ControlEngine: ~Copyable {
    mutating func handle(_ input: ControlInput, at now: Moment, into effects: inout Effects)
    mutating func apply(_ event: MediaEvent, of worker: WorkerID, at now: Moment, into effects: inout Effects)
    mutating func advance(to now: Moment, into effects: inout Effects)
    var deadline: ContinuousClock.Instant? { get }
    /// How it stands now, for the metrics.
    var figures: ControlFigures { get }
}
