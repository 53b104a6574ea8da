// AES-ICM-128 and AES-GCM-128 for libsrtp2 on OpenSSL's EVP interface, without an allocation for a packet.
//
// A cipher is its key and salt, and no more: each thread has one EVP context a mode, which every packet gives its key
// anew. Expanding a key takes less time than fetching an expanded one, with OpenSSL's structures around it, from beyond
// the caches, where those of a few hundred listeners have to lie (bench/Microbenchmarks); and it saves them the memory.

#include <openssl/err.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "OpenSSLTypes.h"

enum { key_bytes = 16, icm_salt_bytes = 14, gcm_salt_bytes = 12, iv_bytes = 16, tag_bytes_max = 16 };

// libsrtp2's own test vectors: a replacement has to bring some, and is tested with the original's besides.
extern const srtp_cipher_test_case_t srtp_aes_icm_128_test_case_0;
extern const srtp_cipher_test_case_t srtp_aes_gcm_128_test_case_0;

// Fetched once: naming a cipher anew for each context searches OpenSSL's providers under a lock.
static EVP_CIPHER *aes_ctr;
static EVP_CIPHER *aes_gcm;

int csrtp_fetch_ciphers(void) {
    aes_ctr = EVP_CIPHER_fetch(NULL, "AES-128-CTR", NULL);
    aes_gcm = EVP_CIPHER_fetch(NULL, "AES-128-GCM", NULL);
    return aes_ctr != NULL && aes_gcm != NULL;
}

typedef struct {
    uint8_t key[key_bytes];
    // ICM: the salt that every packet's vector is combined with, its last two bytes zero.
    uint8_t offset[iv_bytes];
    // GCM only.
    int decrypting;
    int tag_bytes;
} cipher_state;

// Both in one piece of memory.
typedef struct {
    srtp_cipher_t cipher;
    cipher_state state;
} whole_cipher;

// Of this thread; given back by nobody, since media threads live as long as the process. libsrtp2 finishes one packet
// before it begins the next, so no two ciphers are ever at work in them at once.
static _Thread_local EVP_CIPHER_CTX *icm_context;
static _Thread_local EVP_CIPHER_CTX *gcm_sealing;
static _Thread_local EVP_CIPHER_CTX *gcm_opening;

static EVP_CIPHER_CTX *make_context(const EVP_CIPHER *cipher, int encrypts) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (context == NULL || EVP_CipherInit_ex2(context, cipher, NULL, NULL, encrypts, NULL)) return context;
    EVP_CIPHER_CTX_free(context);
    return NULL;
}

// Safe to call often: makes what is missing.
static int prepare_thread(void) {
    if (icm_context == NULL) icm_context = make_context(aes_ctr, 1);
    if (gcm_sealing == NULL) gcm_sealing = make_context(aes_gcm, 1);
    if (gcm_opening == NULL) gcm_opening = make_context(aes_gcm, 0);
    return icm_context != NULL && gcm_sealing != NULL && gcm_opening != NULL;
}

static srtp_err_status_t allocate(
    srtp_cipher_t **cipher, const srtp_cipher_type_t *type, int length, int tag_bytes) {
    whole_cipher *fresh = prepare_thread() ? calloc(1, sizeof *fresh) : NULL;
    if (fresh == NULL) return srtp_err_status_alloc_fail;
    fresh->state.tag_bytes = tag_bytes;
    fresh->cipher.type = type;
    fresh->cipher.state = &fresh->state;
    fresh->cipher.key_len = length;
    fresh->cipher.algorithm = (int)type->id;
    *cipher = &fresh->cipher;
    return srtp_err_status_ok;
}

static srtp_err_status_t deallocate(srtp_cipher_t *cipher) {
    // The cipher is the first member.
    OPENSSL_cleanse(cipher, sizeof(whole_cipher));
    free(cipher);
    return srtp_err_status_ok;
}

// A failure must leave no entry in OpenSSL's error queue: the DTLS associations of this thread look there.
static srtp_err_status_t failed(srtp_err_status_t status) {
    ERR_clear_error();
    return status;
}

// AES in integer counter mode (RFC 3711 §4.1.1).

static srtp_err_status_t icm_allocate(srtp_cipher_t **cipher, int length, int tag_bytes) {
    (void)tag_bytes;
    if (length != key_bytes + icm_salt_bytes) return srtp_err_status_bad_param;
    return allocate(cipher, &csrtp_aes_icm_128, length, 0);
}

static srtp_err_status_t icm_key(void *opaque, const uint8_t *key) {
    cipher_state *state = opaque;
    memcpy(state->key, key, key_bytes);
    memset(state->offset, 0, sizeof state->offset);
    memcpy(state->offset, key + key_bytes, icm_salt_bytes);
    return srtp_err_status_ok;
}

static srtp_err_status_t icm_set_iv(void *opaque, uint8_t *iv, srtp_cipher_direction_t direction) {
    cipher_state *state = opaque;
    uint8_t counter[iv_bytes];
    (void)direction;
    for (int index = 0; index < iv_bytes; index++) counter[index] = state->offset[index] ^ iv[index];
    if (!prepare_thread() || !EVP_EncryptInit_ex2(icm_context, NULL, state->key, counter, NULL))
        return failed(srtp_err_status_cipher_fail);
    return srtp_err_status_ok;
}

static srtp_err_status_t icm_apply(void *opaque, uint8_t *bytes, unsigned int *count) {
    int written = 0;
    (void)opaque;
    if (*count == 0) return srtp_err_status_ok;
    if (!EVP_EncryptUpdate(icm_context, bytes, &written, bytes, (int)*count))
        return failed(srtp_err_status_cipher_fail);
    *count = (unsigned int)written;
    return srtp_err_status_ok;
}

const srtp_cipher_type_t csrtp_aes_icm_128 = {
    .alloc = icm_allocate,
    .dealloc = deallocate,
    .init = icm_key,
    .encrypt = icm_apply,
    .decrypt = icm_apply,
    .set_iv = icm_set_iv,
    .description = "AES-128 integer counter mode, OpenSSL",
    .test_data = &srtp_aes_icm_128_test_case_0,
    .id = SRTP_AES_ICM_128,
};

// AES in Galois/counter mode (RFC 7714). libsrtp2 sets the vector, then additional data in one or two pieces, then
// encrypts and asks for the tag, or decrypts the text with the tag behind it.

static srtp_err_status_t gcm_allocate(srtp_cipher_t **cipher, int length, int tag_bytes) {
    if (length != key_bytes + gcm_salt_bytes) return srtp_err_status_bad_param;
    if (tag_bytes != 8 && tag_bytes != 16) return srtp_err_status_bad_param;
    return allocate(cipher, &csrtp_aes_gcm_128, length, tag_bytes);
}

static srtp_err_status_t gcm_key(void *opaque, const uint8_t *key) {
    cipher_state *state = opaque;
    memcpy(state->key, key, key_bytes);
    return srtp_err_status_ok;
}

static srtp_err_status_t gcm_set_iv(void *opaque, uint8_t *iv, srtp_cipher_direction_t direction) {
    cipher_state *state = opaque;
    if (direction != srtp_direction_encrypt && direction != srtp_direction_decrypt) return srtp_err_status_bad_param;
    state->decrypting = direction == srtp_direction_decrypt;
    if (!prepare_thread()) return failed(srtp_err_status_cipher_fail);
    EVP_CIPHER_CTX *context = state->decrypting ? gcm_opening : gcm_sealing;
    if (!EVP_CipherInit_ex2(context, NULL, state->key, iv, !state->decrypting, NULL))
        return failed(srtp_err_status_cipher_fail);
    return srtp_err_status_ok;
}

static srtp_err_status_t gcm_add_data(void *opaque, const uint8_t *bytes, uint32_t count) {
    cipher_state *state = opaque;
    int written = 0;
    if (!EVP_CipherUpdate(state->decrypting ? gcm_opening : gcm_sealing, NULL, &written, bytes, (int)count))
        return failed(srtp_err_status_cipher_fail);
    return srtp_err_status_ok;
}

static srtp_err_status_t gcm_encrypt(void *opaque, uint8_t *bytes, unsigned int *count) {
    int written = 0;
    (void)opaque;
    // Without text (an SRTCP packet that is only authenticated) the buffer is absent.
    if (*count > 0 && !EVP_EncryptUpdate(gcm_sealing, bytes, &written, bytes, (int)*count))
        return failed(srtp_err_status_cipher_fail);
    *count = (unsigned int)written;
    return srtp_err_status_ok;
}

static srtp_err_status_t gcm_tag(void *opaque, uint8_t *tag, uint32_t *count) {
    cipher_state *state = opaque;
    uint8_t rest[tag_bytes_max];
    int written = 0;
    if (!EVP_EncryptFinal_ex(gcm_sealing, rest, &written)) return failed(srtp_err_status_cipher_fail);
    if (!EVP_CIPHER_CTX_ctrl(gcm_sealing, EVP_CTRL_AEAD_GET_TAG, state->tag_bytes, tag))
        return failed(srtp_err_status_cipher_fail);
    *count = (uint32_t)state->tag_bytes;
    return srtp_err_status_ok;
}

static srtp_err_status_t gcm_decrypt(void *opaque, uint8_t *bytes, unsigned int *count) {
    cipher_state *state = opaque;
    int written = 0;
    uint8_t rest[tag_bytes_max];
    if (*count < (unsigned int)state->tag_bytes) return srtp_err_status_cipher_fail;
    int text = (int)*count - state->tag_bytes;
    if (!EVP_CIPHER_CTX_ctrl(gcm_opening, EVP_CTRL_AEAD_SET_TAG, state->tag_bytes, bytes + text))
        return failed(srtp_err_status_cipher_fail);
    if (text > 0 && !EVP_DecryptUpdate(gcm_opening, bytes, &written, bytes, text))
        return failed(srtp_err_status_cipher_fail);
    if (!EVP_DecryptFinal_ex(gcm_opening, rest, &written)) return failed(srtp_err_status_auth_fail);
    *count = (unsigned int)text;
    return srtp_err_status_ok;
}

const srtp_cipher_type_t csrtp_aes_gcm_128 = {
    .alloc = gcm_allocate,
    .dealloc = deallocate,
    .init = gcm_key,
    .set_aad = gcm_add_data,
    .encrypt = gcm_encrypt,
    .decrypt = gcm_decrypt,
    .set_iv = gcm_set_iv,
    .get_tag = gcm_tag,
    .description = "AES-128 Galois/counter mode, OpenSSL",
    .test_data = &srtp_aes_gcm_128_test_case_0,
    .id = SRTP_AES_GCM_128,
};
