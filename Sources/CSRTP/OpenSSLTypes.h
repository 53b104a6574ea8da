// The replacements for libsrtp2's own cipher and authentication types.
#pragma once

#include <srtp2/auth.h>
#include <srtp2/cipher.h>
#include <stddef.h>
#include <stdint.h>

/// Fetches OpenSSL's implementations; 0 on failure. Once in a process, before any of the types below is used.
int csrtp_fetch_ciphers(void);

extern const srtp_cipher_type_t csrtp_aes_icm_128;
extern const srtp_cipher_type_t csrtp_aes_gcm_128;
extern const srtp_auth_type_t csrtp_hmac_sha1;

/// Fetches AES for csrtp_media; 0 on failure. Once in a process.
int csrtp_fetch_block_cipher(void);

/// A key of HMAC-SHA1: the two chaining values behind it, padded.
typedef struct csrtp_hmac {
    uint32_t inner[5];
    uint32_t outer[5];
} csrtp_hmac;

void csrtp_hmac_key(csrtp_hmac *hmac, const uint8_t *key, size_t key_bytes);

/// The first bytes, at most 20, of the code of a packet with its rollover counter behind it (RFC 3711 §4.2).
void csrtp_hmac_tag(
    const csrtp_hmac *hmac, const uint8_t *packet, size_t count, uint32_t rollover, uint8_t *tag, size_t tag_bytes);
