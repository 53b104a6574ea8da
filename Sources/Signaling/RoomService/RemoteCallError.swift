import LiveKitProtocol

/// Why a call to a participant failed: LiveKit's numbers for remote calls, and Twirp's codes for them.
enum RemoteCallError: UInt32, CaseIterable {
    case recipientNotFound = 1401
    case requestTooLarge = 1402
    case unsupportedVersion = 1404
    case connectionTimeout = 1501
    case responseTimeout = 1502
    case recipientDisconnected = 1503
    case responseTooLarge = 1504
    case sendFailed = 1505

    private var sentence: String {
        switch self {
        case .recipientNotFound: "Recipient not found"
        case .requestTooLarge: "Request payload too large"
        case .unsupportedVersion: "Unsupported RPC version"
        case .connectionTimeout: "Connection timeout"
        case .responseTimeout: "Response timeout"
        case .recipientDisconnected: "Recipient disconnected"
        case .responseTooLarge: "Response payload too large"
        case .sendFailed: "Failed to send"
        }
    }

    var twirp: TwirpError { Self.twirp(code: rawValue, sentence, data: "") }

    /// An error that the participant's own handler returned, or its library for it.
    static func twirp(_ error: LiveKit.RpcError) -> TwirpError {
        func short(_ text: String) -> String {
            String(decoding: text.utf8.prefix(Limits.remoteCallPayloadBytes), as: UTF8.self)
        }
        return twirp(code: error.code, short(error.message), data: short(error.data))
    }

    private static func twirp(code: UInt32, _ message: String, data: String) -> TwirpError {
        let sentence = "RpcError \(code): \(message)" + (data.isEmpty ? "" : ": \(data)")
        return TwirpError(twirpCode(of: code), sentence, .init(name: "rpc_code", value: String(code)))
    }

    private static func twirpCode(of code: UInt32) -> TwirpError.Code {
        switch code {
        case 1400: .invalidArgument
        case 1401: .notFound
        case 1402: .malformed
        case 1403, 1404: .unimplemented
        case 1501, 1502: .canceled
        case 1503: .unavailable
        default: .internal
        }
    }
}
