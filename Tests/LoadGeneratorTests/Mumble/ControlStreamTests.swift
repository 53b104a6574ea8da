import Testing

@testable import LoadGenerator

@Suite struct ControlStreamTests {
    private static let first = ControlMessage(.ping).with(1, 7)
    private static let second = ControlMessage(.userState).with(3, "ann")

    @Test func `messages come out whole, however the bytes are cut`() {
        let bytes = Self.first.written + [0, 99, 0, 0, 0, 2, 1, 1] + Self.second.written
        for cut in 0...bytes.count {
            var stream = ControlStream()
            let before = stream.receive(Array(bytes[..<cut])) { _ in true }
            let after = stream.receive(Array(bytes[cut...])) { _ in true }
            #expect((before ?? []) + (after ?? []) == [Self.first, Self.second])
        }
    }

    @Test func `what nobody wants is not even read`() {
        var stream = ControlStream()
        let nonsense: [UInt8] = [0, 9, 0, 0, 0, 1, 0xFF]
        let others = stream.receive(nonsense + Self.first.written) { $0 != .userState }
        let all = stream.receive(nonsense) { _ in true }
        #expect(others == [Self.first] && all == nil)
    }

    @Test func `a length beyond reason is no message`() {
        var stream = ControlStream()
        let messages = stream.receive(Array("HTTP/1.1 400 Bad Request\r\n".utf8)) { _ in true }
        #expect(messages == nil)
    }
}
