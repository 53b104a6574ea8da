// SRTP for Swift, on OpenSSL: media by functions of our own, control and whole clients by libsrtp2 with OpenSSL's
// ciphers in place of its own.
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

// Media ----------------------------------------------------------------------------------------------------------

/// The largest packet that is sealed or opened.
#define CSRTP_MEDIA_BYTES 2048

/// The session keys of one direction's RTP packets, for any number of SSRCs. It knows no packet but the one at work:
/// the caller keeps rollover counters and what was received already.
typedef struct csrtp_media csrtp_media;

/// Derives the session keys. `gcm` and `master` are as for csrtp_create. NULL if OpenSSL has no memory, or no AES.
csrtp_media *csrtp_media_create(int gcm, const uint8_t *master);
void csrtp_media_free(csrtp_media *media);

/// A piece of memory.
typedef struct csrtp_place {
    const void *start;
    size_t bytes;
} csrtp_place;

#define CSRTP_MEDIA_PLACES 3

/// Where the keys lie, so that they can be fetched into the caches before they are needed; nowhere if start is NULL.
/// How large OpenSSL's objects are is a guess.
csrtp_place csrtp_media_place(const csrtp_media *media, int index);

/// Encrypts an RTP packet in place and puts its tag behind it, where there must be room for 16 bytes.
/// `header_bytes` is where the payload begins, behind contributing sources and extension; `rollover` is the upper part
/// of the packet's index, whose lower is its sequence number. The size with the tag; 0 when the sizes make no sense.
size_t csrtp_seal(csrtp_media *media, uint8_t *packet, size_t header_bytes, size_t count, uint32_t rollover);

/// Checks and decrypts an RTP packet in place. The size without the tag; 0 when it is not authentic, its bytes may have
/// been overwritten then.
size_t csrtp_open(csrtp_media *media, uint8_t *packet, size_t header_bytes, size_t count, uint32_t rollover);
