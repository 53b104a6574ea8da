#include "CCurl.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "Library.h"

struct post {
    uint64_t id;
    struct post *next;
    struct post *previous;
    CURL *easy;
    struct curl_slist *headers;
    size_t answer_left;
    // Kept only where it is asked for.
    int keeps_answer;
    uint8_t *answer;
    size_t answer_count;
    size_t answer_room;
    char error[CURL_ERROR_SIZE];
};

struct post_client {
    CURLM *multi;
    // Circular list of what is under way; `posts` itself is only its anchor.
    struct post posts;
    size_t count;
    struct post_limits limits;
    char *user_agent;
    // The answer that was handed out last.
    uint8_t *answer;
};

int post_library_is_there(void) { return has_library(); }

struct post_client *post_client_create(const char *user_agent, struct post_limits limits) {
    if (!has_library() || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return NULL;
    struct post_client *client = calloc(1, sizeof *client);
    if (!client) return NULL;
    client->posts.next = client->posts.previous = &client->posts;
    client->limits = limits;
    client->user_agent = strdup(user_agent);
    client->multi = curl_multi_init();
    if (!client->user_agent || !client->multi) {
        post_client_free(client);
        return NULL;
    }
    curl_multi_setopt(client->multi, CURLMOPT_MAXCONNECTS, 64L);
    return client;
}

static void post_free(struct post_client *client, struct post *post) {
    if (post->next) {
        post->next->previous = post->previous;
        post->previous->next = post->next;
        client->count -= 1;
    }
    if (post->easy) {
        curl_multi_remove_handle(client->multi, post->easy);
        curl_easy_cleanup(post->easy);
    }
    curl_slist_free_all(post->headers);
    free(post->answer);
    free(post);
}

void post_client_free(struct post_client *client) {
    while (client->posts.next != &client->posts) post_free(client, client->posts.next);
    if (client->multi) curl_multi_cleanup(client->multi);
    free(client->user_agent);
    free(client->answer);
    free(client);
}

// An answer that does not end is cut off, whether or not anybody wants to know what it says.
static size_t take_answer(char *bytes, size_t size, size_t count, void *context) {
    struct post *post = context;
    size_t length = size * count;
    if (length > post->answer_left) return 0;
    post->answer_left -= length;
    if (!post->keeps_answer) return length;
    if (post->answer_room - post->answer_count < length) {
        size_t room = 2 * post->answer_room + length + 4096;
        uint8_t *answer = realloc(post->answer, room);
        if (!answer) return 0;
        post->answer = answer;
        post->answer_room = room;
    }
    memcpy(post->answer + post->answer_count, bytes, length);
    post->answer_count += length;
    return length;
}

static int append(struct post *post, const char *header) {
    struct curl_slist *list = curl_slist_append(post->headers, header);
    if (list) post->headers = list;
    return list != NULL;
}

int post_client_begin(struct post_client *client, uint64_t id, const char *url, const char *headers,
                      const uint8_t *body, size_t count) {
    struct post *post = calloc(1, sizeof *post);
    if (!post) return 0;
    post->id = id;
    post->answer_left = client->limits.answer_bytes;
    post->keeps_answer = client->limits.keeps_answers;
    post->easy = curl_easy_init();
    // Without it libcurl would ask for permission before it sends a large body, and wait.
    int ok = post->easy && append(post, "Expect:");
    for (const char *header = headers; ok && *header; header += strlen(header) + 1) ok = append(post, header);
    if (ok) {
        CURL *easy = post->easy;
        // A redirect may not lead from one scheme to another: not to files, and not out of encryption.
        const char *scheme = strncasecmp(url, "https:", 6) == 0 ? "https" : "http";
#define SET(option, value) ok = ok && curl_easy_setopt(easy, option, value) == CURLE_OK
        SET(CURLOPT_URL, url);
        SET(CURLOPT_PROTOCOLS_STR, scheme);
        SET(CURLOPT_REDIR_PROTOCOLS_STR, scheme);
        SET(CURLOPT_FOLLOWLOCATION, 1L);
        SET(CURLOPT_MAXREDIRS, client->limits.redirects);
        SET(CURLOPT_POSTREDIR, (long)CURL_REDIR_POST_ALL);
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
        SET(CURLOPT_COPYPOSTFIELDS, count ? (const char *)body : "");
        SET(CURLOPT_HTTPHEADER, post->headers);
        SET(CURLOPT_USERAGENT, client->user_agent);
        SET(CURLOPT_CONNECTTIMEOUT_MS, client->limits.connect_ms);
        SET(CURLOPT_TIMEOUT_MS, client->limits.total_ms);
        SET(CURLOPT_WRITEFUNCTION, take_answer);
        SET(CURLOPT_WRITEDATA, post);
        SET(CURLOPT_ERRORBUFFER, post->error);
        SET(CURLOPT_PRIVATE, post);
        SET(CURLOPT_NOSIGNAL, 1L);
        // A name that does not resolve in time is left to its resolver thread: waiting for that thread would hold up
        // every other request, for as long as the system tries (ten seconds with a name server that is silent).
        SET(CURLOPT_QUICK_EXIT, 1L);
#undef SET
    }
    if (!ok || curl_multi_add_handle(client->multi, post->easy) != CURLM_OK) {
        post_free(client, post);
        return 0;
    }
    post->next = &client->posts;
    post->previous = client->posts.previous;
    post->previous->next = post;
    client->posts.previous = post;
    client->count += 1;
    return 1;
}

size_t post_client_count(const struct post_client *client) { return client->count; }

void post_client_wait(struct post_client *client, int bell, int milliseconds) {
    struct curl_waitfd extra = {.fd = bell, .events = CURL_WAIT_POLLIN};
    curl_multi_poll(client->multi, &extra, bell < 0 ? 0 : 1, milliseconds, NULL);
}

void post_client_run(struct post_client *client) {
    int running;
    curl_multi_perform(client->multi, &running);
}

int post_client_take(struct post_client *client, struct post_result *out) {
    CURLMsg *message;
    int left;
    while ((message = curl_multi_info_read(client->multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        struct post *post = NULL;
        curl_off_t connected = 0;
        CURLcode code = message->data.result;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &post);
        memset(out, 0, sizeof *out);
        out->id = post->id;
        curl_easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &out->status);
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRETRANSFER_TIME_T, &connected);
        out->is_connected = connected > 0;
        const char *words = post->error[0] ? post->error : curl_easy_strerror(code);
        strncpy(out->error, words, sizeof out->error - 1);
        out->is_whole = code == CURLE_OK;
        free(client->answer);
        client->answer = post->answer;
        out->answer_count = post->answer_count;
        post->answer = NULL;
        post_free(client, post);
        return 1;
    }
    return 0;
}

const uint8_t *post_client_answer(const struct post_client *client) { return client->answer; }

// Plain connections ----------------------------------------------------------------------------------------------

struct stream {
    CURL *easy;
    curl_socket_t socket;
};

struct stream *stream_open(const char *url, int is_web, long connect_ms, char *error, size_t error_capacity) {
    char words[CURL_ERROR_SIZE] = "";
    strncpy(error, "libcurl.so.4 cannot be loaded", error_capacity - 1);
    if (!has_library() || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return NULL;
    struct stream *stream = calloc(1, sizeof *stream);
    if (!stream || !(stream->easy = curl_easy_init())) {
        free(stream);
        return NULL;
    }
    CURL *easy = stream->easy;
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    if (is_web) curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    else curl_easy_setopt(easy, CURLOPT_SSL_ENABLE_ALPN, 0L);
    CURLcode code = curl_easy_perform(easy);
    if (code == CURLE_OK) code = curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &stream->socket);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, NULL);
    if (code == CURLE_OK) return stream;
    strncpy(error, words[0] ? words : curl_easy_strerror(code), error_capacity - 1);
    stream_close(stream);
    return NULL;
}

void stream_close(struct stream *stream) {
    curl_easy_cleanup(stream->easy);
    free(stream);
}

static int is_ready(struct stream *stream, short events, long milliseconds) {
    struct pollfd one = {stream->socket, events, 0};
    return poll(&one, 1, (int)milliseconds) > 0;
}

int stream_send(struct stream *stream, const void *bytes, size_t count, long milliseconds) {
    const char *next = bytes;
    while (count > 0) {
        size_t sent = 0;
        CURLcode code = curl_easy_send(stream->easy, next, count, &sent);
        if (code != CURLE_OK && code != CURLE_AGAIN) return -1;
        if (code == CURLE_AGAIN && !is_ready(stream, POLLOUT, milliseconds)) return -1;
        next += sent;
        count -= sent;
    }
    return 0;
}

long stream_receive(struct stream *stream, void *bytes, size_t capacity, long milliseconds) {
    while (1) {
        size_t received = 0;
        CURLcode code = curl_easy_recv(stream->easy, bytes, capacity, &received);
        if (code == CURLE_OK) return (long)received;
        if (code != CURLE_AGAIN) return -1;
        if (!is_ready(stream, POLLIN, milliseconds)) return -2;
    }
}
