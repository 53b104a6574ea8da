import Testing

@testable import SFU

struct HeaderExtensionsTests {
    /// Where an element lies, counted from the start of the elements.
    private func find(_ id: UInt8, profile: String, _ elements: String) -> Range<Int>? {
        let body = hex(elements)
        let words = String(body.count / 4 + 0x1_0000, radix: 16).dropFirst()
        let bytes = hex("906F1234 00000960 CAFEBABE" + profile + words) + body
        guard let header = RTPHeader(bytes),
            let range = HeaderExtensions.range(of: id, in: bytes, header)
        else { return nil }
        return range.lowerBound - 16..<range.upperBound - 16
    }

    @Test func `one-byte elements are found, over padding`() {
        #expect(find(1, profile: "BEDE", "10850000") == 1..<2)
        #expect(find(4, profile: "BEDE", "10850042 AABBCC00") == 4..<7)
        #expect(find(3, profile: "BEDE", "3F000102 03040506 0708090A 0B0C0D0E 0F000000") == 1..<17)
        #expect(find(2, profile: "BEDE", "10850000") == nil)
    }

    @Test func `an element past the end is not found, nor any behind it`() {
        #expect(find(1, profile: "BEDE", "13850000") == nil)
        #expect(find(1, profile: "BEDE", "00000013") == nil)
        #expect(find(2, profile: "BEDE", "1F200000") == nil)
    }

    @Test func `id 15 ends the extension, and so does id 0 with a length`() {
        #expect(find(1, profile: "BEDE", "F0001085") == nil)
        #expect(find(15, profile: "BEDE", "F0001085") == nil)
        #expect(find(1, profile: "BEDE", "10850000 F0000000") == 1..<2)
        #expect(find(1, profile: "BEDE", "02001085") == nil)
        #expect(find(0, profile: "BEDE", "00000000") == nil)
    }

    @Test func `two-byte elements are found, with application bits and without content`() {
        #expect(find(1, profile: "1000", "01018500") == 2..<3)
        #expect(find(1, profile: "100F", "00010185") == 3..<4)
        #expect(find(200, profile: "1000", "0100C802 AABB0000") == 4..<6)
        #expect(find(1, profile: "1000", "01000000") == 2..<2)
        #expect(find(15, profile: "1000", "0F018500") == 2..<3)
    }

    @Test func `two-byte elements past the end are not found`() {
        #expect(find(1, profile: "1000", "01038500") == nil)
        #expect(find(1, profile: "1000", "00000001") == nil)
        #expect(find(0, profile: "1000", "00000000") == nil)
    }

    @Test func `other profiles have no elements`() {
        #expect(find(1, profile: "1010", "01018500") == nil)
        #expect(find(1, profile: "ABCD", "10850000") == nil)
    }
}
