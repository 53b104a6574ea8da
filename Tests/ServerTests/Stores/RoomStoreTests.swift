import RoomPolicy
import Signaling
import Testing

@testable import Server

/// What every store has to do, compared with the same as a value.
@Suite struct RoomStoreTests {
    /// Saves random batches and compares what is read back.
    private func conform<Store: RoomStore & ~Copyable>(_ store: inout Store, seed: UInt64) throws -> StoredState {
        var maker = try ChangeMaker(seed: seed)
        var model = StoredState()
        for round in 0..<120 {
            let batch = maker.batch()
            try store.save(batch)
            model.apply(batch)
            if round % 10 == 9 {
                let loaded = try store.load()
                let (read, expected) = (loaded.inOrder, model.inOrder)
                let firstDifference = zip(read, expected).first { $0 != $1 }.map { "\($0)\n\($1)" }
                try #require(firstDifference == nil, "round \(round)")
                try #require(read.count == expected.count, "round \(round)")
            }
        }
        return model
    }

    @Test(arguments: 0..<8)
    func `SQLite in memory reads back what was saved`(seed: UInt64) throws {
        var store = try SQLiteStore(path: SQLiteDatabase.memory)
        let empty = try store.load()
        #expect(empty == StoredState())
        let model = try conform(&store, seed: seed)
        #expect(!model.inOrder.isEmpty)
    }

    @Test(arguments: 0..<4)
    func `SQLite in a file reads back what was saved, also after it was opened anew`(seed: UInt64) throws {
        let scratch = Scratch()
        let model: StoredState
        do {
            var store = try SQLiteStore(path: scratch.path)
            model = try conform(&store, seed: seed)
        }
        var store = try SQLiteStore(path: scratch.path)
        let loaded = try store.load()
        let isSame = loaded.inOrder == model.inOrder
        #expect(isSame)
        // A load is a reading: it changes nothing.
        let again = try store.load()
        #expect(again == loaded)
    }
}
