import CCurl

/// POSTs that run side by side on one thread, through libcurl. Nothing here blocks but ``wait(orBell:milliseconds:)``.
@safe struct PostClient: ~Copyable {
    /// What became of a POST.
    struct Result: Equatable {
        var id: UInt64
        /// The HTTP status that arrived last; nil when none did.
        var status: Int?
        /// Whether a connection was made on which the request could be sent.
        var isConnected: Bool
        /// Why there is no status, in words.
        var words: String
        /// Whether the answer came whole; and what it was, where answers are kept.
        var isWhole = true
        var body: [UInt8] = []
    }

    private let client: OpaquePointer

    /// Whether there is a libcurl to load. Who makes a client has asked.
    static var isAvailable: Bool { post_library_is_there() == 1 }

    /// - Parameter keepsAnswers: whether what is answered matters, and not the status alone.
    init(userAgent: String, times: PostTimes = PostTimes(), keepsAnswers: Bool = false) {
        let limits = post_limits(
            connect_ms: Self.milliseconds(times.connect), total_ms: Self.milliseconds(times.total),
            answer_bytes: keepsAnswers ? Limits.apiAnswerBytes : Limits.answerBytes,
            redirects: keepsAnswers ? 0 : Limits.redirects, keeps_answers: keepsAnswers ? 1 : 0)
        guard let client = unsafe post_client_create(userAgent, limits) else {
            preconditionFailure("libcurl was not asked for before, or had no memory")
        }
        unsafe self.client = client
    }

    private static func milliseconds(_ time: Duration) -> Int { Int(time.nanosecondsLeft / 1_000_000) }

    deinit { unsafe post_client_free(client) }

    /// Begins a POST. Its result comes with a later ``takeResults()``.
    ///
    /// - Returns: false when it could not begin, and no result follows.
    func begin(_ id: UInt64, url: String, headers: [(name: String, value: String)], body: [UInt8]) -> Bool {
        // A header that holds a line break or a zero byte would be another header, or none.
        let isClean = headers.allSatisfy { ($0.name + $0.value).utf8.allSatisfy { $0 >= 0x20 } }
        precondition(isClean, "a header holds a control character")
        let lines = headers.map { "\($0.name): \($0.value)\0" }.joined()
        return unsafe post_client_begin(client, id, url, lines, body, body.count) == 1
    }

    /// How many are under way.
    var count: Int { unsafe post_client_count(client) }

    /// Waits until something can be done, a bell rings, or the time is over. Without a bell it is -1.
    func wait(orBell bell: Int32, milliseconds: Int32) {
        unsafe post_client_wait(client, bell, milliseconds)
    }

    /// Does what can be done without waiting, and hands over what is finished.
    func takeResults() -> [Result] {
        unsafe post_client_run(client)
        var results: [Result] = []
        var raw = post_result()
        while unsafe post_client_take(client, &raw) == 1 {
            let words = unsafe withUnsafeBytes(of: raw.error) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            results.append(
                Result(
                    id: raw.id, status: raw.status > 0 ? Int(raw.status) : nil,
                    isConnected: raw.is_connected == 1, words: words, isWhole: raw.is_whole == 1,
                    body: unsafe Array(UnsafeBufferPointer(start: post_client_answer(client), count: raw.answer_count)))
            )
        }
        return results
    }
}

/// How long a POST may take; shorter in tests.
struct PostTimes: Sendable {
    var connect = Limits.connectTime
    var total = Limits.deliveryTime
}
