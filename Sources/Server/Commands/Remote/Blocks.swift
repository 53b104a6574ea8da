import LiveKitProtocol

/// `quartet blocks`: who wants nothing to do with whom.
enum Blocks {
    static func run(_ arguments: inout Arguments) throws(StartupError) -> String {
        switch arguments.takeCommand() {
        case "list": return try list(&arguments)
        case "add": return try add(&arguments)
        case "remove": return try remove(&arguments)
        case nil: throw .usage("blocks needs to know what to do: list, add or remove", help: "blocks")
        case .some(let other): throw .usage("blocks can't \(LogLine.escaped(other))", help: "blocks")
        }
    }

    private static func list(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = QuartetAPI.ListBlocksRequest()
        request.identity = try arguments.takeWords(optional: "IDENTITY") ?? ""
        let nothing = request.identity.isEmpty ? "no blocks" : "no blocks with \(RemoteCommand.name(request.identity))"
        return try command.answer("quartet.PolicyService/ListBlocks", request) {
            (response: QuartetAPI.ListBlocksResponse) in
            var table = Table("BLOCKER", "BLOCKED")
            for block in response.blocks { table.add(block.blocker, block.blocked) }
            return table.text(orIfEmpty: nothing)
        }
    }

    private static func add(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        let words = try arguments.takeWords("BLOCKER", "BLOCKED")
        var request = QuartetAPI.BlockRequest()
        (request.blocker, request.blocked) = (words[0], words[1])
        let names = words.map(RemoteCommand.name)
        return try command.answer("quartet.PolicyService/Block", request) { (_: QuartetAPI.BlockResponse) in
            "\(names[0]) and \(names[1]) neither hear nor reach each other"
        }
    }

    private static func remove(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        let words = try arguments.takeWords("BLOCKER", "BLOCKED")
        var request = QuartetAPI.UnblockRequest()
        (request.blocker, request.blocked) = (words[0], words[1])
        let names = words.map(RemoteCommand.name)
        return try command.answer("quartet.PolicyService/Unblock", request) { (_: QuartetAPI.UnblockResponse) in
            "\(names[0]) blocks \(names[1]) no longer"
        }
    }
}
