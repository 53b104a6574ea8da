@testable import SFU

extension [MediaEvent] {
    var connected: [TransportID] {
        compactMap { if case .connected(let id) = $0 { id } else { nil } }
    }

    var disconnected: [Disconnection] {
        compactMap { if case .disconnected(_, let reason) = $0 { reason } else { nil } }
    }

    var stalled: [TransportID] {
        compactMap { if case .stalled(let id) = $0 { id } else { nil } }
    }

    var moved: [TransportID] {
        compactMap { if case .moved(let id) = $0 { id } else { nil } }
    }

    var started: [PublicationID] {
        compactMap { if case .started(let id) = $0 { id } else { nil } }
    }

    var received: [[UInt8]] {
        compactMap { if case .received(_, let data) = $0 { data } else { nil } }
    }

    var applied: [Ticket] {
        compactMap { if case .applied(let ticket) = $0 { ticket } else { nil } }
    }

    var speaking: [[SpeakerLevel]] {
        compactMap { if case .speaking(let levels) = $0 { levels } else { nil } }
    }
}
