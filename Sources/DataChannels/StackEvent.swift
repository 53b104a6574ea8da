/// What the stack reports about one association.
enum StackEvent {
    case packet([UInt8])
    case message(stream: UInt16, payload: UInt32, isEnd: Bool, [UInt8])
    case up(streamCount: UInt16)
    case down
    case streamReset(UInt16)
    /// So many bytes of the send buffer are free.
    case room(Int)
}
