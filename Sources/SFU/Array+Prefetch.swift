internal import CPrefetch

extension Array {
    /// Begins to fetch elements into the processor's caches. Nothing is read: what lies outside the array does no harm.
    func prefetch(_ elements: Range<Int>) {
        let stride = MemoryLayout<Element>.stride
        unsafe withUnsafeBytes { bytes in
            unsafe quartet_prefetch_bytes(bytes.baseAddress, elements.lowerBound * stride, elements.count * stride)
        }
    }
}
