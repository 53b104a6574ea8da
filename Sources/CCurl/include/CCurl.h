// libcurl for Swift: POSTs that run side by side on one thread, and plain connections. libcurl sets its options through
// variadic functions, which Swift cannot call; here they have types. All functions of one client belong to one thread.
#pragma once

#include <stddef.h>
#include <stdint.h>

struct post_client;

// How long things may take, and how much of an answer is read.
struct post_limits {
    long connect_ms;
    long total_ms;
    size_t answer_bytes;
    long redirects;
    // Whether answers are kept for post_client_take.
    int keeps_answers;
};

// What became of a POST.
struct post_result {
    uint64_t id;
    // The last HTTP status that arrived; 0 when none did.
    long status;
    // Whether a connection was made on which the request could be sent.
    int is_connected;
    // In libcurl's words, when `status` is 0.
    char error[256];
    // Whether all of the answer came.
    int is_whole;
    // Of the answer, where answers are kept.
    size_t answer_count;
};

// Whether libcurl can be loaded, which this does. Safe from any thread.
int post_library_is_there(void);
// NULL when libcurl is not there, or memory is not.
struct post_client *post_client_create(const char *user_agent, struct post_limits limits);
// Ends whatever is under way, without results.
void post_client_free(struct post_client *client);

// Begins a POST of a copy of the body. `headers` are whole lines, one after the other, each ended by a zero byte, with
// an empty one at the end. Answers 0 when it could not begin; then no result follows.
int post_client_begin(struct post_client *client, uint64_t id, const char *url, const char *headers,
                      const uint8_t *body, size_t count);
// How many are under way.
size_t post_client_count(const struct post_client *client);
// Waits until something can be done, `bell` can be read (unless it is -1), or the time is over.
void post_client_wait(struct post_client *client, int bell, int milliseconds);
// Does what can be done without waiting.
void post_client_run(struct post_client *client);
// Takes the next result: 1, or 0 when there is none.
int post_client_take(struct post_client *client, struct post_result *out);
// The bytes of the answer of the result that was taken last; valid until the next is. NULL where there are none.
const uint8_t *post_client_answer(const struct post_client *client);

// A connection for whoever speaks a protocol of its own on it.
struct stream;

// Connects to the host and port of a URL, with TLS and a checked certificate where that begins with https. Waits.
// `is_web` says that HTTP follows. NULL when it did not come about; `error` then holds libcurl's words.
struct stream *stream_open(const char *url, int is_web, long connect_ms, char *error, size_t error_capacity);
void stream_close(struct stream *stream);
// Sends all of it; 0, or -1 when the connection broke or took nothing for so long.
int stream_send(struct stream *stream, const void *bytes, size_t count, long milliseconds);
// Takes what has come: how many bytes; 0 at the end; -1 when it broke; -2 when nothing came for so long.
long stream_receive(struct stream *stream, void *bytes, size_t capacity, long milliseconds);
