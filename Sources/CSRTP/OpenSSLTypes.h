// The replacements for libsrtp2's own cipher and authentication types.
#pragma once

#include <srtp2/auth.h>
#include <srtp2/cipher.h>

/// Fetches OpenSSL's implementations; 0 on failure. Once in a process, before any of the types below is used.
int csrtp_fetch_ciphers(void);

extern const srtp_cipher_type_t csrtp_aes_icm_128;
extern const srtp_cipher_type_t csrtp_aes_gcm_128;
extern const srtp_auth_type_t csrtp_hmac_sha1;
