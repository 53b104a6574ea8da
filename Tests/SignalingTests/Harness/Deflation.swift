import CZlib

/// The other way round, as clients do it.
enum Deflation {
    /// One gzip member (RFC 1952), or with `isPlain` the same in zlib's own wrapping (RFC 1950).
    static func gzip(_ bytes: [UInt8], isPlain: Bool = false) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let bits = MAX_WBITS + (isPlain ? 0 : 16)
        guard deflateInit2_(&stream, 9, Z_DEFLATED, bits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
            preconditionFailure("zlib does not start")
        }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib does not finish")
                return Array(output[..<(output.count - Int(stream.avail_out))])
            }
        }
    }
}
