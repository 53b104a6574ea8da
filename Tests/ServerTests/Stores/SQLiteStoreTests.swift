import Glibc
import RoomPolicy
import Signaling
import Testing
import TokenAuth

@testable import Server

@Suite struct SQLiteStoreTests {
    private let scratch = Scratch()

    /// Opens and reads it, and says what came of that.
    private func open(_ path: String? = nil) -> StoreError? {
        do throws(StoreError) {
            var store = try SQLiteStore(path: path ?? scratch.path)
            _ = try store.load()
            return nil
        } catch {
            return error
        }
    }

    private func block(_ number: Int) throws -> StoreChange {
        .saveBlock(Block(blocker: try Identity("blocker-\(number)"), blocked: try Identity("blocked")))
    }

    /// A state with a few hundred blocks, closed.
    private func makeState() throws {
        var store = try SQLiteStore(path: scratch.path)
        for start in stride(from: 0, to: 600, by: 100) { try store.save(try (start..<start + 100).map(block)) }
    }

    /// Changes a state behind the store's back.
    private func tamper(_ sql: String) throws {
        try SQLiteDatabase(path: scratch.path).execute(sql)
    }

    // MARK: What is made

    @Test func `the state is made where there is none, and nobody else may read it`() throws {
        #expect(open() == nil)
        #expect(scratch.files == ["quartet.db", "quartet.db-lock"])
        for file in scratch.files {
            var status = stat()
            #expect(stat(scratch.directory + "/" + file, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600, "\(file)")
        }
    }

    @Test func `every commit is forced to the disk`() throws {
        let store = try SQLiteStore(path: scratch.path)
        #expect(try store.database.value(of: "PRAGMA journal_mode") == .text("wal"))
        #expect(try store.database.value(of: "PRAGMA synchronous") == .integer(2))
        #expect(try store.database.value(of: "PRAGMA application_id") == .integer(SQLiteSchema.applicationID))
    }

    // MARK: What is refused

    @Test func `a second server is refused while the first one runs, a backup is not`() throws {
        let first = try SQLiteStore(path: scratch.path)
        #expect(open() == .inUse(path: scratch.path))
        try SQLiteDatabase(path: scratch.path).execute("VACUUM INTO '\(scratch.directory)/copy.db'")
        #expect(open(scratch.directory + "/copy.db") == nil)
        _ = consume first
        #expect(open() == nil)
    }

    @Test func `a directory that is not there is named with its cause`() {
        let path = scratch.directory + "/nowhere/quartet.db"
        let error = open(path)
        #expect(error == .cannotOpen(path: path, cause: "no such file or directory"))
        #expect(error?.sentence == "can't open the state in \(path): no such file or directory")
    }

    @Test func `a file of something else is refused and stays as it was`() throws {
        let text = Array(String(repeating: "not a database, but somebody's diary\n", count: 100).utf8)
        Scratch.write(text, to: scratch.path)
        guard case .foreign? = open() else {
            Issue.record("it was opened")
            return
        }
        #expect(Scratch.read(scratch.path) == text)
    }

    @Test func `another program's database is refused and stays as it was`() throws {
        try tamper("CREATE TABLE recipe (name TEXT)")
        let before = Scratch.read(scratch.path)
        #expect(open() == .foreign(path: scratch.path, cause: "it is another program's database"))
        #expect(Scratch.read(scratch.path) == before)
    }

    @Test func `a newer version's state is refused with both numbers and stays as it was`() throws {
        try makeState()
        try tamper("PRAGMA user_version = 99")
        let before = Scratch.read(scratch.path)
        let error = open()
        #expect(error == .newer(path: scratch.path, version: 99, known: Int64(SQLiteSchema.migrations.count)))
        #expect(error?.sentence.contains("schema 99") == true)
        #expect(Scratch.read(scratch.path) == before)
    }

    @Test func `a state cut short anywhere is refused or whole, never silently empty`() throws {
        try makeState()
        let whole = Scratch.read(scratch.path)
        #expect(whole.count > 20_000)
        for length in stride(from: 1, to: whole.count, by: 1_777) {
            Scratch.write(Array(whole[..<length]), to: scratch.path)
            #expect(open() != nil, "\(length) of \(whole.count) bytes")
        }
        Scratch.write(whole, to: scratch.path)
        #expect(open() == nil)
    }

    @Test func `a state with a page of nonsense is refused`() throws {
        try makeState()
        let whole = Scratch.read(scratch.path)
        var refusedCount = 0
        let starts = stride(from: 4_096, to: whole.count, by: 4_096)
        for start in starts {
            var broken = whole
            for index in start..<min(start + 4_096, whole.count) {
                broken[index] = UInt8(truncatingIfNeeded: index &* 37)
            }
            Scratch.write(broken, to: scratch.path)
            if open() != nil { refusedCount += 1 }
        }
        #expect(refusedCount == Array(starts).count)
    }

    @Test func `a row that makes no sense is refused, since leaving it out would lift somebody's ban`() throws {
        let rows = [
            "INSERT INTO ban (identity, room, until, reason) VALUES ('', '', NULL, '')",
            "INSERT INTO room VALUES ('r', 'RM', 0, 0, 0, 0, '', 0, NULL, NULL)",
            "INSERT INTO moderator_mute VALUES ('r', 0, 'ann', 'harmonica')",
            "INSERT INTO block VALUES ('ann', char(10))",
            "INSERT INTO revocation VALUES ('ann', CAST(x'FF' AS TEXT), 1)",
        ]
        for row in rows {
            let scratch = Scratch()
            #expect(open(scratch.path) == nil)
            try SQLiteDatabase(path: scratch.path).execute(row)
            guard case .damaged? = open(scratch.path) else {
                Issue.record("it was read: \(row)")
                continue
            }
        }
    }

    @Test func `a log whose database is gone is refused, not thrown away`() throws {
        Scratch.write([1, 2, 3], to: scratch.path + "-wal")
        guard case .damaged? = open() else {
            Issue.record("it was opened")
            return
        }
        #expect(Scratch.read(scratch.path + "-wal") == [1, 2, 3])
        #expect(!scratch.files.contains("quartet.db"))
    }

    // MARK: No room

    @Test func `without room a change is refused as a whole, what was saved stays, and with room it goes on`() throws {
        var store = try SQLiteStore(path: scratch.path)
        try store.save([try block(0)])
        let pages = try store.database.value(of: "PRAGMA page_count")
        guard case .integer(let count)? = pages else {
            Issue.record("no count of pages")
            return
        }
        try store.database.execute("PRAGMA max_page_count = \(count + 2)")
        var saved = 1
        var error: StoreError?
        while error == nil, saved < 100_000 {
            do throws(StoreError) {
                try store.save(try! (saved..<saved + 50).map(block))
                saved += 50
            } catch let full { error = full }
        }
        #expect(error == .full)
        #expect(error?.sentence == "no space left for the state")
        let kept = try store.load()
        #expect(kept.blocks.count == saved)

        try store.database.execute("PRAGMA max_page_count = 1000000")
        try store.save([try block(saved)])
        let after = try store.load()
        #expect(after.blocks.count == saved + 1)
    }

    // MARK: Speed

    @Test func `ten thousand rooms and a hundred thousand blocks are read back`() throws {
        do {
            var store = try SQLiteStore(path: scratch.path)
            try store.save(
                try (0..<10_000).map { number in
                    .saveRoom(
                        StoredRoom(
                            RoomRecord(
                                name: try RoomName("room-\(number)"), id: RoomID("RM_\(number)"), capacity: 4,
                                emptyTimeout: .seconds(300), departureTimeout: .seconds(20), metadata: "{}",
                                moderatorMutes: [
                                    ModeratorMute(identity: try Identity("user-\(number)"), source: .microphone)
                                ]),
                            createdAt: UnixTime(seconds: Int64(number))))
                })
            try store.save(
                try (0..<100_000).map { number in
                    .saveBlock(
                        Block(
                            blocker: try Identity("user-\(number / 10)"),
                            blocked: try Identity("user-\(number / 10 + 1 + number % 10)")))
                })
        }
        let clock = ContinuousClock()
        let start = clock.now
        var store = try SQLiteStore(path: scratch.path)
        let state = try store.load()
        let read = clock.now
        #expect(state.rooms.count == 10_000 && state.blocks.count == 100_000)
        var lobby = Lobby()
        lobby.restore(blocks: state.blocks, bans: [], revocations: [], unixMilliseconds: 0)
        for room in state.rooms { lobby.restore(room.record, at: clock.now) }
        let restored = clock.now
        #expect(lobby.rooms.count == 10_000)
        // Measured: 0.25 s in release. Debug builds are several times slower, and machines differ.
        #expect(restored - start < .seconds(20), "\(read - start) to read, \(restored - read) to put back")
    }
}
