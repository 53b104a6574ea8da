import RoomPolicy
import Testing

@testable import Server

@Suite struct SQLiteSchemaTests {
    private let later = SQLiteSchema.migrations + ["CREATE TABLE recording (room TEXT NOT NULL) STRICT"]

    @Test func `an older state becomes a newer one step by step, and keeps what it holds`() throws {
        let database = try SQLiteDatabase(path: SQLiteDatabase.memory)
        try SQLiteSchema.check(database)
        try SQLiteSchema.migrate(database)
        try database.execute("INSERT INTO block VALUES ('ann', 'bob')")
        try SQLiteSchema.check(database, known: later)
        try SQLiteSchema.migrate(database, by: later)
        #expect(try database.value(of: "PRAGMA user_version") == .integer(Int64(later.count)))
        #expect(try database.value(of: "SELECT count(*) FROM recording") == .integer(0))
        #expect(try database.value(of: "SELECT blocked FROM block") == .text("bob"))
        try SQLiteSchema.migrate(database, by: later)
        #expect(try database.value(of: "PRAGMA user_version") == .integer(Int64(later.count)))
        #expect(throws: StoreError.self) { try SQLiteSchema.check(database) }
    }

    @Test func `a step that fails leaves the state as it was`() throws {
        let database = try SQLiteDatabase(path: SQLiteDatabase.memory)
        let broken = SQLiteSchema.migrations + ["CREATE TABLE half (a); CREATE TABLE half (b)"]
        #expect(throws: StoreError.self) { try SQLiteSchema.migrate(database, by: broken) }
        #expect(try database.value(of: "PRAGMA user_version") == .integer(Int64(SQLiteSchema.migrations.count)))
        #expect(throws: StoreError.self) { try database.value(of: "SELECT * FROM half") }
    }

    @Test func `the source of a mute is read as it was written`() {
        for source in [.microphone, .camera, .screenShare, .screenShareAudio] as [TrackSource] {
            #expect(SQLiteSchema.source(of: SQLiteSchema.text(of: source)) == source)
        }
        #expect(SQLiteSchema.source(of: "unknown") == nil)
    }
}
