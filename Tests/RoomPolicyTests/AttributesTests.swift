import RoomPolicy
import Testing

@Suite struct AttributesTests {
    @Test func `they are sorted, the last of a repeated key counts`() {
        let attributes = Attributes([("b", "1"), ("a", "2"), ("b", "3"), ("c", ""), ("quartet.blocks", "[]")])
        #expect(attributes.entries.map(\.key) == ["a", "b"] && attributes.entries.map(\.value) == ["2", "3"])
        #expect(attributes["b"] == "3" && attributes["c"] == nil && attributes["quartet.blocks"] == nil)
        #expect(attributes.byteCount == 4 && Attributes().byteCount == 0)
    }
}
