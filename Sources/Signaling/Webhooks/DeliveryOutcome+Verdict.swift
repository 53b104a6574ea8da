extension DeliveryOutcome {
    enum Verdict: Equatable {
        case taken
        /// The receiver does not want this event as it is; trying again may not help.
        case refused
        /// Trying again may help.
        case failed
    }

    /// What an attempt's outcome means for its event.
    var verdict: Verdict {
        switch self {
        case .answered(200..<300): .taken
        // Too slow a request, too early, too many of them: 4xx that ask for another attempt (RFC 9110, 8470, 6585).
        case .answered(408), .answered(425), .answered(429): .failed
        // A redirect that was not followed is set up wrongly, as is much of 4xx.
        case .answered(300..<500): .refused
        case .answered, .unreachable, .unanswered: .failed
        }
    }

    var isUnreachable: Bool {
        if case .unreachable = self { true } else { false }
    }

    /// For the log.
    var words: String {
        switch self {
        case .answered(let status): "status \(status)"
        case .unreachable(let words), .unanswered(let words): words
        }
    }
}
