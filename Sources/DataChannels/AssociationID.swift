/// Names one SCTP association: the data side of one peer connection.
///
/// The caller chooses it and never has two open at once under the same value. It is also the lower half of the handle
/// that usrsctp writes into its state cookie, which the peer sees: so it is an integer and never an address in memory.
public struct AssociationID: Hashable, Sendable {
    public let rawValue: UInt32

    public init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }
}
