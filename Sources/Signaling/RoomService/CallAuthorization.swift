import TokenAuth

/// Which grant each call needs: the one table, which PROTOCOL.md repeats.
enum CallAuthorization {
    enum Grant {
        /// The backend's: makes and ends rooms, and sets what holds in all of them.
        case roomCreate
        case roomList
        /// Moderates the one room that the token names.
        case roomAdmin
        /// The same, and may send people to the one other room that the token names.
        case roomAdminAndDestination
    }

    static func grant(for method: APIMethod) -> Grant {
        switch method {
        case .createRoom, .deleteRoom: .roomCreate
        case .listRooms: .roomList
        case .listParticipants, .getParticipant, .removeParticipant, .mutePublishedTrack, .updateParticipant,
            .updateSubscriptions, .sendData, .updateRoomMetadata, .performRpc,
            .getConnectionQuality:
            .roomAdmin
        case .forwardParticipant, .moveParticipant: .roomAdminAndDestination
        case .block, .unblock, .listBlocks, .ban, .unban, .listBans, .getRoomPolicy, .setRoomPolicy: .roomCreate
        }
    }

    /// Refuses a token that cannot make this call whatever the call is about, before anybody reads the body.
    static func check(_ grants: Grants, for method: APIMethod) throws(TwirpError) {
        let isGranted =
            switch grant(for: method) {
            case .roomCreate: grants.roomCreate
            case .roomList: grants.roomList
            case .roomAdmin: grants.roomAdmin && !grants.room.isEmpty
            case .roomAdminAndDestination:
                grants.roomAdmin && !grants.room.isEmpty && !grants.destinationRoom.isEmpty
            }
        guard isGranted else { throw .permissionsDenied }
    }

    /// Refuses a token for another room.
    static func check(_ grants: Grants, for method: APIMethod, on request: some APIRequest) throws(TwirpError) {
        let isGranted =
            switch grant(for: method) {
            case .roomCreate, .roomList: true
            case .roomAdmin: grants.room == request.room
            case .roomAdminAndDestination:
                grants.room == request.room && grants.destinationRoom == request.destinationRoom
            }
        guard isGranted else { throw .permissionsDenied }
    }
}
