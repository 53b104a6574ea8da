import LiveKitProtocol
import Signaling
import TokenAuth

/// `quartet participants`: who is in a room, and a moderator's hand.
enum Participants {
    static func run(_ arguments: inout Arguments) throws(StartupError) -> String {
        switch arguments.takeCommand() {
        case "list": return try list(&arguments)
        case "mute": return try setMuted(true, &arguments)
        case "unmute": return try setMuted(false, &arguments)
        case "remove": return try remove(&arguments)
        case nil:
            throw .usage("participants needs to know what to do: list, mute, unmute or remove", help: "participants")
        case .some(let other): throw .usage("participants can't \(LogLine.escaped(other))", help: "participants")
        }
    }

    private static func list(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        var request = LiveKit.ListParticipantsRequest()
        request.room = try arguments.takeWords("ROOM")[0]
        let room = request.room
        return try command.answer("livekit.RoomService/ListParticipants", request, on: room) {
            (response: LiveKit.ListParticipantsResponse) in table(response.participants, in: room)
        }
    }

    static func table(_ participants: [LiveKit.ParticipantInfo], in room: String) -> String {
        var table = Table("IDENTITY", "NAME", "STATE", "JOINED", "TRACKS")
        for participant in participants {
            let tracks = participant.tracks.map { describe($0) + ($0.muted ? ", muted" : "") }
            table.add(
                participant.identity, participant.name, participant.state.description.lowercased(),
                RemoteCommand.time(seconds: participant.joinedAt), tracks.joined(separator: "; "))
        }
        return table.text(orIfEmpty: "nobody is in \(RemoteCommand.name(room))")
    }

    private static func describe(_ track: LiveKit.TrackInfo) -> String {
        "\(track.source.description.lowercased()) \(track.sid)"
    }

    /// Of one track, or of all that somebody has.
    private static func setMuted(_ isMuted: Bool, _ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        let chosen = try arguments.take("--track")
        let words = try arguments.takeWords("ROOM", "IDENTITY")
        var request = LiveKit.RoomParticipantIdentity()
        (request.room, request.identity) = (words[0], words[1])
        let (person, _): (LiveKit.ParticipantInfo, [UInt8]) = try command.server.call(
            "livekit.RoomService/GetParticipant", request, on: request.room)
        let tracks = chosen.map { [$0] } ?? person.tracks.map(\.sid)
        guard !tracks.isEmpty else {
            throw .remote(
                "\(RemoteCommand.name(person.identity)) has no track: nothing to \(isMuted ? "mute" : "unmute")")
        }
        var lines: [String] = []
        for sid in tracks {
            var change = LiveKit.MuteRoomTrackRequest()
            (change.room, change.identity, change.trackSid, change.muted) = (words[0], words[1], sid, isMuted)
            lines.append(
                try command.answer("livekit.RoomService/MutePublishedTrack", change, on: change.room) {
                    (response: LiveKit.MuteRoomTrackResponse) in outcome(response, isMuted, of: person)
                })
        }
        return lines.joined(separator: "\n")
    }

    private static func outcome(
        _ response: LiveKit.MuteRoomTrackResponse, _ isMuted: Bool, of person: LiveKit.ParticipantInfo
    ) -> String {
        let track = response.track ?? LiveKit.TrackInfo()
        let name = RemoteCommand.name(person.identity)
        if isMuted { return "\(name) is muted: \(describe(track))" }
        return track.muted
            ? "\(name) may speak again, and opens the microphone by hand: \(describe(track))"
            : "\(name) is to be heard: \(describe(track))"
    }

    private static func remove(_ arguments: inout Arguments) throws(StartupError) -> String {
        let command = try RemoteCommand(&arguments)
        let isRevoking = arguments.takeFlag("--revoke")
        let words = try arguments.takeWords("ROOM", "IDENTITY")
        var request = LiveKit.RoomParticipantIdentity()
        (request.room, request.identity) = (words[0], words[1])
        // Tokens say in whole seconds when they were made; those of this second are meant, too.
        if isRevoking { request.revokeTokenTs = Clock.now().unix.seconds + 1 }
        let names = words.map(RemoteCommand.name)
        return try command.answer("livekit.RoomService/RemoveParticipant", request, on: request.room) {
            (_: LiveKit.RemoveParticipantResponse) in
            "\(names[1]) is out of \(names[0])"
                + (isRevoking ? ", and no token made until now lets them in" : "; with a good token they may come back")
        }
    }
}
