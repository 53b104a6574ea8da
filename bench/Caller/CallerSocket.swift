/// The two peer connections of a LiveKit client, each over a UDP socket of its own. Who uses one connection for both
/// directions has the first alone.
public enum CallerSocket: Int, Sendable, CaseIterable {
    /// Where we offer: what we say goes up here, and our data.
    case publisher
    /// Where the server offers: what we hear comes down here, and data for us.
    case subscriber
}
