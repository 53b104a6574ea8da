import COpenSSL

/// OCB2 over AES-128, which Mumble's voice is sealed with (draft-krovetz-ocb-00, without associated data). It has been
/// broken since (Inoue and others, 2019), for messages whose last block but one is nearly all zeros; Mumble's servers
/// refuse or alter these, and a bench sends none.
@safe final class OCB2 {
    private let encryption: OpaquePointer
    private let decryption: OpaquePointer
    /// The blocks that AES takes in one call, in the order of the bytes.
    private var words = [UInt64](repeating: 0, count: 2 * blocksMax)
    private var offsets = [CipherBlock](repeating: .zero, count: blocksMax)

    private static let blocksMax = Limits.datagramBytes / CipherBlock.byteCount + 1
    static let keyBytes = 16

    /// - Parameter key: of ``keyBytes`` bytes; nil for any other.
    init?(key: [UInt8]) {
        guard key.count == Self.keyBytes, let encryption = unsafe EVP_CIPHER_CTX_new(),
            let decryption = unsafe EVP_CIPHER_CTX_new()
        else { return nil }
        unsafe (self.encryption, self.decryption) = (encryption, decryption)
        let isReady =
            unsafe EVP_EncryptInit_ex(encryption, EVP_aes_128_ecb(), nil, key, nil) == 1
            && EVP_DecryptInit_ex(decryption, EVP_aes_128_ecb(), nil, key, nil) == 1
            && EVP_CIPHER_CTX_set_padding(decryption, 0) == 1
        precondition(isReady, "OpenSSL has no AES")
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(encryption)
        unsafe EVP_CIPHER_CTX_free(decryption)
    }

    /// Encrypts `count` bytes in place.
    ///
    /// - Returns: the tag.
    func seal(_ packet: inout MutableSpan<UInt8>, from start: Int, count: Int, nonce: CipherBlock) -> CipherBlock {
        let whole = Self.wholeBlocks(of: count)
        let end = start + whole * CipherBlock.byteCount
        let rest = start + count - end
        var offset = encrypted(nonce)
        var checksum = CipherBlock.zero
        for index in 0..<whole {
            offset = offset.doubled
            offsets[index] = offset
            let plain = CipherBlock(packet.span, at: start + index * CipherBlock.byteCount)
            checksum ^= plain
            put(plain ^ offset, at: index)
        }
        offset = offset.doubled
        put(Self.length(rest) ^ offset, at: whole)
        encrypt(whole + 1)
        for index in 0..<whole {
            (block(index) ^ offsets[index]).write(into: &packet, at: start + index * CipherBlock.byteCount)
        }
        let pad = block(whole)
        let last = CipherBlock(packet.span, at: end, count: rest) ^ pad.dropping(rest)
        (last ^ pad).write(into: &packet, at: end, count: rest)
        return encrypted(checksum ^ last ^ offset.doubled ^ offset)
    }

    /// Decrypts `count` bytes in place. They mean nothing unless the tag is the one that came with them.
    ///
    /// - Returns: the tag that they have.
    func open(_ packet: inout MutableSpan<UInt8>, from start: Int, count: Int, nonce: CipherBlock) -> CipherBlock {
        let whole = Self.wholeBlocks(of: count)
        let end = start + whole * CipherBlock.byteCount
        let rest = start + count - end
        var offset = encrypted(nonce)
        var checksum = CipherBlock.zero
        for index in 0..<whole {
            offset = offset.doubled
            offsets[index] = offset
            put(CipherBlock(packet.span, at: start + index * CipherBlock.byteCount) ^ offset, at: index)
        }
        decrypt(whole)
        for index in 0..<whole {
            let plain = block(index) ^ offsets[index]
            checksum ^= plain
            plain.write(into: &packet, at: start + index * CipherBlock.byteCount)
        }
        offset = offset.doubled
        let last = CipherBlock(packet.span, at: end, count: rest) ^ encrypted(Self.length(rest) ^ offset)
        last.write(into: &packet, at: end, count: rest)
        return encrypted(checksum ^ last ^ offset.doubled ^ offset)
    }

    /// Blocks before the last one, which is never empty unless all is.
    private static func wholeBlocks(of count: Int) -> Int {
        precondition(count >= 0 && count <= Limits.datagramBytes, "no datagram is as long as this")
        return max(0, count - 1) / CipherBlock.byteCount
    }

    private static func length(_ bytes: Int) -> CipherBlock { CipherBlock(high: 0, low: UInt64(8 * bytes)) }

    // MARK: AES

    private func put(_ block: CipherBlock, at index: Int) {
        words[2 * index] = block.high.bigEndian
        words[2 * index + 1] = block.low.bigEndian
    }

    private func block(_ index: Int) -> CipherBlock {
        CipherBlock(high: UInt64(bigEndian: words[2 * index]), low: UInt64(bigEndian: words[2 * index + 1]))
    }

    private func encrypted(_ block: CipherBlock) -> CipherBlock {
        put(block, at: 0)
        encrypt(1)
        return self.block(0)
    }

    private func encrypt(_ blocks: Int) {
        unsafe words.withUnsafeMutableBytes { bytes in
            let start = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress
            var written: Int32 = 0
            let result = unsafe EVP_EncryptUpdate(
                encryption, start, &written, start, Int32(blocks * CipherBlock.byteCount))
            precondition(result == 1, "AES has failed")
        }
    }

    private func decrypt(_ blocks: Int) {
        guard blocks > 0 else { return }
        unsafe words.withUnsafeMutableBytes { bytes in
            let start = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress
            var written: Int32 = 0
            let result = unsafe EVP_DecryptUpdate(
                decryption, start, &written, start, Int32(blocks * CipherBlock.byteCount))
            precondition(result == 1 && Int(written) == blocks * CipherBlock.byteCount, "AES has failed")
        }
    }
}
