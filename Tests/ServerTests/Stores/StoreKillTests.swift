import Glibc
import RoomPolicy
import Signaling
import Testing

@testable import Server

/// A process that saves and says so, killed at a random moment: whatever it said is there afterwards.
@Suite struct StoreKillTests {
    /// Saves numbered blocks in batches and notes each number once it is saved, until it is killed.
    static func write(to path: String, notes: Int32, dyingAfter microseconds: UInt32) throws {
        // The moment of the death, drawn by lot, is what the test is about: the kernel keeps it.
        var death = sigevent()
        death.sigev_notify = Int32(SIGEV_SIGNAL)
        death.sigev_signo = SIGKILL
        var timer: timer_t?
        try #require(timer_create(CLOCK_MONOTONIC, &death, &timer) == 0)
        var moment = itimerspec()
        moment.it_value.tv_nsec = Int(microseconds) * 1_000
        try #require(timer_settime(timer, 0, &moment, nil) == 0)
        var store = try SQLiteStore(path: path)
        var number = UInt32(try store.load().blocks.count)
        while true {
            let count = 1 + number % 7
            try store.save(
                try (number..<number + count).map {
                    .saveBlock(Block(blocker: try Identity("user-\($0)"), blocked: try Identity("all")))
                })
            number += count
            withUnsafeBytes(of: number) { _ = Glibc.write(notes, $0.baseAddress, 4) }
        }
    }

    @Test func `what was acknowledged before a kill is there after it`() async throws {
        let scratch = Scratch()
        var chance = SystemRandomNumberGenerator()
        var acknowledged: UInt32 = 0
        var killedWhileWriting = 0
        for _ in 0..<20 {
            let delay = UInt32.random(in: 1..<60_000, using: &chance)
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = scratch.path as String, directory = scratch.directory as String, delay = delay as UInt32] in
                let notes = Glibc.open(directory + "/notes", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
                try StoreKillTests.write(to: path, notes: notes, dyingAfter: delay)
            }
            let notes = Scratch.read(scratch.directory + "/notes")
            if notes.count >= 4 {
                acknowledged = notes.suffix(4).enumerated().reduce(0) { $0 | UInt32($1.element) << (8 * $1.offset) }
                killedWhileWriting += 1
            }
            var store = try SQLiteStore(path: scratch.path)
            let blocks = try store.load().blocks
            // All that was acknowledged, at most one batch more, and nothing in between is missing.
            #expect(blocks.count >= Int(acknowledged) && blocks.count <= Int(acknowledged) + 7)
            let names = Set(blocks.map(\.blocker.rawValue))
            #expect((0..<blocks.count).allSatisfy { names.contains("user-\($0)") })
            #expect(try store.database.value(of: "PRAGMA integrity_check") == .text("ok"))
            acknowledged = UInt32(blocks.count)
        }
        #expect(killedWhileWriting > 5)
    }
}
