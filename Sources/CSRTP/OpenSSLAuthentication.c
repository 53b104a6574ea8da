// HMAC-SHA1 (RFC 2104) for libsrtp2. The two hash states behind the padded key are computed once with the key; per packet
// they are copied by value. OpenSSL's newer interfaces would allocate on every such copy, which is why this file uses the
// SHA-1 functions that OpenSSL 3 calls deprecated; the compression function underneath is the same.

#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/crypto.h>
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

#include "OpenSSLTypes.h"

extern const srtp_auth_test_case_t srtp_hmac_test_case_0;

enum { block_bytes = SHA_CBLOCK, digest_bytes = SHA_DIGEST_LENGTH };

typedef struct {
    SHA_CTX inner;
    SHA_CTX outer;
    // The inner hash of the message so far.
    SHA_CTX running;
} hmac_state;

static srtp_err_status_t hmac_allocate(srtp_auth_t **auth, int key_length, int tag_length) {
    if (tag_length < 0 || tag_length > digest_bytes || key_length < 0) return srtp_err_status_bad_param;
    srtp_auth_t *fresh = calloc(1, sizeof *fresh);
    hmac_state *state = calloc(1, sizeof *state);
    if (fresh == NULL || state == NULL) {
        free(fresh);
        free(state);
        return srtp_err_status_alloc_fail;
    }
    fresh->type = &csrtp_hmac_sha1;
    fresh->state = state;
    fresh->out_len = tag_length;
    fresh->key_len = key_length;
    *auth = fresh;
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_deallocate(srtp_auth_t *auth) {
    OPENSSL_cleanse(auth->state, sizeof(hmac_state));
    free(auth->state);
    free(auth);
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_key(void *opaque, const uint8_t *key, int key_length) {
    hmac_state *state = opaque;
    uint8_t block[block_bytes] = {0};
    if (key_length > block_bytes) {
        SHA1(key, (size_t)key_length, block);
    } else {
        memcpy(block, key, (size_t)key_length);
    }
    for (int index = 0; index < block_bytes; index++) block[index] ^= 0x36;
    SHA1_Init(&state->inner);
    SHA1_Update(&state->inner, block, sizeof block);
    for (int index = 0; index < block_bytes; index++) block[index] ^= 0x36 ^ 0x5c;
    SHA1_Init(&state->outer);
    SHA1_Update(&state->outer, block, sizeof block);
    OPENSSL_cleanse(block, sizeof block);
    state->running = state->inner;
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_start(void *opaque) {
    hmac_state *state = opaque;
    state->running = state->inner;
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_update(void *opaque, const uint8_t *bytes, int count) {
    hmac_state *state = opaque;
    if (count < 0) return srtp_err_status_bad_param;
    SHA1_Update(&state->running, bytes, (size_t)count);
    return srtp_err_status_ok;
}

static srtp_err_status_t hmac_compute(void *opaque, const uint8_t *bytes, int count, int tag_length, uint8_t *tag) {
    hmac_state *state = opaque;
    uint8_t digest[digest_bytes];
    if (count < 0 || tag_length < 0 || tag_length > digest_bytes) return srtp_err_status_bad_param;
    SHA1_Update(&state->running, bytes, (size_t)count);
    SHA1_Final(digest, &state->running);
    state->running = state->outer;
    SHA1_Update(&state->running, digest, sizeof digest);
    SHA1_Final(digest, &state->running);
    memcpy(tag, digest, (size_t)tag_length);
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
