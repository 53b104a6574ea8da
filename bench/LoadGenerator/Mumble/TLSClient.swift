import COpenSSL

/// A client's side of TLS over bytes: what arrives becomes plaintext, what is to be sent becomes ``takeOutput()``. Does
/// no I/O. It believes any certificate, as Mumble's clients do of a server that they are shown for the first time.
@safe final class TLSClient {
    /// What connections have in common.
    @safe final class Context {
        fileprivate let pointer: OpaquePointer

        init() {
            guard let pointer = unsafe SSL_CTX_new(TLS_client_method()) else {
                preconditionFailure("OpenSSL has no TLS")
            }
            unsafe self.pointer = pointer
        }

        deinit { unsafe SSL_CTX_free(pointer) }
    }

    private(set) var isOpen = false
    private let ssl: OpaquePointer
    /// Both belong to `ssl`.
    private let arriving: OpaquePointer
    private let leaving: OpaquePointer

    init(_ context: Context) {
        guard let ssl = unsafe SSL_new(context.pointer), let arriving = unsafe BIO_new(BIO_s_mem()),
            let leaving = unsafe BIO_new(BIO_s_mem())
        else { preconditionFailure("OpenSSL had no memory") }
        unsafe (self.ssl, self.arriving, self.leaving) = (ssl, arriving, leaving)
        unsafe SSL_set_bio(ssl, arriving, leaving)
        unsafe SSL_set_connect_state(ssl)
    }

    deinit { unsafe SSL_free(ssl) }

    /// Takes bytes that arrived. With none at all, once it is connected, the handshake begins.
    ///
    /// - Returns: the plaintext that they bring; nil when they are no TLS, or the end of it.
    func receive(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        ERR_clear_error()
        if !bytes.isEmpty {
            let taken = unsafe bytes.withUnsafeBufferPointer {
                unsafe BIO_write(arriving, $0.baseAddress, Int32($0.count))
            }
            precondition(Int(taken) == bytes.count, "OpenSSL had no memory")
        }
        if !isOpen {
            let result = unsafe SSL_do_handshake(ssl)
            guard result == 1 else { return isWaiting(result) ? [] : nil }
            isOpen = true
        }
        var plain: [UInt8] = []
        var room = [UInt8](repeating: 0, count: Self.recordBytes)
        while true {
            let count = unsafe SSL_read(ssl, &room, Int32(room.count))
            guard count > 0 else { return isWaiting(count) ? plain : plain.isEmpty ? nil : plain }
            plain += room[..<Int(count)]
        }
    }

    /// Seals bytes, once it is open.
    func send(_ bytes: [UInt8]) {
        guard isOpen, !bytes.isEmpty else { return }
        _ = unsafe SSL_write(ssl, bytes, Int32(bytes.count))
    }

    /// Says good-bye.
    func close() { if isOpen { _ = unsafe SSL_shutdown(ssl) } }

    /// Bytes for the server; empty afterwards.
    func takeOutput() -> [UInt8] {
        let count = unsafe BIO_ctrl_pending(leaving)
        guard count > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            used = unsafe max(0, Int(BIO_read(leaving, buffer.baseAddress, Int32(count))))
        }
    }

    /// The longest record's contents (RFC 8446 §5.1).
    static let recordBytes = 16 * 1024

    private func isWaiting(_ result: Int32) -> Bool {
        let cause = unsafe SSL_get_error(ssl, result)
        return cause == SSL_ERROR_WANT_READ || cause == SSL_ERROR_WANT_WRITE
    }
}
