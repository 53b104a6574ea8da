extension Router {
    /// Tells from where a datagram of the next batch comes, as soon as that is known. It changes nothing but how long
    /// the batch takes, and may be left out.
    ///
    /// - Parameter position: its place in the batch, below ``Limits/batchDatagrams``.
    public mutating func expect(_ source: TransportAddress, at position: Int) {
        foresight.expect(addresses.owner(of: source), at: position)
    }

    /// Begins to fetch what a datagram of the batch needs; to be called a few datagrams ahead of
    /// ``receive(_:count:from:at:into:)``.
    public func approach(_ position: Int) { foresight.approach(position) }
}
