import RoomPolicy

/// What our databases look like, and how an older one becomes today's. A later version appends to `migrations` and
/// never changes what stands there: every database has gone through the same steps.
enum SQLiteSchema {
    /// "QRTT": tells our files from other programs' (`PRAGMA application_id`).
    static let applicationID: Int64 = 0x5152_5454

    /// The n-th brings a database from schema n to n + 1 (`PRAGMA user_version`).
    ///
    /// Names compare byte by byte: the core always names an entry in the spelling in which it was made. Times are in
    /// milliseconds, dates since 1970. A room of '' stands for every room, since no room can be called that.
    static let migrations = [
        """
        CREATE TABLE room (
            name TEXT NOT NULL PRIMARY KEY,
            id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            capacity INTEGER NOT NULL,
            empty_timeout INTEGER NOT NULL,
            departure_timeout INTEGER NOT NULL,
            metadata TEXT NOT NULL,
            locked INTEGER NOT NULL,
            sticky_mute INTEGER,       -- NULL: as the configuration says
            removes_on_block INTEGER   -- NULL: as the configuration says
        ) STRICT;
        CREATE TABLE moderator_mute (
            room TEXT NOT NULL,
            position INTEGER NOT NULL,
            identity TEXT NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (room, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE block (
            blocker TEXT NOT NULL,
            blocked TEXT NOT NULL,
            PRIMARY KEY (blocker, blocked)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ban (
            position INTEGER PRIMARY KEY,   -- the later, the greater
            identity TEXT NOT NULL,
            room TEXT NOT NULL,
            until INTEGER,                  -- NULL: for ever
            reason TEXT NOT NULL,
            UNIQUE (identity, room)
        ) STRICT;
        CREATE TABLE revocation (
            identity TEXT NOT NULL,
            room TEXT NOT NULL,
            before INTEGER NOT NULL,
            PRIMARY KEY (identity, room)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            room TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            recipients TEXT NOT NULL,   -- URLs, a line each
            body BLOB NOT NULL
        ) STRICT;
        """,
        """
        CREATE TABLE presence (
            participant TEXT NOT NULL PRIMARY KEY,
            room TEXT NOT NULL,
            info BLOB NOT NULL   -- a livekit.ParticipantInfo
        ) STRICT, WITHOUT ROWID;
        """,
    ]

    /// Makes sure that a database is ours and whole, before anything is written to it.
    static func check(_ database: borrowing SQLiteDatabase, known: [String] = migrations) throws(StoreError) {
        let application = try database.value(of: "PRAGMA application_id")
        let version = try version(of: database)
        if application != .integer(applicationID) {
            let objects = try database.value(of: "SELECT count(*) FROM sqlite_schema")
            guard application == .integer(0), version == 0, objects == .integer(0) else {
                throw .foreign(path: database.path, cause: "it is another program's database")
            }
        }
        guard version <= Int64(known.count) else {
            throw .newer(path: database.path, version: version, known: Int64(known.count))
        }
        guard case .text(let finding) = try database.value(of: "PRAGMA quick_check(1)"), finding != "ok" else { return }
        throw .damaged(path: database.path, cause: finding)
    }

    /// Brings a database to the latest schema, step by step; each step happens as a whole or not at all.
    static func migrate(_ database: borrowing SQLiteDatabase, by steps: [String] = migrations) throws(StoreError) {
        let version = try version(of: database)
        for (index, step) in steps.enumerated() where Int64(index) >= version {
            try database.transaction { () throws(StoreError) in
                try database.execute(step)
                try database.execute("PRAGMA application_id = \(applicationID)")
                try database.execute("PRAGMA user_version = \(index + 1)")
            }
        }
    }

    /// What a moderator's mute is called in its table.
    static func text(of source: TrackSource) -> String {
        switch source {
        case .microphone, .unknown: "microphone"
        case .camera: "camera"
        case .screenShare: "screen_share"
        case .screenShareAudio: "screen_share_audio"
        }
    }

    /// The inverse of ``text(of:)``.
    static func source(of text: String) -> TrackSource? {
        TrackSource.allCases.first { $0 != .unknown && Self.text(of: $0) == text }
    }

    private static func version(of database: borrowing SQLiteDatabase) throws(StoreError) -> Int64 {
        guard case .integer(let version) = try database.value(of: "PRAGMA user_version"), version >= 0 else {
            throw .damaged(path: database.path, cause: "its schema has no version")
        }
        return version
    }
}
