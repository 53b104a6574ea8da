import Testing

@testable import SFU

struct SpanNetworkOrderTests {
    @Test func `integers are written and read in network order, wherever they lie`() {
        for offset in 0..<4 {
            var bytes = [UInt8](repeating: 0, count: 12)
            var span = bytes.mutableSpan
            span.setNetworkUInt64(0x0102_0304_0506_0708, at: offset)
            let read = (
                span.span.networkUInt64(at: offset), span.span.networkUInt32(at: offset + 4),
                span.span.networkUInt16(at: offset + 6)
            )
            #expect(Array(bytes[offset..<offset + 8]) == [1, 2, 3, 4, 5, 6, 7, 8])
            #expect(read == (0x0102_0304_0506_0708, 0x0506_0708, 0x0708))
        }
    }

    @Test func `a copy fills its place and nothing else, to the last byte`() {
        let source: [UInt8] = [7, 8]
        var bytes: [UInt8] = [1, 2, 3, 4]
        var span = bytes.mutableSpan
        span.copy(source.span, at: 2)
        span.copy(source.span.extracting(0..<0), at: 4)
        #expect(bytes == [1, 2, 7, 8])
    }
}
