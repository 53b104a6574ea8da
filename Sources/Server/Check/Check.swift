import Signaling
import TokenAuth

/// `quartet check`: says which leg of the way into a call does not hold. Without `--url` it looks at what a server
/// would need on this machine; with it at a server that runs, from where it is called.
enum Check {
    static func run(_ arguments: inout Arguments) throws(StartupError) {
        let url = try arguments.take("--url")
        let room = try arguments.take("--room")
        let (configuration, warnings) = try ConfigurationSource.load(&arguments)
        try arguments.finish()
        let keys = try ConfigurationSource.keyRing(configuration)
        try Node.checkLibraries(configuration)
        for warning in warnings { Output.print("warning: " + warning.sentence) }
        var report = CheckReport()
        let places = configuration.room
        report.add(
            CheckLeg(
                name: "configuration", verdict: .ok,
                text: "keys \(keys.keys.map(LogLine.escaped).joined(separator: ", ")); rooms of \(places.capacity), "
                    + "at most \(places.capacityLimit)"))
        if let url {
            guard let place = WebAddress(url) else {
                throw .usage("--url \(LogLine.escaped(url)): http://host:port or https://host was expected")
            }
            ServerCheck(place: place, room: room, configuration: configuration, keys: keys).run(&report)
        } else {
            guard room == nil else { throw .usage("--room is for a server that runs: --url is missing") }
            MachineCheck(configuration: configuration).run(&report)
        }
        guard report.failed.isEmpty else { throw .check(report.failed) }
    }
}
