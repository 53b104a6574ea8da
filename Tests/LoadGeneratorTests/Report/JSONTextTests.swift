import Foundation
import Testing

@testable import LoadGenerator

@Suite struct JSONTextTests {
    @Test func `what is written is read as it was meant`() throws {
        let value = JSONText.object([
            ("text", .text("a \"b\" \\ \u{1}\n ü €")), ("count", .count(-7)), ("none", JSONText(nil as Int?)),
            ("number", JSONText(1.23456, places: 2)), ("whole", JSONText(2.0, places: 3)), ("flag", .flag(true)),
            ("list", .list([.count(1), .list([]), .object([])])), ("infinite", JSONText(Double.infinity, places: 1)),
        ])
        let read = try JSONSerialization.jsonObject(with: Data(value.written().utf8))
        let object = try #require(read as? [String: Any])
        #expect(object["text"] as? String == "a \"b\" \\ \u{1}\n ü €")
        #expect(object["count"] as? Int == -7)
        #expect(object["none"] is NSNull && object["infinite"] is NSNull)
        #expect(object["number"] as? Double == 1.23)
        #expect(object["whole"] as? Int == 2)
        #expect(object["flag"] as? Bool == true)
        #expect((object["list"] as? [Any])?.count == 3)
    }
}
