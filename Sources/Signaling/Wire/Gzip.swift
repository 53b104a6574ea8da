import CZlib

/// Inflation of gzip (RFC 1952), bounded: a small text can hold a very large one.
enum Gzip {
    /// What one gzip member holds.
    ///
    /// - Parameter limit: the most bytes that may come of it; at one more the work stops.
    /// - Returns: nil if the bytes are broken, cut short, followed by others, or hold more than the limit.
    @safe static func inflate(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = unsafe z_stream()
        let bits = MAX_WBITS + 16  // A gzip header, and no other.
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(&stream, bits, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }

        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: min(limit + 1, Limits.inflatedPieceBytes))
        return unsafe bytes.withUnsafeBufferPointer { input in
            // zlib only reads it. Offsets are kept in the stream, so both pointers live as long as it is used.
            unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.avail_in = UInt32(clamping: input.count)
            while true {
                let (outcome, count) = unsafe piece.withUnsafeMutableBufferPointer { output in
                    unsafe stream.next_out = output.baseAddress
                    unsafe stream.avail_out = UInt32(clamping: output.count)
                    let outcome = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
                    return unsafe (outcome, output.count - Int(stream.avail_out))
                }
                guard outcome == Z_OK || outcome == Z_STREAM_END, content.count + count <= limit else { return nil }
                content += piece[..<count]
                if outcome == Z_STREAM_END { return unsafe stream.avail_in == 0 ? content : nil }
                // No progress means that the rest is missing.
                guard unsafe count > 0 || stream.avail_in > 0 else { return nil }
            }
        }
    }
}
