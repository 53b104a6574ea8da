import LiveKitProtocol

/// What we tell LiveKit clients about ourselves. They switch features by these values, so they name the LiveKit
/// server that we are compatible with, not us.
enum Compatibility {
    /// Never empty: the JavaScript client refuses a server without one.
    static let serverVersion = "1.13.5"
    static let protocolVersion: Int32 = 17

    static var serverInfo: LiveKit.ServerInfo {
        var info = LiveKit.ServerInfo()
        info.version = serverVersion
        info.protocol = protocolVersion
        return info
    }

    /// Who loses its socket resumes: its place, its tracks and what it hears are kept.
    static var clientConfiguration: LiveKit.ClientConfiguration {
        var configuration = LiveKit.ClientConfiguration()
        configuration.resumeConnection = .enabled
        return configuration
    }
}
