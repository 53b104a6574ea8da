import LiveKitProtocol
import TokenAuth

/// What the commands to a running server have in common: where it is, and whether its answer is shown as it came.
struct RemoteCommand: ~Copyable {
    let server: RemoteServer
    /// The raw answer in place of words and tables.
    let showsJSON: Bool

    /// Takes the options that all of them share.
    init(_ arguments: inout Arguments) throws(StartupError) {
        showsJSON = arguments.takeFlag("--json")
        server = try RemoteServer(&arguments)
    }

    /// Makes a call and says what came of it.
    func answer<Response: ProtocolMessage>(
        _ method: String, _ request: some ProtocolMessage, on room: String = "", _ words: (Response) -> String
    ) throws(StartupError) -> String {
        let (response, json): (Response, [UInt8]) = try server.call(method, request, on: room)
        return showsJSON ? String(decoding: json, as: UTF8.self) : words(response)
    }

    /// `2026-11-20T10:00:00Z`.
    static func time(seconds: Int64) -> String {
        let seconds = max(0, min(seconds, 253_402_300_799))
        return LogLine.timestamp(UnixTime(seconds: seconds)).prefix(19) + "Z"
    }

    /// A name among words.
    static func name(_ text: String) -> String { LogLine.escaped(text) }
}
