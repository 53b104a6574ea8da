import CSQLite

/// A statement, compiled once and run many times.
///
/// Memory: SQLite copies what is bound before the call returns, and what a row shows is copied out before the next
/// step; no pointer leaves a function.
@safe final class SQLiteStatement {
    private let statement: OpaquePointer

    /// - Throws: when the text is not SQL for this database.
    init(_ sql: String, on database: borrowing SQLiteDatabase) throws(StoreError) {
        var statement: OpaquePointer?
        let status = unsafe sqlite3_prepare_v3(
            database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard status == SQLITE_OK, let statement = unsafe statement else { throw database.failure(status) }
        unsafe self.statement = statement
    }

    deinit { unsafe sqlite3_finalize(statement) }

    /// Runs it with these values for its question marks, and hands over each row that comes of it.
    func run(
        _ values: [SQLiteValue] = [], on database: borrowing SQLiteDatabase,
        each body: (borrowing SQLiteRow) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        defer { unsafe sqlite3_reset(statement) }
        for (index, value) in values.enumerated() {
            let status = bind(value, at: Int32(index + 1))
            guard status == SQLITE_OK else { throw database.failure(status) }
        }
        while true {
            switch unsafe sqlite3_step(statement) {
            case SQLITE_ROW: try body(unsafe SQLiteRow(statement))
            case SQLITE_DONE: return
            case let status: throw database.failure(status)
            }
        }
    }

    private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(statement, index)
        case .integer(let number): return unsafe sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            // Without a pointer it would be NULL, and an empty text may have none.
            if text.isEmpty { return unsafe quartet_bind_text(statement, index, "", 0) }
            return text.withUTF8 { utf8 in
                unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
                    unsafe quartet_bind_text(statement, index, characters.baseAddress, Int64(characters.count))
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(statement, index, 0) }
            return unsafe bytes.withUnsafeBytes { bytes in
                unsafe quartet_bind_blob(statement, index, bytes.baseAddress, Int64(bytes.count))
            }
        }
    }
}
