extension SessionDescription {
    /// The indexes of the sections in the first BUNDLE group, in the group's order (RFC 9143). Rejected ones are left
    /// out; sections outside the group have no transport of ours.
    func bundledSections() throws(SDPError) -> [Int] {
        guard !sections.isEmpty else { throw .noSections }
        for group in attributes.values("group") {
            let words = group.split(separator: " ")
            guard words.first == "BUNDLE" else { continue }
            return try indexes(of: words.dropFirst())
        }
        throw .notBundled
    }

    private func indexes(of mids: ArraySlice<Substring>) throws(SDPError) -> [Int] {
        // More names than sections must repeat one: checked first, so that the search below stays small.
        guard mids.count <= sections.count else { throw .unknownMidInBundle }
        let known = sections.map(\.mid)
        var indexes: [Int] = []
        for mid in mids {
            guard let index = known.firstIndex(of: String(mid)), !indexes.contains(index) else {
                throw .unknownMidInBundle
            }
            indexes.append(index)
        }
        return indexes.filter { !sections[$0].isRejected }
    }
}
