/// The bounds of this module, each with its reason.
public enum Limits {
    /// Bytes of a whole compact token. Most are under 2 KiB; one that names ``blocksMax`` people by UUID takes 55.
    public static let tokenBytesMax = 64 * 1_024

    /// Nesting of arrays and objects in a header or payload. Real tokens reach 5; without a bound the stack would end.
    public static let depthMax = 32

    /// Bytes of the shortest secret an operator may configure: as many as HMAC-SHA256 gives out (RFC 7518 §3.2).
    public static let secretBytesMin = 32

    /// Seconds that clocks of issuer and server may differ by, for `exp`, `nbf` and `iat`; LiveKit grants the same.
    public static let leewaySeconds: Int64 = 60

    /// The latest second a date claim may name, 9999-12-31T23:59:59Z: beyond it a date is a mistake or a trick.
    public static let dateSecondsMax: Int64 = 253_402_300_799

    /// Identities that one token may block. A person blocks dozens; a thousand is generous and keeps joins cheap.
    public static let blocksMax = 1_000

    /// UTF-8 bytes of one blocked identity: as long as an identity may be, since a longer one can never join.
    public static let blockedIdentityBytesMax = 256
}
