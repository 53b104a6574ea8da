/// Which events a receiver is told, by name, as LiveKit's `filter_params` say it: if any are included, those alone;
/// else all but the excluded.
public struct WebhookFilter: Sendable, Equatable {
    /// Names of the only events that pass; empty for no such choice.
    public var included: [String]
    /// Names of events that do not pass; without meaning where some are included.
    public var excluded: [String]

    /// Everything passes unless told otherwise.
    public init(included: [String] = [], excluded: [String] = []) {
        self.included = included
        self.excluded = excluded
    }

    /// Whether an event of this name passes.
    public func allows(_ event: String) -> Bool {
        included.isEmpty ? !excluded.contains(event) : included.contains(event)
    }
}
