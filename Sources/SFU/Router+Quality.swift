extension Router {
    /// How it stands with a transport, if that is due to be told.
    func qualityReport(of transport: Transport, at now: MediaTime) -> TransportReport? {
        guard transport.isConnected, transport.nextQualityReport <= now else { return nil }
        transport.nextQualityReport = now + Limits.qualityInterval
        return TransportReport(
            transport: transport.id, network: transport.destination?.network,
            isStale: transport.isSilent(at: now, for: Limits.staleCheck),
            publications: transport.publications.map { $0.qualityReport() },
            subscriptions: transport.subscriptions.map { $0.qualityReport() })
    }
}
