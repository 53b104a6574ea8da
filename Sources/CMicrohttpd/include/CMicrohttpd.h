// libmicrohttpd for Swift: what it offers only through variadic functions and untyped pointers, with types.
//
// The daemon has no listener and no thread of its own: accepted sockets are handed in, http_run does what is due, and
// one descriptor tells when that is. A connection is known by the number it was added with.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <microhttpd.h>

struct http_daemon;

struct http_callbacks {
    void *context;
    // A request line has arrived; `target` is its second word, untouched.
    void (*target)(void *context, uint64_t id, const char *target);
    // Once when the headers are complete (`is_start`), then with each piece of the body, at last with neither. Answers
    // 0 to drop the connection. A response may be queued at the start and at the end, not between.
    int (*handle)(void *context, uint64_t id, struct MHD_Connection *connection, const char *method,
                  const char *version, int is_start, const uint8_t *piece, size_t count);
    // The response to the running request went out, or never will.
    void (*completed)(void *context, uint64_t id);
    // A connection was upgraded. Bytes that arrived behind the request come along. `handle` is to be given back with
    // http_upgrade_done, outside of http_run; the socket stays open only in duplicates.
    void (*upgraded)(void *context, uint64_t id, int socket, const uint8_t *extra, size_t count,
                     struct MHD_UpgradeResponseHandle *handle);
    // The connection is gone.
    void (*closed)(void *context, uint64_t id);
};

// NULL when it cannot start.
struct http_daemon *http_start(const struct http_callbacks *callbacks, unsigned connections_max, size_t memory_bytes);
// Every suspended connection must have been resumed.
void http_stop(struct http_daemon *daemon);
// Can be read when http_run has work.
int http_descriptor(const struct http_daemon *daemon);
// Milliseconds until http_run must be called without that; -1 for never.
int64_t http_timeout(struct http_daemon *daemon);
void http_run(struct http_daemon *daemon);

// Hands in a socket, which is closed by the daemon from now on; 0 when it was refused (and closed).
int http_add(struct http_daemon *daemon, int socket, uint64_t id);
size_t http_header_bytes(struct MHD_Connection *connection);
void http_upgrade_done(struct MHD_UpgradeResponseHandle *handle);

// Calls `each` for every header in order.
typedef void (*http_header_callback)(void *context, const char *name, const char *value);
void http_headers(struct MHD_Connection *connection, http_header_callback each, void *context);

// A response over a copy of the bytes.
struct MHD_Response *http_response(const void *bytes, size_t count);
// A response that makes the connection a WebSocket.
struct MHD_Response *http_upgrade_response(struct http_daemon *daemon);
