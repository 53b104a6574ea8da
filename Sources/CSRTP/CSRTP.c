#include "CSRTP.h"

#include <pthread.h>
#include <string.h>

#include "OpenSSLTypes.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static srtp_err_status_t outcome = srtp_err_status_init_fail;

static void start(void) {
    if (!csrtp_fetch_ciphers() || !csrtp_fetch_block_cipher()) {
        outcome = srtp_err_status_cipher_fail;
        return;
    }
    outcome = srtp_init();
    if (outcome == srtp_err_status_ok) outcome = srtp_replace_cipher_type(&csrtp_aes_icm_128, SRTP_AES_ICM_128);
    if (outcome == srtp_err_status_ok) outcome = srtp_replace_cipher_type(&csrtp_aes_gcm_128, SRTP_AES_GCM_128);
    if (outcome == srtp_err_status_ok) outcome = srtp_replace_auth_type(&csrtp_hmac_sha1, SRTP_HMAC_SHA1);
}

srtp_err_status_t csrtp_start(void) {
    if (pthread_once(&once, start) != 0) return srtp_err_status_init_fail;
    return outcome;
}

srtp_err_status_t csrtp_create(srtp_t *session, const csrtp_parameters *parameters, const uint8_t *master) {
    srtp_err_status_t started = csrtp_start();
    if (started != srtp_err_status_ok) return started;

    srtp_policy_t policy;
    memset(&policy, 0, sizeof policy);
    if (parameters->gcm) {
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtp);
        srtp_crypto_policy_set_aes_gcm_128_16_auth(&policy.rtcp);
    } else {
        srtp_crypto_policy_set_rtp_default(&policy.rtp);
        srtp_crypto_policy_set_rtcp_default(&policy.rtcp);
    }
    policy.ssrc.type = parameters->inbound ? ssrc_any_inbound : ssrc_any_outbound;
    // libsrtp2 only reads the key; its interface is older than that promise.
    policy.key = (unsigned char *)master;
    policy.window_size = parameters->window;
    // A packet sent again for a NACK carries the number, and the bytes, that it had the first time.
    policy.allow_repeat_tx = 1;
    return srtp_create(session, &policy);
}
