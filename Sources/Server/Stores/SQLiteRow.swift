import CSQLite

/// The present row of a running statement; good only inside the call that hands it over.
@safe struct SQLiteRow: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    /// What stands in a column, counted from 0. Text that is not UTF-8 comes as bytes.
    subscript(column: Int32) -> SQLiteValue {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            let start = unsafe sqlite3_column_text(statement, column)
            let count = Int(unsafe sqlite3_column_bytes(statement, column))
            let text = unsafe UnsafeBufferPointer(start: start, count: count)
            return unsafe String(validating: text, as: UTF8.self).map { .text($0) } ?? .bytes(Array(text))
        case SQLITE_BLOB:
            let start = unsafe sqlite3_column_blob(statement, column)
            let count = Int(unsafe sqlite3_column_bytes(statement, column))
            return .bytes(unsafe Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}
