import RoomPolicy
import Signaling
import TokenAuth

/// The state in a SQLite database: a write-ahead log, forced to the disk with every commit.
struct SQLiteStore: RoomStore, ~Copyable {
    let database: SQLiteDatabase
    private let statements: SQLiteStatements
    /// Declared last, so that it is given back after the database was closed.
    private let lock: StoreLock?

    /// Opens the state, makes it where there is none, and brings an older one up to date. A file that is not ours, is
    /// damaged, or was written by a later version is refused and stays as it is.
    init(path: String) throws(StoreError) {
        var lock: StoreLock?
        if path != SQLiteDatabase.memory {
            let held = try StoreLock(path)
            try held.prepareFile(path)
            lock = consume held
        }
        let database = try SQLiteDatabase(path: path)
        try SQLiteSchema.check(database)
        try database.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA journal_size_limit = \(Limits.storeLogBytes);
            PRAGMA trusted_schema = OFF;
            """)
        try SQLiteSchema.migrate(database)
        statements = try SQLiteStatements(database)
        self.database = consume database
        self.lock = consume lock
    }

    mutating func save(_ changes: [StoreChange]) throws(StoreError) {
        try database.transaction { () throws(StoreError) in
            for change in changes { try save(change) }
        }
    }

    private func save(_ change: StoreChange) throws(StoreError) {
        switch change {
        case .saveRoom(let room):
            try statements.saveRoom.run(room.columns, on: database)
            try saveMutes(of: room.record)
        case .removeRoom(let name):
            try statements.removeRoom.run([.text(name.rawValue)], on: database)
            try statements.removeMutes.run([.text(name.rawValue)], on: database)
        case .saveBlock(let block):
            try statements.saveBlock.run(
                [.text(block.blocker.rawValue), .text(block.blocked.rawValue)], on: database)
        case .removeBlock(let block):
            try statements.removeBlock.run(
                [.text(block.blocker.rawValue), .text(block.blocked.rawValue)], on: database)
        case .saveBan(let ban):
            try statements.saveBan.run(
                [.text(ban.identity.rawValue), Self.column(ban.room), SQLiteValue(ban.until), .text(ban.reason)],
                on: database)
        case .removeBan(let identity, let room):
            try statements.removeBan.run([.text(identity.rawValue), Self.column(room)], on: database)
        case .saveRevocation(let revocation):
            try statements.saveRevocation.run(
                [.text(revocation.identity.rawValue), Self.column(revocation.room), .integer(revocation.before)],
                on: database)
        case .removeRevocation(let identity, let room):
            try statements.removeRevocation.run([.text(identity.rawValue), Self.column(room)], on: database)
        case .saveEvent(let event):
            try statements.saveEvent.run(
                [
                    .integer(event.sequence), .text(event.room.rawValue), .integer(event.createdAt.milliseconds),
                    .text(event.recipients.joined(separator: "\n")), .bytes(event.body),
                ], on: database)
        case .removeEvent(let sequence):
            try statements.removeEvent.run([.integer(sequence)], on: database)
        case .savePresence(let presence):
            try statements.savePresence.run(
                [.text(presence.participant.rawValue), .text(presence.room.rawValue), .bytes(presence.info)],
                on: database)
        case .removePresence(let participant):
            try statements.removePresence.run([.text(participant.rawValue)], on: database)
        }
    }

    private func saveMutes(of room: RoomRecord) throws(StoreError) {
        try statements.removeMutes.run([.text(room.name.rawValue)], on: database)
        for (position, mute) in room.moderatorMutes.enumerated() {
            try statements.saveMute.run(
                [
                    .text(room.name.rawValue), .integer(Int64(position)), .text(mute.identity.rawValue),
                    .text(SQLiteSchema.text(of: mute.source)),
                ], on: database)
        }
    }

    /// '' stands for every room.
    private static func column(_ room: RoomName?) -> SQLiteValue { .text(room?.rawValue ?? "") }
}

extension StoredRoom {
    /// In the order of the statement that saves a room.
    fileprivate var columns: [SQLiteValue] {
        [
            .text(record.name.rawValue), .text(record.id.rawValue), .integer(createdAt.milliseconds),
            .integer(Int64(record.capacity)), .integer(record.emptyTimeout.milliseconds),
            .integer(record.departureTimeout.milliseconds), .text(record.metadata), SQLiteValue(record.isLocked),
            SQLiteValue(record.stickyMute), SQLiteValue(record.removesOnBlock),
        ]
    }
}

extension Duration {
    /// Whole milliseconds; rooms' times are far from the end of the range.
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
