import DataChannels
import LiveKitProtocol
import RoomPolicy

/// PerformRpc: a call from the API to a participant's own code, over its data channel.
extension ControlPlane {
    mutating func performRpc(
        _ request: LiveKit.PerformRpcRequest, for exchange: APIExchange, at now: Moment,
        into effects: inout Effects
    ) throws(TwirpError) {
        let room = try room(request.room)
        guard let callee = room.participant(of: try identity(request.destinationIdentity)),
            let session = sessionsByID[callee.id]
        else { throw RemoteCallError.recipientNotFound.twirp }
        guard !request.method.isEmpty, request.method.utf8.count <= Limits.remoteCallNameBytes else {
            throw TwirpError(
                .invalidArgument, "method must have 1 to \(Limits.remoteCallNameBytes) bytes")
        }
        guard request.payload.utf8.count <= Limits.remoteCallPayloadBytes else {
            throw RemoteCallError.requestTooLarge.twirp
        }
        let asked = request.responseTimeoutMs
        let timeout = asked == 0 ? Limits.remoteCallMilliseconds : asked
        guard timeout <= Limits.remoteCallMillisecondsMax else {
            throw TwirpError(.outOfRange, "response_timeout_ms exceeds \(Limits.remoteCallMillisecondsMax)")
        }
        guard remoteCalls.calls.count < Limits.remoteCalls else {
            throw TwirpError(.resourceExhausted, "more than \(Limits.remoteCalls) calls await an answer")
        }
        let id = mint.identifier("RPC_")
        let packet = LiveKit.DataPacket(request, id: id, timeout: timeout).wire()
        let outcome = send(packet, label: DataLabel.reliable, to: session, at: now, into: &effects)
        guard outcome == .sent || outcome == .noChannel else { throw RemoteCallError.sendFailed.twirp }
        remoteCalls.add(
            RemoteCalls.Call(
                id: id, exchange: exchange, callee: session.id,
                ackDeadline: now.elapsed + Limits.remoteCallAckTimeout,
                deadline: now.elapsed + .milliseconds(Int64(timeout))))
    }

    /// Takes a packet that answers one of the API's calls; false: it is for the room.
    mutating func takeAnswer(
        _ bytes: [UInt8], label: String, from session: Session, into effects: inout Effects
    ) -> Bool {
        guard remoteCalls.awaits(session.id), label == DataLabel.reliable, bytes.count <= Limits.dataPacketBytes,
            let value = try? LiveKit.DataPacket(wire: bytes).value
        else { return false }
        switch value {
        case .rpcAck(let ack): return remoteCalls.acknowledge(ack.requestId, by: session.id)
        case .rpcResponse(let response):
            guard let call = remoteCalls.take(response.requestId, by: session.id) else { return false }
            answer(call.exchange, Self.answer(to: call.exchange, response), into: &effects)
            return true
        default: return false
        }
    }

    private static func answer(to exchange: APIExchange, _ response: LiveKit.RpcResponse) -> HTTPResponse {
        switch response.value {
        case .payload(let payload):
            guard payload.utf8.count <= Limits.remoteCallPayloadBytes else {
                return exchange.failure(RemoteCallError.responseTooLarge.twirp)
            }
            var answer = LiveKit.PerformRpcResponse()
            answer.payload = payload
            return exchange.success(answer)
        case .error(let error): return exchange.failure(RemoteCallError.twirp(error))
        case nil: return exchange.success(LiveKit.PerformRpcResponse())
        case .compressedPayload: return exchange.failure(RemoteCallError.unsupportedVersion.twirp)
        }
    }

    /// The callee left.
    mutating func failRemoteCalls(to callee: ParticipantID, into effects: inout Effects) {
        for call in remoteCalls.takeAll(to: callee) {
            let response = call.exchange.failure(RemoteCallError.recipientDisconnected.twirp)
            answer(call.exchange, response, into: &effects)
        }
    }
}

extension LiveKit.DataPacket {
    /// Clients answer to the identity that a call comes from, and drop calls that come from none: as LiveKit does, the
    /// call's own id stands there, which nobody's identity can be taken for.
    fileprivate init(_ request: LiveKit.PerformRpcRequest, id: String, timeout: UInt32) {
        self.init()
        kind = .reliable
        participantIdentity = id
        var call = LiveKit.RpcRequest()
        call.id = id
        call.method = request.method
        call.payload = request.payload
        call.responseTimeoutMs = timeout
        call.version = Limits.remoteCallVersion
        value = .rpcRequest(call)
    }
}
