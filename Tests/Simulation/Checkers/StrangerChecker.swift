/// No answer to a stranger is larger than its question.
struct StrangerChecker {
    static let rule = "amplification"

    func check(_ endpoint: Endpoint) -> String? {
        guard endpoint.visit < 0, endpoint.bytesDown > endpoint.bytesUp else { return nil }
        return "a stranger gets \(endpoint.bytesDown) bytes for \(endpoint.bytesUp)"
    }
}
