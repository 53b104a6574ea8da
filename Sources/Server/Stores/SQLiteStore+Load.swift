import RoomPolicy
import Signaling
import TokenAuth

/// Reading everything back, at start. A row that no version of ours can have written means that the state is damaged:
/// leaving it out would lift somebody's ban in silence.
extension SQLiteStore {
    mutating func load() throws(StoreError) -> StoredState {
        var state = StoredState()
        let mutes = try loadMutes()
        try read("SELECT * FROM room ORDER BY created_at, name") { row throws(StoreError) in
            state.rooms.append(try room(row, mutes))
        }
        try read("SELECT blocker, blocked FROM block") { row throws(StoreError) in
            state.blocks.append(Block(blocker: try identity(row, 0), blocked: try identity(row, 1)))
        }
        try read("SELECT identity, room, until, reason FROM ban ORDER BY position") { row throws(StoreError) in
            state.bans.append(
                Ban(
                    identity: try identity(row, 0), room: try roomOrAll(row, 1), until: try optionalInteger(row, 2),
                    reason: try text(row, 3)))
        }
        try read("SELECT identity, room, before FROM revocation") { row throws(StoreError) in
            state.revocations.append(
                Revocation(
                    identity: try identity(row, 0), room: try roomOrAll(row, 1), before: try integer(row, 2)))
        }
        try read("SELECT sequence, room, created_at, recipients, body FROM event ORDER BY sequence") {
            row throws(StoreError) in
            state.events.append(
                StoredEvent(
                    sequence: try integer(row, 0), room: try roomName(row, 1),
                    createdAt: UnixTime(milliseconds: try integer(row, 2)),
                    recipients: try text(row, 3).split(separator: "\n").map(String.init), body: try bytes(row, 4)))
        }
        try read("SELECT participant, room, info FROM presence") { row throws(StoreError) in
            state.presences.append(
                StoredPresence(
                    participant: ParticipantID(try text(row, 0)), room: try roomName(row, 1), info: try bytes(row, 2)))
        }
        return state
    }

    /// By the bytes of their room's name, as the store compares.
    private func loadMutes() throws(StoreError) -> [[UInt8]: [ModeratorMute]] {
        var mutes: [[UInt8]: [ModeratorMute]] = [:]
        try read("SELECT room, identity, source FROM moderator_mute ORDER BY room, position") {
            row throws(StoreError) in
            guard let source = SQLiteSchema.source(of: try text(row, 2)) else { throw fault("a track's source") }
            mutes[Array(try text(row, 0).utf8), default: []].append(
                ModeratorMute(identity: try identity(row, 1), source: source))
        }
        return mutes
    }

    private func room(
        _ row: borrowing SQLiteRow, _ mutes: [[UInt8]: [ModeratorMute]]
    ) throws(StoreError) -> StoredRoom {
        let name = try roomName(row, 0)
        let capacity = Int(clamping: try integer(row, 3))
        guard capacity >= 1 else { throw fault("a room's capacity") }
        let record = RoomRecord(
            name: name, id: RoomID(try text(row, 1)), capacity: capacity,
            emptyTimeout: .milliseconds(try integer(row, 4)), departureTimeout: .milliseconds(try integer(row, 5)),
            metadata: try text(row, 6), isLocked: try integer(row, 7) != 0,
            stickyMute: try optionalInteger(row, 8).map { $0 != 0 },
            removesOnBlock: try optionalInteger(row, 9).map { $0 != 0 },
            moderatorMutes: mutes[Array(name.rawValue.utf8)] ?? [])
        return StoredRoom(record, createdAt: UnixTime(milliseconds: try integer(row, 2)))
    }

    private func read(
        _ sql: String, each body: (borrowing SQLiteRow) throws(StoreError) -> Void
    ) throws(StoreError) {
        try SQLiteStatement(sql, on: database).run(on: database, each: body)
    }

    // MARK: Columns

    private func identity(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> Identity {
        guard let identity = try? Identity(try text(row, column)) else { throw fault("an identity") }
        return identity
    }

    private func roomName(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> RoomName {
        guard let name = try? RoomName(try text(row, column)) else { throw fault("a room's name") }
        return name
    }

    private func roomOrAll(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> RoomName? {
        try text(row, column).isEmpty ? nil : try roomName(row, column)
    }

    private func text(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> String {
        guard case .text(let text) = row[column] else { throw fault("a text") }
        return text
    }

    private func integer(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> Int64 {
        guard case .integer(let number) = row[column] else { throw fault("a number") }
        return number
    }

    private func optionalInteger(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> Int64? {
        row[column] == .null ? nil : try integer(row, column)
    }

    private func bytes(_ row: borrowing SQLiteRow, _ column: Int32) throws(StoreError) -> [UInt8] {
        guard case .bytes(let bytes) = row[column] else { throw fault("bytes") }
        return bytes
    }

    private func fault(_ what: String) -> StoreError {
        .damaged(path: database.path, cause: "\(what) in it makes no sense")
    }
}
