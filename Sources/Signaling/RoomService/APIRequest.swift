import LiveKitProtocol

/// A call's message, as far as authorization and the log need to understand it.
protocol APIRequest: ProtocolMessage {
    /// The room that it is about; empty if none.
    var room: String { get }
    /// The participant that it is about; empty if none.
    var identity: String { get }
    /// The room that somebody is to be sent to; empty if none.
    var destinationRoom: String { get }
}

extension APIRequest {
    var room: String { "" }
    var identity: String { "" }
    var destinationRoom: String { "" }
}

extension LiveKit.CreateRoomRequest: APIRequest {
    var room: String { name }
}
extension LiveKit.PerformRpcRequest: APIRequest {
    var identity: String { destinationIdentity }
}

extension LiveKit.ListRoomsRequest: APIRequest {}
extension LiveKit.DeleteRoomRequest: APIRequest {}
extension LiveKit.ListParticipantsRequest: APIRequest {}
extension LiveKit.RoomParticipantIdentity: APIRequest {}
extension LiveKit.MuteRoomTrackRequest: APIRequest {}
extension LiveKit.UpdateParticipantRequest: APIRequest {}
extension LiveKit.UpdateSubscriptionsRequest: APIRequest {}
extension LiveKit.SendDataRequest: APIRequest {}
extension LiveKit.UpdateRoomMetadataRequest: APIRequest {}
extension LiveKit.ForwardParticipantRequest: APIRequest {}
extension LiveKit.MoveParticipantRequest: APIRequest {}

extension QuartetAPI.BlockRequest: APIRequest {}
extension QuartetAPI.UnblockRequest: APIRequest {}
extension QuartetAPI.ListBlocksRequest: APIRequest {}
extension QuartetAPI.BanRequest: APIRequest {}
extension QuartetAPI.UnbanRequest: APIRequest {}
extension QuartetAPI.ListBansRequest: APIRequest {}
extension QuartetAPI.GetRoomPolicyRequest: APIRequest {}
extension QuartetAPI.SetRoomPolicyRequest: APIRequest {}
extension QuartetAPI.GetConnectionQualityRequest: APIRequest {}
