import Foundation

/// How many people a second one core of the server takes in, signaling and both connections' DTLS included: whole joins
/// into rooms of four, each with its publication, and its subscriptions in both directions.
struct JoinStorm: Encodable {
    var joins = 0
    var milliseconds = 0.0
    var joinsPerCoreSecond: Double { Double(joins) / milliseconds * 1000 }

    /// - Parameters:
    ///   - count: people in one round, a multiple of four; they leave before the next, so that no round is easier.
    init(count: Int, rounds: Int, hasData: Bool) {
        let server = ClosedServer()
        for round in 0..<rounds {
            let before = server.serverNanoseconds
            let first = server.guests.count
            for number in 0..<count { Self.join(server, room: round * count + number / 4, hasData: hasData) }
            milliseconds += Double(server.serverNanoseconds - before) / 1e6
            joins += count
            for number in first..<first + count { server.leave(number) }
        }
    }

    private static func join(_ server: ClosedServer, room: Int, hasData: Bool) {
        server.join(room: room, hasData: hasData)
        var turns = 0
        // The clients' first checks are due at once; nothing else needs time to pass.
        repeat {
            server.settle()
            server.pass(.milliseconds(1), step: .milliseconds(1))
            turns += 1
            if turns > 1000 { Failure.stop("a join does not come to its end") }
        } while !(server.guests.last?.isThere ?? false)
    }

    var text: String {
        String(
            format: "%d joins in %.0f ms of the server's time: %.0f a second a core (yardstick 600: %@)", joins,
            milliseconds, joinsPerCoreSecond, joinsPerCoreSecond >= 600 ? "good" : "SHORT")
    }
}
