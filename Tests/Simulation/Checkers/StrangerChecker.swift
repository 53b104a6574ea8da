/// A stranger gets less than three times what it sends: an answer, and two questions to which only the true client
/// knows the answer.
struct StrangerChecker {
    static let rule = "amplification"

    func check(_ endpoint: Endpoint) -> String? {
        guard endpoint.visit < 0, endpoint.bytesDown >= 3 * endpoint.bytesUp else { return nil }
        return "a stranger gets \(endpoint.bytesDown) bytes for \(endpoint.bytesUp)"
    }
}
