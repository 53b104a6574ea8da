// libsrtp2 for Swift, with OpenSSL's ciphers in place of its own.
//
// Debian builds libsrtp2 on NSS, which is several times slower and slows further with the number of sessions. libsrtp2
// lets a program replace its cipher and authentication types; what it does above them (rollover counters, replay
// windows, SRTCP, key derivation) stays as it is.
#pragma once

#include <srtp2/srtp.h>
#include <stddef.h>
#include <stdint.h>

/// Makes libsrtp2 ready, once in a process: initialises it and replaces AES-ICM-128, AES-GCM-128 and HMAC-SHA1 by
/// OpenSSL's. Every replacement has to pass libsrtp2's self-test first. Safe from any thread, any number of times.
/// Answers srtp_err_status_ok, or what went wrong the first time.
srtp_err_status_t csrtp_start(void);

/// What a session protects with: `gcm` is AEAD_AES_128_GCM (RFC 7714), otherwise AES128_CM_HMAC_SHA1_80 (RFC 3711).
/// A session serves one direction and any SSRC.
typedef struct csrtp_parameters {
    int gcm;
    int inbound;
    /// Packets that may arrive late and still be told from replays.
    unsigned long window;
} csrtp_parameters;

/// Creates a session. `master` holds the 16 key bytes and behind them the salt: 12 bytes for GCM, 14 otherwise.
srtp_err_status_t csrtp_create(srtp_t *session, const csrtp_parameters *parameters, const uint8_t *master);
