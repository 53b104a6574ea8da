// OpenSSL for Swift: the headers, and functions for the macros that Swift cannot see.
#pragma once

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/srtp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

// Macros of OpenSSL's, as functions under names of our own.

static inline int quartet_X509_set_common_name(X509 *certificate, const char *name) {
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0) == 1
        && X509_set_issuer_name(certificate, subject) == 1;
}

static inline EVP_PKEY *quartet_generate_p256_key(void) { return EVP_EC_gen("P-256"); }

static inline int quartet_SSL_CTX_set_only_protocol(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version) == 1
        && SSL_CTX_set_max_proto_version(context, version) == 1;
}

static inline int quartet_SSL_CTX_set_groups(SSL_CTX *context, const char *names) {
    return (int)SSL_CTX_set1_groups_list(context, names);
}

static inline int quartet_SSL_CTX_set_signature_algorithms(SSL_CTX *context, const char *names) {
    return (int)SSL_CTX_set1_sigalgs_list(context, names);
}

// No resumption, no renegotiation, no compression, our order of cipher suites, and an MTU that is told and not asked.
static inline void quartet_SSL_CTX_restrict(SSL_CTX *context) {
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION
        | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_QUERY_MTU);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static inline void quartet_SSL_CTX_set_max_cert_list(SSL_CTX *context, long count) {
    SSL_CTX_set_max_cert_list(context, count);
}

static inline int quartet_SSL_CTX_set_max_send_fragment(SSL_CTX *context, long count) {
    return (int)SSL_CTX_set_max_send_fragment(context, count);
}

static inline int quartet_DTLS_set_link_mtu(SSL *ssl, long count) { return (int)DTLS_set_link_mtu(ssl, count); }

static inline void quartet_BIO_set_retry_read(BIO *bio) { BIO_set_retry_read(bio); }

static inline void quartet_BIO_clear_retry_flags(BIO *bio) { BIO_clear_retry_flags(bio); }
