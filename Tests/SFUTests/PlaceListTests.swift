import Testing

@testable import SFU

struct PlaceListTests {
    /// Address and number of lines.
    private func place(_ list: PlaceList, _ index: Int) -> (address: UInt64, lines: UInt64) {
        (list[index] & (1 << 56 - 1), list[index] >> 56)
    }

    @Test func `a piece of memory takes the lines that it touches`() {
        for (address, bytes, lines) in [(4096, 1, 1), (4096, 64, 1), (4096, 65, 2), (4159, 2, 2), (4100, 704, 12)] {
            var list = PlaceList()
            list.add(UnsafeRawPointer(bitPattern: address), bytes: bytes)
            let place = place(list, 0)
            #expect(place.address == 4096 && place.lines == UInt64(lines), "\(bytes) bytes at \(address)")
        }
    }

    @Test func `nothing is no place`() {
        var list = PlaceList()
        list.add(nil as UnsafeRawPointer?, bytes: 64)
        #expect(list.isEmpty)
        #expect(list[0] == 0)
    }

    @Test func `an array lies where its elements are, behind its header`() {
        let array = [UInt64](repeating: 7, count: 100)
        var list = PlaceList()
        list.add(array, elements: 8)
        let start = array.withUnsafeBytes { UInt64(UInt(bitPattern: $0.baseAddress)) }
        let (address, lines) = place(list, 0)
        #expect(address <= start - 32 && address + lines * 64 >= start + 64)
        #expect(lines <= 3)
    }

    @Test func `what finds no room is left out`() {
        var list = PlaceList()
        for number in 1...100 { list.add(UnsafeRawPointer(bitPattern: number * 4096), bytes: 64) }
        #expect(place(list, 39).address == 40 * 4096)
        #expect(list[40] == 0)
    }
}
