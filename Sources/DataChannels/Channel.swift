/// One data channel: the same stream number both ways.
struct Channel {
    let stream: UInt16
    let label: String
    let delivery: Delivery
    /// False while our OPEN waits for its acknowledgement.
    var isOpen: Bool
}
