/// The web page from which people join without an app: its files, and whether it may hand out tokens.
public struct WebPage: Sendable, Equatable {
    /// One file, held in memory as it is sent.
    public struct File: Sendable, Equatable {
        /// Where it is asked for: `/`, or a path below ``WebPage/folder``.
        public var path: String
        /// The value of Content-Type.
        public var contentType: String
        /// The value of ETag (RFC 9110 §8.8.3), quotes included: another one for other bytes.
        public var tag: String
        public var bytes: [UInt8]

        public init(path: String, contentType: String, tag: String, bytes: [UInt8]) {
            self.path = path
            self.contentType = contentType
            self.tag = tag
            self.bytes = bytes
        }
    }

    /// Below it lies everything but the page itself.
    public static let folder = "/page/"

    public var files: [File]
    /// Whether whoever asks gets a token for any room. Only for a server whose one secret is the published development
    /// secret: there, a token tells nobody anything new.
    public var givesTokens: Bool

    public init(files: [File], givesTokens: Bool) {
        self.files = files
        self.givesTokens = givesTokens
    }
}
