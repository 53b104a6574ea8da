// HMAC-SHA1 (RFC 2104), for media and for libsrtp2. The two chaining values behind the padded key are computed once
// with the key and are all that is kept of it: 40 bytes that lie in one cache line, where OpenSSL's states take five.
// Its newer interfaces would allocate for every packet, which is why this file uses the SHA-1 functions that OpenSSL 3
// calls deprecated; the compression function underneath is the same.

#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "OpenSSLTypes.h"

extern const srtp_auth_test_case_t srtp_hmac_test_case_0;

enum { block_bytes = SHA_CBLOCK, digest_bytes = SHA_DIGEST_LENGTH };

enum { chain_words = 5 };

static void save(uint32_t *chain, const SHA_CTX *hash) {
    const uint32_t words[chain_words] = {hash->h0, hash->h1, hash->h2, hash->h3, hash->h4};
    memcpy(chain, words, sizeof words);
}

// As if one block, the padded key, had been hashed.
static void resume(SHA_CTX *hash, const uint32_t *chain) {
    hash->h0 = chain[0];
    hash->h1 = chain[1];
    hash->h2 = chain[2];
    hash->h3 = chain[3];
    hash->h4 = chain[4];
    hash->Nl = block_bytes * 8;
    hash->Nh = 0;
    hash->num = 0;
}

void csrtp_hmac_key(csrtp_hmac *hmac, const uint8_t *key, size_t key_bytes) {
    SHA_CTX hash;
    uint8_t block[block_bytes] = {0};
    if (key_bytes > block_bytes) {
        SHA1(key, key_bytes, block);
    } else {
        memcpy(block, key, key_bytes);
    }
    for (int index = 0; index < block_bytes; index++) block[index] ^= 0x36;
    SHA1_Init(&hash);
    SHA1_Update(&hash, block, sizeof block);
    save(hmac->inner, &hash);
    for (int index = 0; index < block_bytes; index++) block[index] ^= 0x36 ^ 0x5c;
    SHA1_Init(&hash);
    SHA1_Update(&hash, block, sizeof block);
    save(hmac->outer, &hash);
    OPENSSL_cleanse(block, sizeof block);
    OPENSSL_cleanse(&hash, sizeof hash);
}

// Ends the inner hash and takes the outer one of it.
static void finish(const csrtp_hmac *hmac, SHA_CTX *hash, uint8_t *tag, size_t tag_bytes) {
    uint8_t digest[digest_bytes];
    SHA1_Final(digest, hash);
    resume(hash, hmac->outer);
    SHA1_Update(hash, digest, sizeof digest);
    SHA1_Final(digest, hash);
    memcpy(tag, digest, tag_bytes);
}

void csrtp_hmac_tag(
    const csrtp_hmac *hmac, const uint8_t *packet, size_t count, uint32_t rollover, uint8_t *tag, size_t tag_bytes) {
    SHA_CTX hash;
    const uint32_t word = __builtin_bswap32(rollover);
    resume(&hash, hmac->inner);
    SHA1_Update(&hash, packet, count);
    SHA1_Update(&hash, &word, sizeof word);
    finish(hmac, &hash, tag, tag_bytes);
}

// For libsrtp2. Both in one piece of memory.
typedef struct {
    srtp_auth_t auth;
    csrtp_hmac state;
} whole_hmac;

// The hash of the packet at work, of which a thread never has two: libsrtp2 finishes one before it begins the next.
static _Thread_local SHA_CTX running;

static srtp_err_status_t hmac_allocate(srtp_auth_t **auth, int key_length, int tag_length) {
    if (tag_length < 0 || tag_length > digest_bytes || key_length < 0) return srtp_err_status_bad_param;
    whole_hmac *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) return srtp_err_status_alloc_fail;
    fresh->auth.type = &csrtp_hmac_sha1;
    fresh->auth.state = &fresh->state;
    fresh->auth.out_len = tag_length;
    fresh->auth.key_len = key_length;
    *auth = &fresh->auth;
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_deallocate(srtp_auth_t *auth) {
    // It is the first member.
    OPENSSL_cleanse(auth, sizeof(whole_hmac));
    free(auth);
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_key(void *opaque, const uint8_t *key, int key_length) {
    csrtp_hmac *state = opaque;
    csrtp_hmac_key(state, key, (size_t)key_length);
    resume(&running, state->inner);
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_start(void *opaque) {
    csrtp_hmac *state = opaque;
    resume(&running, state->inner);
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_update(void *opaque, const uint8_t *bytes, int count) {
    (void)opaque;
    if (count < 0) return srtp_err_status_bad_param;
    SHA1_Update(&running, bytes, (size_t)count);
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_compute(void *opaque, const uint8_t *bytes, int count, int tag_length, uint8_t *tag) {
    csrtp_hmac *state = opaque;
    if (count < 0 || tag_length < 0 || tag_length > digest_bytes) return srtp_err_status_bad_param;
    SHA1_Update(&running, bytes, (size_t)count);
    finish(state, &running, tag, (size_t)tag_length);
    return srtp_err_status_ok;
}

const srtp_auth_type_t csrtp_hmac_sha1 = {
    .alloc = hmac_allocate,
    .dealloc = hmac_deallocate,
    .init = hmac_key,
    .compute = hmac_compute,
    .update = hmac_update,
    .start = hmac_start,
    .description = "HMAC-SHA1, OpenSSL",
    .test_data = &srtp_hmac_test_case_0,
    .id = SRTP_HMAC_SHA1,
};
