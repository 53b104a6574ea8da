internal import CPrefetch
internal import CSRTP

/// Pieces of memory, by address and size, as far as there is room for them. Only ``Foresight`` makes use of it.
@safe struct PlaceList {
    private var places = InlineArray<40, UInt64>(repeating: 0)
    private var count = 0

    var isEmpty: Bool { count == 0 }

    /// A place as the processor is told; 0 behind the last.
    subscript(index: Int) -> UInt64 { index < places.count ? places[index] : 0 }

    mutating func add(_ address: UnsafeRawPointer?, bytes: Int) {
        guard let address = unsafe address, count < places.count else { return }
        // Where a piece begins within its first line is told by the address.
        let start = UInt64(UInt(bitPattern: address))
        let lines = (start % 64 + UInt64(bytes) + 63) / 64
        places[count] = start / 64 * 64 | min(lines, 255) << UInt64(QUARTET_PLACE_SHIFT)
        count += 1
    }

    /// The first bytes of an object.
    mutating func add(_ object: AnyObject, bytes: Int) {
        unsafe add(Unmanaged.passUnretained(object).toOpaque(), bytes: bytes)
    }

    /// The first elements of an array, with what stands before them.
    mutating func add<Element>(_ array: [Element], elements: Int) {
        unsafe array.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe add(
                start - Self.arrayHeaderBytes, bytes: Self.arrayHeaderBytes + elements * MemoryLayout<Element>.stride)
        }
    }

    /// What an array keeps of itself in front of its elements.
    private static let arrayHeaderBytes = 32
}
