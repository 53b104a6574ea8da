/// Integers in network order. The caller has proven that they lie inside; reading past the end traps.
extension Span<UInt8> {
    @inline(__always)
    package func networkUInt16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
    }

    @inline(__always)
    package func networkUInt32(at offset: Int) -> UInt32 {
        UInt32(networkUInt16(at: offset)) << 16 | UInt32(networkUInt16(at: offset + 2))
    }

    @inline(__always)
    package func networkUInt64(at offset: Int) -> UInt64 {
        UInt64(networkUInt32(at: offset)) << 32 | UInt64(networkUInt32(at: offset + 4))
    }
}

extension MutableSpan<UInt8> {
    @inline(__always)
    package mutating func setNetworkUInt16(_ value: UInt16, at offset: Int) {
        self[offset] = UInt8(truncatingIfNeeded: value >> 8)
        self[offset + 1] = UInt8(truncatingIfNeeded: value)
    }

    @inline(__always)
    package mutating func setNetworkUInt32(_ value: UInt32, at offset: Int) {
        setNetworkUInt16(UInt16(truncatingIfNeeded: value >> 16), at: offset)
        setNetworkUInt16(UInt16(truncatingIfNeeded: value), at: offset + 2)
    }

    @inline(__always)
    package mutating func setNetworkUInt64(_ value: UInt64, at offset: Int) {
        setNetworkUInt32(UInt32(truncatingIfNeeded: value >> 32), at: offset)
        setNetworkUInt32(UInt32(truncatingIfNeeded: value), at: offset + 4)
    }

    /// Copies all of `source` to `offset`. There must be room for it.
    package mutating func copy(_ source: Span<UInt8>, at offset: Int) {
        precondition(offset >= 0 && source.count <= count - offset, "a copy past the end of its room")
        unsafe withUnsafeMutableBytes { target in
            unsafe source.withUnsafeBytes { bytes in
                unsafe UnsafeMutableRawBufferPointer(rebasing: target[offset...]).copyMemory(from: bytes)
            }
        }
    }
}
