import CLinux
import CMicrohttpd
import Glibc
import Signaling

/// Requests: from libmicrohttpd's callbacks to ``ControlInput/request(_:_:)``, and answers back.
extension WebServer {
    /// Answers a request. One that is gone is ignored.
    func respond(_ id: ConnectionID, _ response: HTTPResponse) {
        answer(id, .response(response))
    }

    /// Accepts a WebSocket; from now on it may be sent to.
    func upgrade(_ id: ConnectionID) {
        guard let connection = exchanges[id] else { return }
        precondition(connection.request?.isUpgrade == true, "a request that asks for no WebSocket was upgraded")
        let socket = WebSocket(id, firstPing: now + times.ping)
        webSockets[id] = socket
        schedule(socket.deadline)
        answer(id, .upgrade)
    }

    private func answer(_ id: ConnectionID, _ answer: HTTPConnection.Answer) {
        guard let connection = exchanges.removeValue(forKey: id), let suspended = unsafe connection.suspended else {
            return
        }
        connection.answer = answer
        connection.deadline = now + times.answer
        schedule(now + times.answer)
        unsafe connection.suspended = nil
        unsafe MHD_resume_connection(suspended)
        needsRun = true
    }

    /// Lets libmicrohttpd do what is due.
    func runHTTP() {
        // Giving sockets back may let it do more, which may upgrade more.
        repeat {
            needsRun = false
            unsafe http_run(http)
            while let handle = unsafe upgraded.popLast() {
                unsafe http_upgrade_done(handle)
                needsRun = true
            }
        } while needsRun
    }

    func startHTTP() {
        var callbacks = unsafe http_callbacks(
            context: Unmanaged.passUnretained(self).toOpaque(),
            target: { unsafe WebServer.of($0).begin($1, target: String(cString: $2!)) },
            handle: { context, number, connection, method, version, isStart, piece, count in
                let server = unsafe WebServer.of(context)
                guard let connection = unsafe connection, let state = server.connections[number] else { return 0 }
                if isStart != 0 {
                    return unsafe server.start(
                        state, connection, method: String(cString: method!), version: String(cString: version!))
                }
                if count > 0 {
                    return unsafe server.gather(state, UnsafeBufferPointer(start: piece, count: count))
                }
                return unsafe server.finish(state, connection)
            },
            completed: { unsafe WebServer.of($0).complete($1) },
            upgraded: { context, number, socket, extra, count, handle in
                unsafe WebServer.of(context).attach(
                    number, socket, Array(UnsafeBufferPointer(start: extra, count: count)), handle!)
            },
            closed: { unsafe WebServer.of($0).forget($1) })
        unsafe http = http_start(
            &callbacks, UInt32(connectionsMax + Limits.refusedConnections + 64), Limits.requestMemoryBytes)
        precondition(unsafe http != nil, "libmicrohttpd did not start")
    }

    /// Ends a connection whose time is over.
    func cut(_ connection: HTTPConnection) {
        connection.deadline = nil
        // A request has begun and no answer: then there is someone to tell.
        if connection.target != nil && connection.exchange == nil {
            sendRaw(408, "request took too long", connection.socket)
        }
        // libmicrohttpd sees the end and closes.
        shutdown(connection.socket, Int32(SHUT_RDWR))
    }
}

/// libmicrohttpd's callbacks, in the order in which they come.
extension WebServer {
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> WebServer {
        unsafe Unmanaged<WebServer>.fromOpaque(pointer!).takeUnretainedValue()
    }

    private func begin(_ number: UInt64, target: String) {
        guard let connection = connections[number] else { return }
        connection.target = target
        // A kept connection begins its time here, a fresh one has begun when it was accepted.
        if connection.deadline == nil || connection.isIdle {
            connection.deadline = now + times.request
            schedule(now + times.request)
        }
        connection.isIdle = false
    }

    private func start(_ connection: HTTPConnection, _ mhd: OpaquePointer, method: String, version: String) -> Int32 {
        var headers: [(name: String, value: String)] = []
        unsafe withUnsafeMutablePointer(to: &headers) { pointer in
            unsafe http_headers(
                mhd,
                { context, name, value in
                    let headers = unsafe context!.assumingMemoryBound(to: [(name: String, value: String)].self)
                    unsafe headers.pointee.append((String(cString: name!).lowercased(), String(cString: value!)))
                }, pointer)
        }
        var refusal = RequestCheck.refusal(
            version: version, headers: headers, headerBytes: unsafe http_header_bytes(mhd))
        if connection.isRefused { refusal = .init(status: 503, sentence: "server has no place for another connection") }
        if refusesNew && !connection.isForMetrics { refusal = .init(status: 503, sentence: "server is busy") }
        if let refusal {
            if RequestCheck.hasBody(headers) { linger(connection.socket) }
            return unsafe refuse(mhd, refusal)
        }
        let target = RequestTarget(connection.target ?? "/")
        connection.request = HTTPRequest(
            method: method, path: target.path, query: target.query.map { ($0.name, $0.value) }, headers: headers,
            isUpgrade: WebSocketHandshake.isValid(method: method, version: version, headers: headers))
        return 1
    }

    private func gather(_ connection: HTTPConnection, _ piece: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let count = connection.request?.body.count else { return 0 }
        let isOver = count + piece.count > Limits.bodyBytes
        if isOver || bodiesBytes + piece.count > Limits.bodiesBytes {
            // Nothing can be queued while a body arrives, so the answer bypasses libmicrohttpd.
            linger(connection.socket)
            let sentence = isOver ? "body is larger than \(Limits.bodyBytes) bytes" : "server is busy"
            sendRaw(isOver ? 413 : 503, sentence, connection.socket)
            return 0
        }
        unsafe connection.request!.body.append(contentsOf: piece)
        bodiesBytes += piece.count
        return 1
    }

    private func finish(_ connection: HTTPConnection, _ mhd: OpaquePointer) -> Int32 {
        switch connection.answer {
        case .response(let response): return unsafe queue(mhd, response)
        case .upgrade: return unsafe queueUpgrade(connection, mhd)
        case nil:
            guard let request = connection.request else { return 0 }
            lastNumber += 1
            let id = ConnectionID(lastNumber)
            connection.exchange = id
            // The engine has its own deadlines.
            connection.deadline = nil
            exchanges[id] = connection
            if connection.isForMetrics {
                metricsRequests.append((id, request))
            } else {
                inputs.append(.request(id, request))
            }
            unsafe connection.suspended = mhd
            unsafe MHD_suspend_connection(mhd)
            return 1
        }
    }

    private func queue(_ mhd: OpaquePointer, _ response: HTTPResponse) -> Int32 {
        let body = unsafe response.body.withUnsafeBytes { unsafe http_response($0.baseAddress, $0.count) }
        guard let body = unsafe body else { return 0 }
        defer { unsafe MHD_destroy_response(body) }
        for header in response.headers { _ = unsafe MHD_add_response_header(body, header.name, header.value) }
        return unsafe MHD_queue_response(mhd, UInt32(response.status), body) == MHD_Result(rawValue: 1) ? 1 : 0
    }

    private func queueUpgrade(_ connection: HTTPConnection, _ mhd: OpaquePointer) -> Int32 {
        guard let key = connection.request?.header("sec-websocket-key"),
            let response = unsafe http_upgrade_response(http)
        else { return 0 }
        defer { unsafe MHD_destroy_response(response) }
        _ = unsafe MHD_add_response_header(response, "Upgrade", "websocket")
        _ = unsafe MHD_add_response_header(response, "Sec-WebSocket-Accept", WebSocketHandshake.accept(key))
        return unsafe MHD_queue_response(mhd, 101, response) == MHD_Result(rawValue: 1) ? 1 : 0
    }

    private func attach(_ number: UInt64, _ socket: Int32, _ extra: [UInt8], _ handle: OpaquePointer) {
        unsafe upgraded.append(handle)
        guard let id = connections[number]?.exchange, let webSocket = webSockets[id] else { return }
        connections[number]?.exchange = nil
        open(webSocket, linux_duplicate(socket), extra)
    }

    private func complete(_ number: UInt64) {
        guard let connection = connections[number] else { return }
        abandon(connection)
        connection.isIdle = true
        connection.deadline = now + times.request
        schedule(now + times.request)
    }

    private func forget(_ number: UInt64) {
        guard let connection = connections.removeValue(forKey: number) else { return }
        abandon(connection)
    }

    /// Ends the running request; the engine hears of it if its answer did not get through.
    private func abandon(_ connection: HTTPConnection) {
        bodiesBytes -= connection.request?.body.count ?? 0
        if let id = connection.exchange {
            if exchanges.removeValue(forKey: id) != nil, !connection.isForMetrics {
                inputs.append(.closed(id))
            } else if let socket = webSockets[id], socket.descriptor < 0 {
                lose(socket)
            }
        }
        connection.reset()
    }

    private func refuse(_ mhd: OpaquePointer, _ refusal: RequestCheck.Refusal) -> Int32 {
        unsafe queue(
            mhd,
            HTTPResponse(
                status: refusal.status,
                headers: [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
                    + (refusal.status == 503 ? [("Retry-After", "1")] : []),
                body: Array(refusal.sentence.utf8)))
    }

    private func sendRaw(_ status: Int, _ sentence: String, _ socket: Int32) {
        let names = [408: "Request Timeout", 413: "Content Too Large", 503: "Service Unavailable"]
        let text = """
            HTTP/1.1 \(status) \(names[status] ?? "Refused")\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Length: \(sentence.utf8.count)\r
            Connection: close\r
            \r
            \(sentence)
            """
        let bytes = Array(text.utf8)
        _ = unsafe linux_send(socket, bytes, bytes.count)
    }
}
