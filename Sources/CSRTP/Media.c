// SRTP's media without libsrtp2: one direction's keys, and packets sealed and opened under them.
//
// A packet waits for memory more than for arithmetic, so what stands here for a direction is all that a packet touches
// of it: one piece of two cache lines, with OpenSSL's expanded key and hash table behind it, whose places are told so
// that they can be fetched before they are needed. The streams' numbers are the caller's, who keeps them anyway.
//
// The key stream of a whole packet is one call of OpenSSL's AES: counter mode is AES over a row of counters. Asking for
// the mode by its name would take three times as long for a packet of voice, because OpenSSL 3 looks the parameters of
// each operation up by name. GHASH is OpenSSL's as well; it takes the blocks of its counters from the same key stream.

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/modes.h>
#include <stdlib.h>
#include <string.h>

#include "CSRTP.h"
#include "OpenSSLTypes.h"

enum { block_bytes = 16, key_bytes = 16, gcm_salt_bytes = 12, icm_salt_bytes = 14, authentication_bytes = 20 };
enum { gcm_tag_bytes = 16, hmac_tag_bytes = 10 };
// With two blocks besides the text's: what GHASH is keyed with needs one, and its tag another.
enum { stream_blocks_max = CSRTP_MEDIA_BYTES / block_bytes + 2 };
enum { line_bytes = 64 };

struct csrtp_media {
    // AES under the session's encryption key; made with the first packet, which in one of the directions of most
    // connections never comes.
    EVP_CIPHER_CTX *blocks;
    // GHASH under the same, made with it; NULL for counter mode with HMAC.
    GCM128_CONTEXT *hash;
    // With zeros behind it.
    uint8_t salt[block_bytes];
    // Of the packet at work: AES of the first counters, and their common start.
    const uint8_t *stream;
    uint32_t stream_blocks;
    uint8_t start[gcm_salt_bytes];
    int is_gcm;
    // Counter mode only.
    csrtp_hmac hmac;
    uint8_t key[key_bytes];
};

static EVP_CIPHER *aes;

int csrtp_fetch_block_cipher(void) {
    aes = EVP_CIPHER_fetch(NULL, "AES-128-ECB", NULL);
    return aes != NULL;
}

static uint32_t read_network_32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void write_network_32(uint8_t *bytes, uint32_t value) {
    value = __builtin_bswap32(value);
    memcpy(bytes, &value, sizeof value);
}

// AES of each of a row of blocks, in place.
static int encrypt(EVP_CIPHER_CTX *context, uint8_t *blocks, size_t count) {
    int written = 0;
    int size = (int)(count * block_bytes);
    return EVP_EncryptUpdate(context, blocks, &written, blocks, size) == 1 && written == size;
}

static EVP_CIPHER_CTX *make_block_cipher(const uint8_t *key) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (context != NULL && EVP_EncryptInit_ex2(context, aes, key, NULL, NULL) == 1
        && EVP_CIPHER_CTX_set_padding(context, 0) == 1)
        return context;
    EVP_CIPHER_CTX_free(context);
    return NULL;
}

static void combine(uint8_t *restrict bytes, const uint8_t *restrict stream, size_t count) {
    for (size_t index = 0; index < count; index++) bytes[index] ^= stream[index];
}

// The next blocks of a row of counters: twelve bytes that stay, four that count.
static void lay_counters(uint8_t *blocks, const uint8_t *start, uint32_t first, size_t count) {
    for (size_t index = 0; index < count; index++, blocks += block_bytes) {
        memcpy(blocks, start, gcm_salt_bytes);
        write_network_32(blocks + gcm_salt_bytes, first + (uint32_t)index);
    }
}

// GCM. OpenSSL's part of it is told how to encrypt a block, and several; it asks for those of our counters.

// Where AES of this counter lies already; nil if it does not.
static const uint8_t *prepared(const csrtp_media *media, const uint8_t *counter, size_t count) {
    uint32_t number = read_network_32(counter + gcm_salt_bytes);
    if (media->stream == NULL || number == 0 || number > media->stream_blocks
        || count > media->stream_blocks - number + 1 || memcmp(counter, media->start, gcm_salt_bytes) != 0)
        return NULL;
    return media->stream + (size_t)(number - 1) * block_bytes;
}

static void give_block(const uint8_t in[block_bytes], uint8_t out[block_bytes], const void *opaque) {
    const csrtp_media *media = opaque;
    const uint8_t *block = prepared(media, in, 1);
    if (block != NULL) {
        memcpy(out, block, block_bytes);
        return;
    }
    memcpy(out, in, block_bytes);
    if (!encrypt(media->blocks, out, 1)) abort();
}

static void give_stream(
    const uint8_t *in, uint8_t *out, size_t count, const void *opaque, const uint8_t counter[block_bytes]) {
    const uint8_t *stream = prepared(opaque, counter, count);
    // The text is never longer than what was prepared for it.
    if (stream == NULL) abort();
    // By the block, since the compiler does not know that out is in, or far from it.
    for (size_t offset = 0; offset < count * block_bytes; offset += block_bytes) {
        uint64_t text[2], key[2];
        memcpy(text, in + offset, block_bytes);
        memcpy(key, stream + offset, block_bytes);
        text[0] ^= key[0];
        text[1] ^= key[1];
        memcpy(out + offset, text, block_bytes);
    }
}

// Makes what is missing of AES and GHASH.
static int expand(csrtp_media *media) {
    if (media->blocks != NULL) return 1;
    EVP_CIPHER_CTX *blocks = make_block_cipher(media->key);
    if (blocks == NULL) return 0;
    media->blocks = blocks;
    if (!media->is_gcm || (media->hash = CRYPTO_gcm128_new(media, give_block)) != NULL) return 1;
    media->blocks = NULL;
    EVP_CIPHER_CTX_free(blocks);
    return 0;
}

// What tells packets apart, as both vectors hold it: ten bytes of SSRC, rollover counter and sequence number.
static void lay_numbers(uint8_t *vector, const uint8_t *packet, uint32_t rollover) {
    memcpy(vector, packet + 8, 4);
    write_network_32(vector + 4, rollover);
    memcpy(vector + 8, packet + 2, 2);
}

// The vector of RFC 7714 §8.1, and AES of its counters: the first for the tag, the others for the text.
static int prepare_gcm(
    csrtp_media *media, uint8_t *stream, const uint8_t *packet, size_t text_bytes, uint32_t rollover) {
    uint8_t numbers[gcm_salt_bytes] = {0};
    lay_numbers(numbers + 2, packet, rollover);
    for (int index = 0; index < gcm_salt_bytes; index++) media->start[index] = media->salt[index] ^ numbers[index];
    media->stream_blocks = 1 + (uint32_t)((text_bytes + block_bytes - 1) / block_bytes);
    lay_counters(stream, media->start, 1, media->stream_blocks);
    if (!encrypt(media->blocks, stream, media->stream_blocks)) return 0;
    media->stream = stream;
    CRYPTO_gcm128_setiv(media->hash, media->start, gcm_salt_bytes);
    return 1;
}

// Counter mode with HMAC: the vector of RFC 3711 §4.1.1, and AES of its counters, which are the last two bytes.
static int prepare_icm(
    csrtp_media *media, uint8_t *stream, const uint8_t *packet, size_t text_bytes, uint32_t rollover) {
    uint8_t start[block_bytes] = {0};
    lay_numbers(start + 4, packet, rollover);
    for (int index = 0; index < icm_salt_bytes; index++) start[index] ^= media->salt[index];
    size_t count = (text_bytes + block_bytes - 1) / block_bytes;
    lay_counters(stream, start, read_network_32(start + gcm_salt_bytes), count);
    return count == 0 || encrypt(media->blocks, stream, count);
}

static size_t failed(csrtp_media *media) {
    // The DTLS associations of this thread look into OpenSSL's error queue.
    ERR_clear_error();
    media->stream = NULL;
    return 0;
}

size_t csrtp_seal(csrtp_media *media, uint8_t *packet, size_t header_bytes, size_t count, uint32_t rollover) {
    uint8_t stream[stream_blocks_max * block_bytes];
    if (header_bytes < 12 || count < header_bytes || count > CSRTP_MEDIA_BYTES) return 0;
    if (!expand(media)) return failed(media);
    uint8_t *text = packet + header_bytes;
    size_t text_bytes = count - header_bytes;
    if (!media->is_gcm) {
        if (!prepare_icm(media, stream, packet, text_bytes, rollover)) return failed(media);
        combine(text, stream, text_bytes);
        csrtp_hmac_tag(&media->hmac, packet, count, rollover, packet + count, hmac_tag_bytes);
        return count + hmac_tag_bytes;
    }
    if (!prepare_gcm(media, stream, packet, text_bytes, rollover)) return failed(media);
    if (CRYPTO_gcm128_aad(media->hash, packet, header_bytes) != 0
        || CRYPTO_gcm128_encrypt_ctr32(media->hash, text, text, text_bytes, give_stream) != 0)
        return failed(media);
    CRYPTO_gcm128_tag(media->hash, packet + count, gcm_tag_bytes);
    media->stream = NULL;
    return count + gcm_tag_bytes;
}

size_t csrtp_open(csrtp_media *media, uint8_t *packet, size_t header_bytes, size_t count, uint32_t rollover) {
    uint8_t stream[stream_blocks_max * block_bytes];
    uint8_t expected[hmac_tag_bytes];
    size_t tag_bytes = media->is_gcm ? gcm_tag_bytes : hmac_tag_bytes;
    if (header_bytes < 12 || count > CSRTP_MEDIA_BYTES || count < header_bytes + tag_bytes) return 0;
    if (!expand(media)) return failed(media);
    uint8_t *text = packet + header_bytes;
    size_t plain = count - tag_bytes;
    size_t text_bytes = plain - header_bytes;
    if (!media->is_gcm) {
        csrtp_hmac_tag(&media->hmac, packet, plain, rollover, expected, hmac_tag_bytes);
        if (CRYPTO_memcmp(expected, packet + plain, hmac_tag_bytes) != 0) return 0;
        if (!prepare_icm(media, stream, packet, text_bytes, rollover)) return failed(media);
        combine(text, stream, text_bytes);
        return plain;
    }
    if (!prepare_gcm(media, stream, packet, text_bytes, rollover)) return failed(media);
    if (CRYPTO_gcm128_aad(media->hash, packet, header_bytes) != 0
        || CRYPTO_gcm128_decrypt_ctr32(media->hash, text, text, text_bytes, give_stream) != 0)
        return failed(media);
    int difference = CRYPTO_gcm128_finish(media->hash, packet + plain, gcm_tag_bytes);
    media->stream = NULL;
    return difference == 0 ? plain : 0;
}

// Key derivation with a rate of zero (RFC 3711 §4.3.1, for GCM RFC 7714 §11): AES counter mode under the master key,
// from the master salt with a label in it.
static int derive(EVP_CIPHER_CTX *master, const uint8_t *salt, uint8_t label, uint8_t *out, size_t count) {
    uint8_t blocks[2 * block_bytes];
    uint8_t start[block_bytes];
    memcpy(start, salt, block_bytes);
    start[7] ^= label;
    lay_counters(blocks, start, read_network_32(start + gcm_salt_bytes), 2);
    if (!encrypt(master, blocks, 2)) return 0;
    memcpy(out, blocks, count);
    OPENSSL_cleanse(blocks, sizeof blocks);
    return 1;
}

static int key_media(csrtp_media *media, const uint8_t *master) {
    enum { encryption = 0, authentication = 1, salting = 2 };
    uint8_t key[authentication_bytes];
    uint8_t salt[block_bytes] = {0};
    size_t salt_bytes = media->is_gcm ? gcm_salt_bytes : icm_salt_bytes;
    memcpy(salt, master + key_bytes, salt_bytes);
    EVP_CIPHER_CTX *deriving = make_block_cipher(master);
    int works = deriving != NULL && derive(deriving, salt, salting, media->salt, salt_bytes)
        && derive(deriving, salt, encryption, media->key, key_bytes);
    if (works && !media->is_gcm) {
        works = derive(deriving, salt, authentication, key, authentication_bytes);
        if (works) csrtp_hmac_key(&media->hmac, key, authentication_bytes);
    }
    EVP_CIPHER_CTX_free(deriving);
    OPENSSL_cleanse(key, sizeof key);
    OPENSSL_cleanse(salt, sizeof salt);
    return works;
}

csrtp_media *csrtp_media_create(int gcm, const uint8_t *master) {
    if (csrtp_start() != srtp_err_status_ok) return NULL;
    csrtp_media *media = aligned_alloc(line_bytes, (sizeof *media + line_bytes - 1) / line_bytes * line_bytes);
    if (media == NULL) return NULL;
    memset(media, 0, sizeof *media);
    media->is_gcm = gcm;
    if (key_media(media, master)) return media;
    csrtp_media_free(media);
    ERR_clear_error();
    return NULL;
}

void csrtp_media_free(csrtp_media *media) {
    EVP_CIPHER_CTX_free(media->blocks);
    // It cleanses what it frees, as the one before.
    CRYPTO_gcm128_release(media->hash);
    OPENSSL_cleanse(media, sizeof *media);
    free(media);
}

csrtp_place csrtp_media_place(const csrtp_media *media, int index) {
    // The cipher's context points to another piece of memory, with the expanded key, that nobody tells; it was asked
    // for right after it, and so lies right behind it more often than not.
    enum { cipher_context_bytes = 192 + 400, hash_context_bytes = 448 };
    switch (index) {
    case 0: return (csrtp_place){media, sizeof *media};
    case 1: return (csrtp_place){media->blocks, cipher_context_bytes};
    case 2: return (csrtp_place){media->hash, hash_context_bytes};
    default: return (csrtp_place){NULL, 0};
    }
}
