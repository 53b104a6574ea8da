/// The bounds of the media engine, in one place, each with its reason.
public enum Limits {
    /// Larger datagrams are dropped: no Ethernet path carries more without fragments, and voice never needs it.
    public static let datagramBytes = 1500
    /// Datagrams taken from the socket at once; more gains nothing measurable and delays the first.
    public static let batchDatagrams = 64
    /// Room for the fan-out of a batch at four in a room, several times over.
    public static let outboxDatagrams = 1024
    /// 1,024 datagrams of a full Opus packet each; larger ones are rarer than that.
    public static let outboxBytes = 1024 * 512
}
