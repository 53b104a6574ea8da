/// Why a call over HTTP failed, in Twirp's words: a code that programs read and a sentence for people.
struct TwirpError: Error, Equatable {
    enum Code: String, CaseIterable {
        case canceled, unknown, malformed, unauthenticated, unimplemented, `internal`, unavailable, aborted
        case invalidArgument = "invalid_argument"
        case deadlineExceeded = "deadline_exceeded"
        case notFound = "not_found"
        case badRoute = "bad_route"
        case alreadyExists = "already_exists"
        case permissionDenied = "permission_denied"
        case resourceExhausted = "resource_exhausted"
        case failedPrecondition = "failed_precondition"
        case outOfRange = "out_of_range"

        /// The status that Twirp prescribes for the code.
        var status: Int {
            switch self {
            case .invalidArgument, .malformed, .outOfRange: 400
            case .unauthenticated: 401
            case .permissionDenied: 403
            case .notFound, .badRoute: 404
            case .canceled, .deadlineExceeded: 408
            case .alreadyExists, .aborted: 409
            case .failedPrecondition: 412
            case .resourceExhausted: 429
            case .unknown, .internal: 500
            case .unimplemented: 501
            case .unavailable: 503
            }
        }
    }

    var code: Code
    var sentence: String
    /// One further name and value for programs.
    var detail: Detail?

    struct Detail: Equatable {
        var name: String
        var value: String
    }

    init(_ code: Code, _ sentence: String, _ detail: Detail? = nil) {
        self.code = code
        self.sentence = sentence
        self.detail = detail
    }

    /// The answer: JSON whatever the request was. The content type has no parameters, since the Node SDK compares the
    /// whole header.
    var response: HTTPResponse {
        var body = "{\"code\":\(Self.quoted(code.rawValue)),\"msg\":\(Self.quoted(sentence))"
        if let detail { body += ",\"meta\":{\(Self.quoted(detail.name)):\(Self.quoted(detail.value))}" }
        body += "}"
        return HTTPResponse(
            status: code.status, headers: [(name: "Content-Type", value: "application/json")], body: Array(body.utf8))
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
