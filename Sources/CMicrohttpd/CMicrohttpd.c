// Implementation of CMicrohttpd.h.
#include "CMicrohttpd.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

struct http_daemon {
    struct MHD_Daemon *mhd;
    struct http_callbacks callbacks;
    // The number of the connection that http_add is adding.
    uint64_t adding;
};

// Marks a request whose headers were already reported.
static char started;

static uint64_t id_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? 0 : (uint64_t)(uintptr_t)info->socket_context;
}

static void *on_target(void *context, const char *target, struct MHD_Connection *connection) {
    struct http_daemon *daemon = context;
    daemon->callbacks.target(daemon->callbacks.context, id_of(connection), target);
    return NULL;
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *piece, size_t *count, void **state) {
    struct http_daemon *daemon = context;
    int is_start = *state == NULL;
    (void)url;
    *state = &started;
    int goes_on = daemon->callbacks.handle(daemon->callbacks.context, id_of(connection), connection, method, version,
                                           is_start, (const uint8_t *)piece, is_start ? 0 : *count);
    if (!is_start) *count = 0;
    return goes_on ? MHD_YES : MHD_NO;
}

static void on_completed(void *context, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode code) {
    struct http_daemon *daemon = context;
    (void)state;
    (void)code;
    daemon->callbacks.completed(daemon->callbacks.context, id_of(connection));
}

static void on_connection(void *context, struct MHD_Connection *connection, void **socket_context,
                          enum MHD_ConnectionNotificationCode code) {
    struct http_daemon *daemon = context;
    (void)connection;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) *socket_context = (void *)(uintptr_t)daemon->adding;
    else daemon->callbacks.closed(daemon->callbacks.context, (uint64_t)(uintptr_t)*socket_context);
}

// Percent signs stay: decoding in place would end strings at an encoded zero.
static size_t no_unescaping(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

static void on_upgrade(void *context, struct MHD_Connection *connection, void *state, const char *extra, size_t count,
                       MHD_socket socket, struct MHD_UpgradeResponseHandle *handle) {
    struct http_daemon *daemon = context;
    (void)state;
    daemon->callbacks.upgraded(daemon->callbacks.context, id_of(connection), socket, (const uint8_t *)extra, count,
                               handle);
}

struct http_daemon *http_start(const struct http_callbacks *callbacks, unsigned connections_max, size_t memory_bytes) {
    struct http_daemon *daemon = calloc(1, sizeof *daemon);
    if (daemon == NULL) return NULL;
    daemon->callbacks = *callbacks;
    daemon->mhd = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_UPGRADE | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL,
        on_request, daemon,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, daemon,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, daemon,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, daemon,
        MHD_OPTION_UNESCAPE_CALLBACK, no_unescaping, NULL,
        MHD_OPTION_CONNECTION_LIMIT, connections_max,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory_bytes,
        MHD_OPTION_CONNECTION_TIMEOUT, 0u,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
        MHD_OPTION_END);
    if (daemon->mhd == NULL) {
        free(daemon);
        return NULL;
    }
    return daemon;
}

void http_stop(struct http_daemon *daemon) {
    MHD_stop_daemon(daemon->mhd);
    free(daemon);
}

int http_descriptor(const struct http_daemon *daemon) {
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon->mhd, MHD_DAEMON_INFO_EPOLL_FD);
    return info == NULL ? -1 : info->epoll_fd;
}

int64_t http_timeout(struct http_daemon *daemon) {
    MHD_UNSIGNED_LONG_LONG milliseconds;
    return MHD_get_timeout(daemon->mhd, &milliseconds) == MHD_YES ? (int64_t)milliseconds : -1;
}

void http_run(struct http_daemon *daemon) { MHD_run(daemon->mhd); }

int http_add(struct http_daemon *daemon, int socket, uint64_t id) {
    // Whose address it is matters to nobody: limits for single addresses are not MHD's here.
    struct sockaddr_in nobody;
    memset(&nobody, 0, sizeof nobody);
    nobody.sin_family = AF_INET;
    daemon->adding = id;
    return MHD_add_connection(daemon->mhd, socket, (struct sockaddr *)&nobody, sizeof nobody) == MHD_YES;
}

size_t http_header_bytes(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info == NULL ? 0 : info->header_size;
}

void http_upgrade_done(struct MHD_UpgradeResponseHandle *handle) {
    MHD_upgrade_action(handle, MHD_UPGRADE_ACTION_CLOSE);
}

struct header_walk {
    http_header_callback each;
    void *context;
};

static enum MHD_Result on_header(void *context, enum MHD_ValueKind kind, const char *name, const char *value) {
    const struct header_walk *walk = context;
    (void)kind;
    walk->each(walk->context, name, value == NULL ? "" : value);
    return MHD_YES;
}

void http_headers(struct MHD_Connection *connection, http_header_callback each, void *context) {
    struct header_walk walk = {each, context};
    MHD_get_connection_values(connection, MHD_HEADER_KIND, on_header, &walk);
}

struct MHD_Response *http_response(const void *bytes, size_t count) {
    return MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}

struct MHD_Response *http_upgrade_response(struct http_daemon *daemon) {
    return MHD_create_response_for_upgrade(on_upgrade, daemon);
}
