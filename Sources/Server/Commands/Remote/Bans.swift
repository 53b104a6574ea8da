import LiveKitProtocol
import Signaling
import TokenAuth

/// `quartet bans`: who may not come into a room, or into any.
enum Bans {
    static func run(_ arguments: inout Arguments) throws(StartupError) -> String {
        switch arguments.takeCommand() {
        case "list": return try list(&arguments)
        case "add": return try add(&arguments)
        case "remove": return try remove(&arguments)
        case nil: throw .usage("bans needs to know what to do: list, add or remove", help: "bans")
        case .some(let other): throw .usage("bans can't \(LogLine.escaped(other))", help: "bans")
        }
    }

    private static func list(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = QuartetAPI.ListBansRequest()
        request.room = try arguments.take("--room") ?? ""
        request.identity = try arguments.takeWords(optional: "IDENTITY") ?? ""
        return try command.answer("quartet.PolicyService/ListBans", request) {
            (response: QuartetAPI.ListBansResponse) in
            var table = Table("IDENTITY", "ROOM", "UNTIL", "REASON")
            for ban in response.bans {
                table.add(
                    ban.identity, ban.room.isEmpty ? "every room" : ban.room,
                    ban.until == 0 ? "lifted" : RemoteCommand.time(seconds: ban.until), ban.reason)
            }
            return table.text(orIfEmpty: "no bans")
        }
    }

    private static func add(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = QuartetAPI.BanRequest()
        request.room = try arguments.take("--room") ?? ""
        request.reason = try arguments.take("--reason") ?? ""
        if let text = try arguments.take("--for") {
            guard let time = YAMLNode.duration(text, unit: nil), time >= .seconds(1) else {
                throw .usage("--for \(LogLine.escaped(text)): a time such as 30m or 24h was expected", help: "bans")
            }
            request.until = Clock.now().unix.seconds + time.components.seconds
        }
        request.identity = try arguments.takeWords("IDENTITY")[0]
        let ban = request
        return try command.answer("quartet.PolicyService/Ban", request) { (_: QuartetAPI.BanResponse) in
            "\(RemoteCommand.name(ban.identity)) is banned from \(place(ban.room)) "
                + (ban.until == 0 ? "until that is lifted" : "until \(RemoteCommand.time(seconds: ban.until))")
        }
    }

    private static func remove(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = QuartetAPI.UnbanRequest()
        request.room = try arguments.take("--room") ?? ""
        request.identity = try arguments.takeWords("IDENTITY")[0]
        let ban = request
        return try command.answer("quartet.PolicyService/Unban", request) { (_: QuartetAPI.UnbanResponse) in
            "the ban of \(RemoteCommand.name(ban.identity)) from \(place(ban.room)) is lifted"
        }
    }

    private static func place(_ room: String) -> String {
        room.isEmpty ? "every room" : RemoteCommand.name(room)
    }
}
