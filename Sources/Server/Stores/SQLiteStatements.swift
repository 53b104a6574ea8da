/// The statements by which the state is changed, compiled once.
struct SQLiteStatements {
    let saveRoom, removeRoom: SQLiteStatement
    let saveMute, removeMutes: SQLiteStatement
    let saveBlock, removeBlock: SQLiteStatement
    let saveBan, removeBan: SQLiteStatement
    let saveRevocation, removeRevocation: SQLiteStatement
    let saveEvent, removeEvent: SQLiteStatement
    let savePresence, removePresence: SQLiteStatement

    init(_ database: borrowing SQLiteDatabase) throws(StoreError) {
        saveRoom = try SQLiteStatement("REPLACE INTO room VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", on: database)
        removeRoom = try SQLiteStatement("DELETE FROM room WHERE name = ?", on: database)
        saveMute = try SQLiteStatement("INSERT INTO moderator_mute VALUES (?, ?, ?, ?)", on: database)
        removeMutes = try SQLiteStatement("DELETE FROM moderator_mute WHERE room = ?", on: database)
        saveBlock = try SQLiteStatement("REPLACE INTO block VALUES (?, ?)", on: database)
        removeBlock = try SQLiteStatement("DELETE FROM block WHERE blocker = ? AND blocked = ?", on: database)
        saveBan = try SQLiteStatement(
            "REPLACE INTO ban (identity, room, until, reason) VALUES (?, ?, ?, ?)", on: database)
        removeBan = try SQLiteStatement("DELETE FROM ban WHERE identity = ? AND room = ?", on: database)
        saveRevocation = try SQLiteStatement("REPLACE INTO revocation VALUES (?, ?, ?)", on: database)
        removeRevocation = try SQLiteStatement("DELETE FROM revocation WHERE identity = ? AND room = ?", on: database)
        saveEvent = try SQLiteStatement("REPLACE INTO event VALUES (?, ?, ?, ?, ?)", on: database)
        removeEvent = try SQLiteStatement("DELETE FROM event WHERE sequence = ?", on: database)
        savePresence = try SQLiteStatement("REPLACE INTO presence VALUES (?, ?, ?)", on: database)
        removePresence = try SQLiteStatement("DELETE FROM presence WHERE participant = ?", on: database)
    }
}
