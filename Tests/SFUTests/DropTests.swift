import Testing

@testable import SFU

/// Reasons as counters and labels.
@Suite struct DropTests {
    @Test func `every reason has its own place, in order`() {
        #expect(Drop.allCases.map(\.index) == Array(0..<Drop.allCases.count))
    }

    @Test func `every reason has its own label`() {
        #expect(Set(Drop.allCases.map(\.rawValue)).count == Drop.allCases.count)
    }
}
