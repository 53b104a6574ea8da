public import SFU

/// Datagrams, as they come and go.
extension Caller {
    /// Takes one datagram.
    ///
    /// - Parameters:
    ///   - packet: the datagram, which is decrypted in place.
    ///   - count: how many bytes of it are the datagram.
    ///   - socket: which of our sockets it came to.
    ///   - source: where it came from.
    public func receive(
        _ packet: inout MutableSpan<UInt8>, count: Int, on socket: CallerSocket, from source: TransportAddress,
        at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard count > 1, count <= packet.count else { return }
        let connection = connection(socket)
        guard !connection.isOver else { return }
        switch packet[0] {
        case 0...3:
            knownDue = nil
            connection.receiveCheck(packet.span.extracting(0..<count), from: source, at: now, into: &output)
        case 20...63:
            knownDue = nil
            var made = DTLSOutput()
            connection.receiveHandshake(packet.span.extracting(0..<count), at: now, into: &made)
            connection.send(made.datagrams, into: &output)
            carryOut(made, of: connection, at: now, into: &output)
        case 128...191:
            if 192...223 ~= packet[1] {
                receiveControl(&packet, count: count, on: connection, at: now, into: &output)
            } else {
                receiveVoice(&packet, count: count, on: connection, at: now, into: &output)
            }
        default: break
        }
    }

    /// What a DTLS association brought about, besides datagrams.
    func carryOut(
        _ made: DTLSOutput, of connection: PeerConnection, at now: ContinuousClock.Instant,
        into output: inout CallerOutput
    ) {
        if made.connected != nil {
            output.events.append(.connected(connection.socket))
            if connection.socket == .publisher {
                for index in voices.indices where voices[index].format != nil {
                    voices[index].start(at: ticks(at: now), random: &random)
                }
            }
            openChannels(on: connection, at: now, into: &output)
        }
        for data in made.applicationData { receiveChannel(data, on: connection, at: now, into: &output) }
        if let failure = made.failed {
            connection.abandon()
            output.events.append(.lost(connection.socket, failure))
        }
    }

    // MARK: Hearing

    private func receiveVoice(
        _ packet: inout MutableSpan<UInt8>, count: Int, on connection: PeerConnection,
        at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        let plainCount: Int
        switch connection.unprotect(&packet, count: count) {
        case .failure(let reason):
            output.events.append(.unreadable(connection.socket, reason))
            return
        case .success(let count): plainCount = count
        }
        let plain = packet.span.extracting(0..<plainCount)
        guard let header = RTPHeader(plain), let index = incomingIndex(of: header.ssrc) else {
            output.events.append(.unreadable(connection.socket, .malformedRTP))
            return
        }
        let isRedundant = offered.contains { $0.red == header.payloadType }
        guard let sequence = incoming[index].receive(header, usesNack: settings.usesNack && !isRedundant, at: now)
        else { return }
        let ticks = ticks(at: now)
        if settings.usesNack, let due = incoming[index].deadline {
            nextRequest = min(nextRequest, self.ticks(at: due))
            knownDue = nil
        }
        if nextReport == .never {
            nextReport = ticks + Limits.receiverReportInterval.ticks
            knownDue = nil
        }
        let payload = plain.extracting(header.payload)
        guard isRedundant else {
            return hear(payload, header, sequence, of: index, isRecovered: false, at: ticks, into: &output)
        }
        guard let blocks = RedundantAudio.blocks(in: payload) else {
            output.events.append(.unreadable(connection.socket, .malformedRTP))
            return
        }
        for place in 0..<blocks.redundantCount {
            let block = blocks.redundant(place)
            hear(
                payload.extracting(block.range), age: block.timestampOffset, header, sequence, of: index,
                isRecovered: true, at: ticks, into: &output)
        }
        hear(
            payload.extracting(blocks.primary.range), header, sequence, of: index, isRecovered: false, at: ticks,
            into: &output)
    }

    /// - Parameter age: by how much older than its packet the payload is, in ticks of 48 kHz.
    private func hear(
        _ payload: Span<UInt8>, age: UInt32 = 0, _ header: RTPHeader, _ sequence: Int64, of index: Int,
        isRecovered: Bool, at time: Ticks, into output: inout CallerOutput
    ) {
        let mark = VoiceMark(payload)
        let isSilence = mark == nil && payload.count <= SFU.Limits.silentPayloadBytes
        incoming[index].listen(mark, isSilence: isSilence, isRecovered: isRecovered, time: time)
        if settings.decodes, !isSilence {
            let sound = incoming[index].decode(
                payload, timestamp: header.timestamp &- age, sequence: isRecovered ? nil : sequence)
            if let sound, settings.tellsSound { output.events.append(.sound(ssrc: header.ssrc, sound)) }
        }
        guard settings.tellsPackets else { return }
        output.events.append(
            .heard(
                HeardPacket(
                    ssrc: header.ssrc, sequence: sequence, timestamp: header.timestamp, mark: mark,
                    isSilence: isSilence, isRecovered: isRecovered)))
    }

    private func incomingIndex(of ssrc: UInt32) -> Int? {
        for index in incoming.indices where incoming[index].ssrc == ssrc { return index }
        guard incoming.count < Limits.incomingVoices else { return nil }
        incoming.append(IncomingVoice(ssrc: ssrc))
        return incoming.count - 1
    }

    /// What is not offered any more makes room for others; its books stay as they are.
    func forgetVoices(except sources: [UInt32]) {
        for index in incoming.indices where !incoming[index].isOver && !sources.contains(incoming[index].ssrc) {
            incoming[index].isOver = true
            listening.endIncoming(incoming[index].ssrc)
        }
    }

    private func receiveControl(
        _ packet: inout MutableSpan<UInt8>, count: Int, on connection: PeerConnection,
        at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        let plainCount: Int
        switch connection.unprotectControl(&packet, count: count) {
        case .failure(let reason):
            output.events.append(.unreadable(connection.socket, reason))
            return
        case .success(let count): plainCount = count
        }
        let plain = packet.span.extracting(0..<plainCount)
        guard var walker = RTCPWalker(plain) else {
            output.events.append(.unreadable(connection.socket, .malformedRTCP))
            return
        }
        while let part = walker.next(in: plain) {
            if let report = SenderReport(part, in: plain) {
                for index in incoming.indices where incoming[index].ssrc == report.ssrc {
                    incoming[index].sawReport(report, at: now)
                }
            }
            if let request = NackHeader(part, in: plain) {
                resend(request, in: plain, on: connection, into: &output)
            }
        }
    }

    /// The server misses packets of ours.
    private func resend(
        _ request: NackHeader, in plain: Span<UInt8>, on connection: PeerConnection, into output: inout CallerOutput
    ) {
        guard let voice = voices.first(where: { $0.ssrc == request.media }),
            let destination = connection.destination
        else { return }
        for index in 0..<request.entryCount {
            request.entry(at: index, in: plain).forEach { number in
                guard let packet = voice.packet(number) else { return }
                output.append(packet, to: destination, on: connection.socket)
            }
        }
    }

    // MARK: Speaking

    /// Sends the frames that are due.
    func speak(at now: Ticks, into output: inout CallerOutput) {
        guard publisher.isConnected, let destination = publisher.destination else { return }
        for index in voices.indices {
            while voices[index].isDue(at: now) {
                let isSilenced = voices[index].isMuted && settings.whenMuted == .stops
                output.append(
                    to: destination, on: .publisher, capacity: Limits.payloadBytes + OutgoingVoice.overheadBytes * 4
                ) { packet in
                    let plainCount = voices[index].write(at: now, isSilenced: isSilenced, into: &packet)
                    guard plainCount > 0 else { return 0 }
                    let count = publisher.protect(&packet, count: plainCount)
                    if count > 0 { voices[index].keep(packet.span.extracting(0..<count)) }
                    return count
                }
            }
            if let report = voices[index].report(ntp: reportTime(at: now), at: now) {
                publisher.sendControl(into: &output) { writer, datagram in
                    writer.senderReport(report, into: &datagram)
                    writer.sourceDescription(ssrc: report.ssrc, cname: Array(streamID.utf8), into: &datagram)
                }
            }
        }
    }

    // MARK: Reporting

    /// Tells the server how well we hear (RFC 3550 §6.4.2).
    func report(at now: ContinuousClock.Instant, _ ticks: Ticks, into output: inout CallerOutput) {
        guard nextReport <= ticks else { return }
        nextReport = ticks + Limits.receiverReportInterval.ticks
        let blocks = incoming.indices.filter { !incoming[$0].isOver }.suffix(SFU.Limits.reportBlocks).map {
            incoming[$0].block(at: now)
        }
        listening.sendControl(into: &output) { writer, datagram in
            writer.receiverReport(ssrc: SFU.Limits.reporterSSRC, blocks: blocks, into: &datagram)
            writer.sourceDescription(
                ssrc: SFU.Limits.reporterSSRC, cname: Array(streamID.utf8), into: &datagram)
        }
    }

    /// Asks for what is missing (RFC 4585 §6.2.1).
    func requestLosses(at now: ContinuousClock.Instant, _ ticks: Ticks, into output: inout CallerOutput) {
        guard nextRequest <= ticks else { return }
        nextRequest = .never
        for index in incoming.indices {
            let entries = incoming[index].requests(at: now)
            if let due = incoming[index].deadline { nextRequest = min(nextRequest, self.ticks(at: due)) }
            guard !entries.isEmpty else { continue }
            let ssrc = incoming[index].ssrc
            listening.sendControl(into: &output) { writer, datagram in
                writer.receiverReport(ssrc: SFU.Limits.reporterSSRC, blocks: [], into: &datagram)
                writer.nack(sender: SFU.Limits.reporterSSRC, media: ssrc, entries: entries, into: &datagram)
            }
        }
        // Never at once again.
        if nextRequest != .never { nextRequest = max(nextRequest, ticks + 5_000_000) }
    }

    private func reportTime(at now: Ticks) -> UInt64 {
        let (seconds, rest) = now.quotientAndRemainder(dividingBy: 1_000_000_000)
        return (Limits.reportClockStart &+ seconds) << 32 | rest << 32 / 1_000_000_000
    }
}
