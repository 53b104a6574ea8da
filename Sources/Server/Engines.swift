import SFU
import Signaling
import TokenAuth

extension Router: MediaEngine {
    var forwardedCount: UInt64 { counters.forwarded }
}
extension ControlPlane: ControlEngine {}

extension Node {
    /// Starts a node with the real engines and a certificate made for this run.
    init(_ configuration: Configuration, keys: KeyRing, log: Log) throws(StartupError) {
        let certificate = Certificate(unixTime: Clock.now().unix.seconds)
        let media = configuration.media
        var rooms = configuration.room
        rooms.page = configuration.servesPage ? PageFiles.page(givesTokens: configuration.givesTokens) : nil
        try self.init(
            configuration, fingerprint: certificate.fingerprint, log: log,
            makeMedia: { Router(certificate: certificate, settings: media) },
            makeControl: { [rooms] workers, state in
                var control = ControlPlane(
                    settings: rooms, keys: keys, random: SystemRandom(), workers: workers, version: Version.text)
                control.restore(state, at: Clock.now())
                return control
            })
    }
}
