/// What stands in one column of one row.
enum SQLiteValue: Equatable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    init(_ value: Bool) { self = .integer(value ? 1 : 0) }
    init(_ value: Bool?) { self = value.map { SQLiteValue($0) } ?? .null }
    init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }
}
