import CSQLite

/// A connection to one SQLite database.
@safe struct SQLiteDatabase: ~Copyable {
    /// Kept in memory: gone with the connection.
    static let memory = ":memory:"

    let path: String
    let handle: OpaquePointer

    /// Opens the file, or makes it.
    init(path: String) throws(StoreError) {
        self.path = path
        var handle: OpaquePointer?
        // One thread owns it, so it needs no locks of its own.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let status = unsafe sqlite3_open_v2(path, &handle, flags, nil)
        guard status == SQLITE_OK, let handle = unsafe handle else {
            let cause = unsafe String(cString: sqlite3_errstr(status))
            unsafe sqlite3_close_v2(handle)
            throw .cannotOpen(path: path, cause: cause)
        }
        unsafe self.handle = handle
        // An operator's backup may hold a lock for a moment.
        unsafe sqlite3_busy_timeout(handle, Limits.storeBusyMilliseconds)
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Runs one or more statements that return nothing of interest.
    func execute(_ sql: String) throws(StoreError) {
        let status = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard status == SQLITE_OK else { throw failure(status) }
    }

    /// The first column of the first row; nil if there is none.
    func value(of sql: String) throws(StoreError) -> SQLiteValue? {
        var first: SQLiteValue?
        try SQLiteStatement(sql, on: self).run(on: self) { row in
            if first == nil { first = row[0] }
        }
        return first
    }

    /// Does all that `body` does, or nothing of it.
    func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        try execute("BEGIN IMMEDIATE")
        do throws(StoreError) {
            try body()
            try execute("COMMIT")
        } catch {
            // Some errors have rolled back already; then this one says so and changes nothing.
            if unsafe sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
            throw error
        }
    }

    /// What a status means.
    func failure(_ status: Int32) -> StoreError {
        let cause = unsafe String(cString: sqlite3_errmsg(handle))
        switch status & 0xFF {
        case SQLITE_FULL: return .full
        case SQLITE_NOTADB: return .foreign(path: path, cause: "it is no database, or damaged at its beginning")
        case SQLITE_CORRUPT: return .damaged(path: path, cause: cause)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH: return .cannotOpen(path: path, cause: cause)
        default: return .failed("\(cause) (SQLite \(status))")
        }
    }
}
