import Caller
import SFU
import Signaling

/// What the world looks like now, in words, for whoever looks at one seed.
extension World {
    public var diagnosis: String {
        var lines: [String] = []
        for worker in workers {
            let counters = worker.router.counters
            var words = ["worker \(worker.id.rawValue): received \(counters.received) forwarded \(counters.forwarded)"]
            for reason in Drop.allCases {
                if counters.dropped(reason) > 0 { words.append("\(reason) \(counters.dropped(reason))") }
                if counters.withheld(reason) > 0 { words.append("withheld \(reason) \(counters.withheld(reason))") }
            }
            lines.append(words.joined(separator: ", "))
        }
        for visit in truth.visits where !visit.caller.isOver {
            lines.append(
                "\(name(visit)): joined \(visit.caller.isJoined), publisher \(visit.caller.isConnected(.publisher)), "
                    + "subscriber \(visit.caller.isConnected(.subscriber)), socket closed \(visit.isSocketClosed)")
            for report in visit.caller.reports {
                lines.append(
                    "  hears \(report.ssrc) voice \(report.tag.map { "\($0)" } ?? "?") "
                        + "\(visit.caller.trackSid(heardAs: report.ssrc) ?? "not offered"): \(report.packets) packets, "
                        + "\(report.silent) silent, \(report.lost) lost, \(report.duplicates) twice")
            }
        }
        for (number, voice) in truth.voices.enumerated() {
            lines.append(
                "voice \(number): \(name(truth.visits[voice.visit])) \(voice.cid) \(voice.sid ?? "-") "
                    + "muted \(voice.isMuted) "
                    + "visible \(voice.isVisible) ended \(voice.endedSince != nil) unwanted \(voice.isUnwanted)")
        }
        return lines.joined(separator: "\n")
    }
}
