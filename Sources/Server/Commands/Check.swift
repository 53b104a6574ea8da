import CLinux
import Signaling
import TokenAuth

/// `quartet check`: reads the configuration and prints what a server would do with it, without opening a port.
enum Check {
    static func run(_ arguments: inout Arguments) throws(StartupError) {
        let (configuration, warnings) = try ConfigurationSource.load(&arguments)
        try arguments.finish()
        let keys = try ConfigurationSource.keyRing(configuration)
        for warning in warnings { Output.print("warning: " + warning.sentence) }
        let listening = LocalAddresses.listening(for: configuration, hasIPv6: linux_has_ipv6() == 1)
        let addresses = LocalAddresses.candidates(for: configuration, interfaces: LocalAddresses.interfaces())
        guard !addresses.isEmpty else { throw .system(Node.noCandidates) }
        try Node.checkLibraries(configuration)
        Output.print(
            "http:       " + listening.map { $0.description(port: configuration.port) }.joined(separator: ", "))
        if let port = configuration.metricsPort {
            let addresses = configuration.metricsAddresses.compactMap { IPAddress($0) }
            Output.print("metrics:    " + addresses.map { $0.description(port: port) }.joined(separator: ", "))
        }
        for worker in 0..<configuration.workers {
            let port = configuration.udpPort + UInt16(worker)
            Output.print(
                "candidates: " + addresses.map { $0.description(port: port) }.joined(separator: ", ") + " (UDP)")
        }
        Output.print("keys:       " + keys.keys.map(LogLine.escaped).joined(separator: ", "))
        let room = configuration.room
        Output.print("rooms:      \(room.capacity) places, at most \(room.capacityLimit)")
        Output.print("state:      " + LogLine.escaped(configuration.stateText))
        Output.print("configuration is good")
    }
}
