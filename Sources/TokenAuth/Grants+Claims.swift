extension Grants {
    /// Reads a `video` object. What decides must have its type exactly; the nullable grants may be null, as in LiveKit.
    init(claims: ClaimReader) throws(TokenError) {
        self.init()
        video = true
        roomCreate = try claims.bool("roomCreate") ?? false
        roomList = try claims.bool("roomList") ?? false
        roomRecord = try claims.bool("roomRecord") ?? false
        roomAdmin = try claims.bool("roomAdmin") ?? false
        roomJoin = try claims.bool("roomJoin") ?? false
        room = try claims.string("room") ?? ""
        destinationRoom = try claims.string("destinationRoom") ?? ""
        canPublish = try claims.bool("canPublish", nullable: true)
        canSubscribe = try claims.bool("canSubscribe", nullable: true)
        canPublishData = try claims.bool("canPublishData", nullable: true)
        canPublishSources = try claims.strings("canPublishSources")
        canUpdateOwnMetadata = try claims.bool("canUpdateOwnMetadata", nullable: true)
        canSubscribeMetrics = try claims.bool("canSubscribeMetrics", nullable: true)
        canManageAgentSession = try claims.bool("canManageAgentSession", nullable: true)
        hidden = try claims.bool("hidden") ?? false
        recorder = try claims.bool("recorder") ?? false
        agent = try claims.bool("agent") ?? false
        ingressAdmin = try claims.bool("ingressAdmin") ?? false
    }

    /// The `video` object with these grants; what is left to the defaults is left out.
    func json() -> [UInt8] {
        var writer = JSONWriter()
        for (key, isGranted) in [
            ("roomCreate", roomCreate), ("roomList", roomList), ("roomRecord", roomRecord), ("roomAdmin", roomAdmin),
            ("roomJoin", roomJoin), ("hidden", hidden), ("recorder", recorder), ("agent", agent),
            ("ingressAdmin", ingressAdmin),
        ] where isGranted {
            writer.add(key, true)
        }
        writer.add("room", unlessEmpty: room)
        writer.add("destinationRoom", unlessEmpty: destinationRoom)
        for (key, grant) in [
            ("canPublish", canPublish), ("canSubscribe", canSubscribe), ("canPublishData", canPublishData),
            ("canUpdateOwnMetadata", canUpdateOwnMetadata), ("canSubscribeMetrics", canSubscribeMetrics),
            ("canManageAgentSession", canManageAgentSession),
        ] {
            if let grant { writer.add(key, grant) }
        }
        if !canPublishSources.isEmpty { writer.add("canPublishSources", canPublishSources) }
        return writer.finished()
    }
}
