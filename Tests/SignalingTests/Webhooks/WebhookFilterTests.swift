import Testing

@testable import Signaling

struct WebhookFilterTests {
    @Test(arguments: [
        ([], [], true, true), (["a"], [], true, false), ([], ["a"], false, true), (["a"], ["a"], true, false),
        (["b"], ["a"], false, true), (["a", "b"], [], true, true), ([], ["a", "b"], false, false),
    ])
    func `those included alone, or all but the excluded`(
        included: [String], excluded: [String], allowsA: Bool, allowsB: Bool
    ) {
        let filter = WebhookFilter(included: included, excluded: excluded)
        #expect(filter.allows("a") == allowsA)
        #expect(filter.allows("b") == allowsB)
    }
}
