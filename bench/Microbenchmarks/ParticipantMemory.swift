import CMeasure
import Foundation

/// What the engines of a server keep for each participant: heap that their verbs allocated and did not free, everyone
/// speaking and hearing three others. The shell (sockets, HTTP) is not in it; `make bench-memory` measures all.
struct ParticipantMemory: Encodable {
    var participants: Int
    /// Bytes and pieces for each.
    var bytes: Int64
    var pieces: Int64
    /// Bytes in all that are left when everyone has left, after each round.
    var left: [Int64] = []
    /// The groups of equal pieces that weigh most: size, and number for each participant.
    var groups: [Group] = []

    struct Group: Encodable {
        var size: Int
        var count: Double
    }

    init(participants: Int, rounds: Int, hasData: Bool) {
        self.participants = participants
        bytes = 0
        pieces = 0
        let server = ClosedServer(keepsAccount: true)
        for round in 0..<rounds {
            let first = server.guests.count
            for number in 0..<participants {
                server.join(room: round * participants + number / 4, hasData: hasData)
                server.settle()
                server.pass(.milliseconds(2), step: .milliseconds(1))
            }
            server.pass(.seconds(1), step: .milliseconds(20))
            guard server.guests[first...].allSatisfy(\.isThere) else { Failure.stop("not everyone is there") }
            if round == 0 {
                bytes = measure_account_bytes() / Int64(participants)
                pieces = measure_account_pieces() / Int64(participants)
                groups = Self.largest(of: participants)
            }
            for number in first..<first + participants { server.leave(number) }
            // By then rooms have ended too.
            server.pass(.seconds(30), step: .seconds(1))
            left.append(measure_account_bytes())
        }
    }

    private static func largest(of participants: Int) -> [Group] {
        var sizes = [Int](repeating: 0, count: 40)
        var counts = [Int64](repeating: 0, count: 40)
        let found = measure_account_groups(&sizes, &counts, 40)
        return (0..<Int(found)).map {
            Group(size: sizes[$0] + 8, count: Double(counts[$0]) / Double(participants))
        }
    }

    var text: String {
        var lines = [
            "\(participants) participants: \(bytes) bytes in \(pieces) pieces each; after all have left, "
                + "round by round: \(left.map(String.init).joined(separator: ", ")) bytes in all", "",
            "   piece   a participant      bytes",
        ]
        for group in groups.prefix(30) {
            lines.append(
                String(format: "%8d %15.2f %10.0f", group.size, group.count, group.count * Double(group.size)))
        }
        return lines.joined(separator: "\n")
    }
}
