import LiveKitProtocol

/// `quartet rooms`: looks after the rooms of a running server.
enum Rooms {
    static func run(_ arguments: inout Arguments) throws(StartupError) -> String {
        switch arguments.takeCommand() {
        case "list": return try list(&arguments)
        case "show": return try show(&arguments)
        case "create": return try create(&arguments)
        case "close": return try close(&arguments)
        case nil: throw .usage("rooms needs to know what to do: list, show, create or close", help: "rooms")
        case .some(let other): throw .usage("rooms can't \(LogLine.escaped(other))", help: "rooms")
        }
    }

    private static func list(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = LiveKit.ListRoomsRequest()
        request.names = try arguments.takeWords()
        return try command.answer("livekit.RoomService/ListRooms", request) { (response: LiveKit.ListRoomsResponse) in
            var table = Table("ROOM", "PEOPLE", "SPEAKERS", "CREATED", "ID")
            for room in response.rooms {
                table.add(
                    room.name, "\(room.numParticipants) of \(room.maxParticipants)", String(room.numPublishers),
                    RemoteCommand.time(seconds: room.creationTime), room.sid)
            }
            return table.text(orIfEmpty: "no rooms")
        }
    }

    private static func show(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        let name = try arguments.takeWords("ROOM")[0]
        // The rules come first: of a room that is not there, the list would only say nothing.
        var ofRules = QuartetAPI.GetRoomPolicyRequest()
        ofRules.room = name
        let (rules, rulesJSON): (QuartetAPI.RoomPolicy, [UInt8]) = try command.server.call(
            "quartet.PolicyService/GetRoomPolicy", ofRules)
        var ofRooms = LiveKit.ListRoomsRequest()
        ofRooms.names = [name]
        let (rooms, _): (LiveKit.ListRoomsResponse, [UInt8]) = try command.server.call(
            "livekit.RoomService/ListRooms", ofRooms)
        var ofPeople = LiveKit.ListParticipantsRequest()
        ofPeople.room = name
        let (people, peopleJSON): (LiveKit.ListParticipantsResponse, [UInt8]) = try command.server.call(
            "livekit.RoomService/ListParticipants", ofPeople, on: name)
        guard let room = rooms.rooms.first else { throw .remote("the room was closed meanwhile") }
        if command.showsJSON {
            let parts = [("room", room.json(.twirp)), ("policy", rulesJSON), ("people", peopleJSON)]
            return "{" + parts.map { "\"\($0)\":" + String(decoding: $1, as: UTF8.self) }.joined(separator: ",") + "}"
        }
        return describe(room, rules) + "\n\n" + Participants.table(people.participants, in: name)
    }

    private static func describe(_ room: LiveKit.Room, _ rules: QuartetAPI.RoomPolicy) -> String {
        var table = Table("room", "\(room.name)  (\(room.sid))")
        table.add("people", "\(room.numParticipants) of \(rules.capacity), \(room.numPublishers) speaking")
        table.add("created", RemoteCommand.time(seconds: room.creationTime))
        table.add("ends", "\(room.emptyTimeout) s without anybody, \(room.departureTimeout) s after the last one left")
        table.add("locked", rules.locked ? "yes: nobody new gets in" : "no")
        table.add("on block", rules.onBlock == .remove ? "remove the later comer" : "separate the two")
        table.add("mutes", rules.stickyMute ? "hold until a moderator lifts them" : "can be lifted by their owners")
        if !room.metadata.isEmpty { table.add("metadata", room.metadata) }
        return table.text(orIfEmpty: "")
    }

    private static func create(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = LiveKit.CreateRoomRequest()
        if let places = try arguments.take("--places") {
            guard let number = UInt32(places), number > 0 else {
                throw .usage("--places \(LogLine.escaped(places)): a number was expected", help: "rooms")
            }
            request.maxParticipants = number
        }
        request.emptyTimeout = try seconds(&arguments, "--empty-timeout")
        request.departureTimeout = try seconds(&arguments, "--departure-timeout")
        request.metadata = try arguments.take("--metadata") ?? ""
        request.name = try arguments.takeWords("ROOM")[0]
        return try command.answer("livekit.RoomService/CreateRoom", request) { (room: LiveKit.Room) in
            "\(RemoteCommand.name(room.name)) is open, with \(room.maxParticipants) places (\(room.sid))"
        }
    }

    private static func seconds(_ arguments: inout Arguments, _ option: String) throws(StartupError) -> UInt32 {
        guard let text = try arguments.take(option) else { return 0 }
        guard let time = YAMLNode.duration(text, unit: .seconds(1)), time >= .seconds(1) else {
            throw .usage("\(option) \(LogLine.escaped(text)): a time such as 30s, 5m or 6h was expected", help: "rooms")
        }
        return UInt32(clamping: time.components.seconds)
    }

    private static func close(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = LiveKit.DeleteRoomRequest()
        request.room = try arguments.takeWords("ROOM")[0]
        let name = RemoteCommand.name(request.room)
        return try command.answer("livekit.RoomService/DeleteRoom", request) { (_: LiveKit.DeleteRoomResponse) in
            "\(name) is closed, and everyone is out"
        }
    }
}
