#include "CUsrsctp.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <usrsctp.h>

// How long an owner of another thread waits for its turn before it shares the clock after all: better than a deadlock.
#define TURN_WAIT_SECONDS 20

// Any moment that is not nought.
#define TIME_ORIGIN_SECONDS 1000000000u

// What the last association of all leaves behind (timers that free its memory) is due within this time.
#define AFTERLIFE_MS 1000

// usrsctp walks through the timers of all associations whenever it is told of time, so it is told no oftener than this.
// A timer may be early by as much: one that retransmits by an eighth of its shortest wait.
#define TIMERS_MS 50

struct node {
    struct node *next;
    struct cusrsctp_event event;
    void *owned; // the message's buffer, made by usrsctp; a packet's bytes follow the node itself
};

struct owner {
    bool is_taken;
    bool has_claim;
    bool has_clock;
    int64_t clock_offset; // stack time minus this owner's time
    struct node *first, *last;
};

// The mutex keeps threads apart in memory; the claim keeps them apart in time. Callbacks run with the mutex held.
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static bool is_started;
static uint64_t stack_ms;
static uint64_t timers_ms; // up to when usrsctp's timers have run
static unsigned claim_count;
static pthread_t claimant;
static struct owner owners[CUSRSCTP_OWNERS_MAX + 1];

static _Thread_local bool is_inside;

static void enter(void) {
    pthread_mutex_lock(&mutex);
    is_inside = true;
}

static void leave(void) {
    is_inside = false;
    pthread_mutex_unlock(&mutex);
}

// usrsctp asks the wall clock how long a round trip took, and does not resend what seems to have been sent just now:
// a clock set back by an hour would stop it for that hour, and virtual time would not count at all. So while a call
// of ours is under way, its question is answered with the stack's own time; to everyone else this is the system's
// answer.
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    if (is_inside) {
        time->tv_sec = (time_t)(TIME_ORIGIN_SECONDS + stack_ms / 1000);
        time->tv_usec = (suseconds_t)(stack_ms % 1000 * 1000);
        return 0;
    }
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
    time->tv_sec = now.tv_sec;
    time->tv_usec = (suseconds_t)(now.tv_nsec / 1000);
    return 0;
}

static struct owner *owner_of(uint64_t association) {
    uint64_t number = association >> 32;
    return number >= 1 && number <= CUSRSCTP_OWNERS_MAX && owners[number].is_taken ? &owners[number] : NULL;
}

static void append(struct owner *owner, struct node *node) {
    node->next = NULL;
    if (owner->last) owner->last->next = node;
    else owner->first = node;
    owner->last = node;
}

static void append_plain(uint64_t association, enum cusrsctp_event_kind kind, uint16_t stream, size_t count) {
    struct owner *owner = owner_of(association);
    struct node *node = owner ? calloc(1, sizeof *node) : NULL;
    if (!node) return;
    node->event.association = association;
    node->event.kind = kind;
    node->event.stream = stream;
    node->event.count = count;
    append(owner, node);
}

static void drop_first(struct owner *owner) {
    struct node *node = owner->first;
    if (!node) return;
    owner->first = node->next;
    if (!owner->first) owner->last = NULL;
    free(node->owned);
    free(node);
}

// usrsctp has a packet for the peer.
static int on_packet(void *address, void *buffer, size_t length, uint8_t tos, uint8_t set_df) {
    (void)tos, (void)set_df;
    struct owner *owner = owner_of((uint64_t)(uintptr_t)address);
    struct node *node = owner ? malloc(sizeof *node + length) : NULL;
    if (!node) return 0;
    memset(node, 0, sizeof *node);
    uint8_t *copy = (uint8_t *)(node + 1);
    memcpy(copy, buffer, length);
    node->event.association = (uint64_t)(uintptr_t)address;
    node->event.kind = CUSRSCTP_PACKET;
    node->event.bytes = copy;
    node->event.count = length;
    append(owner, node);
    return 0;
}

// A notification is read field by field after its type and its length have been looked at: usrsctp makes them shorter
// than the union that its header declares.
static void on_notification(uint64_t association, const uint8_t *bytes, size_t count) {
    uint16_t type;
    if (count < sizeof type) return;
    memcpy(&type, bytes, sizeof type);
    if (type == SCTP_ASSOC_CHANGE) {
        struct sctp_assoc_change change;
        if (count < sizeof change) return;
        memcpy(&change, bytes, sizeof change);
        if (change.sac_state == SCTP_COMM_UP) append_plain(association, CUSRSCTP_UP, change.sac_outbound_streams, 0);
        else append_plain(association, CUSRSCTP_DOWN, 0, 0);
    } else if (type == SCTP_STREAM_RESET_EVENT) {
        struct sctp_stream_reset_event reset;
        if (count < sizeof reset) return;
        memcpy(&reset, bytes, sizeof reset);
        bool is_done = !(reset.strreset_flags & (SCTP_STREAM_RESET_DENIED | SCTP_STREAM_RESET_FAILED));
        if (!is_done || !(reset.strreset_flags & SCTP_STREAM_RESET_INCOMING_SSN)) return;
        for (size_t at = sizeof reset; at + sizeof(uint16_t) <= count; at += sizeof(uint16_t)) {
            uint16_t stream;
            memcpy(&stream, bytes + at, sizeof stream);
            append_plain(association, CUSRSCTP_STREAM_RESET, stream, 0);
        }
    }
}

// usrsctp has a message or a notification for us; the buffer is ours to free.
static int on_receive(struct socket *socket, union sctp_sockstore address, void *data, size_t count,
                      struct sctp_rcvinfo info, int flags, void *context) {
    (void)socket, (void)address;
    uint64_t association = (uint64_t)(uintptr_t)context;
    if (!data) return 1;
    if (flags & MSG_NOTIFICATION) {
        on_notification(association, data, count);
        free(data);
        return 1;
    }
    struct owner *owner = owner_of(association);
    struct node *node = owner ? calloc(1, sizeof *node) : NULL;
    if (!node) {
        free(data);
        return 1;
    }
    node->owned = data;
    node->event.association = association;
    node->event.kind = CUSRSCTP_MESSAGE;
    node->event.is_end = (flags & MSG_EOR) != 0;
    node->event.stream = info.rcv_sid;
    node->event.protocol = ntohl(info.rcv_ppid);
    node->event.bytes = data;
    node->event.count = count;
    append(owner, node);
    return 1;
}

// The peer has acknowledged something.
static int on_room(struct socket *socket, uint32_t free_bytes, void *context) {
    (void)socket;
    append_plain((uint64_t)(uintptr_t)context, CUSRSCTP_ROOM, 0, free_bytes);
    return 1;
}

// RFC 8831 5: no IP addresses to manage, no authentication, no ECN inside DTLS. A stray packet is never answered.
static void start_stack(void) {
    usrsctp_init_nothreads(0, on_packet, NULL);
    usrsctp_sysctl_set_sctp_blackhole(2);
    usrsctp_sysctl_set_sctp_ecn_enable(0);
    usrsctp_sysctl_set_sctp_asconf_enable(0);
    usrsctp_sysctl_set_sctp_auto_asconf(0);
    usrsctp_sysctl_set_sctp_auth_enable(0);
    usrsctp_sysctl_set_sctp_nrsack_enable(0);
    usrsctp_sysctl_set_sctp_pktdrop_enable(0);
    usrsctp_sysctl_set_sctp_pr_enable(1);
    usrsctp_sysctl_set_sctp_reconfig_enable(1);
    // Bounds what a peer can make us hold in unfinished messages, and what we queue for it, in chunks.
    usrsctp_sysctl_set_sctp_max_chunks_on_queue(2048);
    // Handles are never shared between associations, so an old packet cannot reach a new one: tags need no rest.
    usrsctp_sysctl_set_sctp_vtag_time_wait(0);
    is_started = true;
}

uint32_t cusrsctp_create_owner(void) {
    uint32_t result = 0;
    enter();
    if (!is_started) start_stack();
    for (uint32_t number = 1; number <= CUSRSCTP_OWNERS_MAX; number++) {
        if (owners[number].is_taken) continue;
        memset(&owners[number], 0, sizeof owners[number]);
        owners[number].is_taken = true;
        result = number;
        break;
    }
    leave();
    return result;
}

static void run_timers(void) {
    uint64_t elapsed = stack_ms - timers_ms;
    timers_ms = stack_ms;
    usrsctp_handle_timers((uint32_t)(elapsed < INT32_MAX ? elapsed : INT32_MAX));
}

static void release(struct owner *owner) {
    if (!owner->has_claim) return;
    owner->has_claim = false;
    owner->has_clock = false;
    if (--claim_count > 0) return;
    stack_ms += AFTERLIFE_MS;
    run_timers();
    pthread_cond_broadcast(&turn);
}

void cusrsctp_destroy_owner(uint32_t number) {
    enter();
    struct owner *owner = &owners[number];
    release(owner);
    while (owner->first) drop_first(owner);
    owner->is_taken = false;
    leave();
}

void cusrsctp_claim(uint32_t number) {
    enter();
    struct owner *owner = &owners[number];
    if (!owner->has_claim) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += TURN_WAIT_SECONDS;
        while (claim_count > 0 && !pthread_equal(claimant, pthread_self())) {
            if (pthread_cond_timedwait(&turn, &mutex, &until) == ETIMEDOUT) break;
        }
        claim_count++;
        claimant = pthread_self();
        owner->has_claim = true;
    }
    leave();
}

void cusrsctp_release(uint32_t number) {
    enter();
    release(&owners[number]);
    leave();
}

static bool set(struct socket *socket, int option, const void *value, size_t count) {
    return usrsctp_setsockopt(socket, IPPROTO_SCTP, option, value, (socklen_t)count) == 0;
}

static bool set_buffers(struct socket *socket, const struct cusrsctp_settings *settings) {
    int send = (int)settings->send_buffer_bytes, receive = (int)settings->receive_buffer_bytes;
    struct linger at_once = {.l_onoff = 1, .l_linger = 0};
    uint32_t partial = settings->message_bytes_max + 1;
    return usrsctp_setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &send, sizeof send) == 0
        && usrsctp_setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receive, sizeof receive) == 0
        && usrsctp_setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once) == 0
        && set(socket, SCTP_PARTIAL_DELIVERY_POINT, &partial, sizeof partial);
}

static bool set_behaviour(struct socket *socket, const struct cusrsctp_settings *settings) {
    const uint32_t on = 1;
    struct sctp_initmsg initial = {
        .sinit_num_ostreams = settings->stream_count,
        .sinit_max_instreams = settings->stream_count,
        .sinit_max_attempts = settings->attempts_max,
        .sinit_max_init_timeo = (uint16_t)settings->retransmission_max_ms,
    };
    struct sctp_rtoinfo timing = {
        .srto_initial = settings->retransmission_initial_ms,
        .srto_max = settings->retransmission_max_ms,
        .srto_min = settings->retransmission_min_ms,
    };
    struct sctp_assocparams patience = {.sasoc_asocmaxrxt = settings->attempts_max};
    struct sctp_assoc_value resets = {.assoc_id = SCTP_ALL_ASSOC, .assoc_value = SCTP_ENABLE_RESET_STREAM_REQ};
    if (!set(socket, SCTP_NODELAY, &on, sizeof on)) return false;
    if (!set(socket, SCTP_INITMSG, &initial, sizeof initial)) return false;
    if (!set(socket, SCTP_RTOINFO, &timing, sizeof timing)) return false;
    if (!set(socket, SCTP_ASSOCINFO, &patience, sizeof patience)) return false;
    if (!set(socket, SCTP_ENABLE_STREAM_RESET, &resets, sizeof resets)) return false;
    const uint16_t wanted[] = {SCTP_ASSOC_CHANGE, SCTP_STREAM_RESET_EVENT};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct sctp_event event = {.se_assoc_id = SCTP_ALL_ASSOC, .se_type = wanted[i], .se_on = 1};
        if (!set(socket, SCTP_EVENT, &event, sizeof event)) return false;
    }
    return true;
}

// The path is a DTLS record in a datagram: its size is known, and ICE already watches whether the peer is alive.
static bool set_path(struct socket *socket, const struct cusrsctp_settings *settings) {
    struct sctp_paddrparams path = {
        .spp_flags = SPP_PMTUD_DISABLE | SPP_HB_DISABLE,
        .spp_pathmtu = settings->packet_bytes_max,
        .spp_pathmaxrxt = settings->attempts_max,
    };
    return set(socket, SCTP_PEER_ADDR_PARAMS, &path, sizeof path);
}

static struct socket *open_socket(uint64_t association, const struct cusrsctp_settings *settings) {
    struct socket *socket =
        usrsctp_socket(AF_CONN, SOCK_STREAM, IPPROTO_SCTP, on_receive, on_room, 0, (void *)(uintptr_t)association);
    if (!socket) return NULL;
    struct sockaddr_conn address = {
        .sconn_family = AF_CONN,
        .sconn_port = htons(settings->port),
        .sconn_addr = (void *)(uintptr_t)association,
    };
    // Both sides connect (RFC 8841 10.2): crossing INITs are what SCTP expects. EINPROGRESS is the good answer.
    bool is_ready = usrsctp_set_non_blocking(socket, 1) == 0 && set_buffers(socket, settings)
        && set_behaviour(socket, settings) && set_path(socket, settings)
        && usrsctp_bind(socket, (struct sockaddr *)&address, sizeof address) == 0;
    if (is_ready && usrsctp_connect(socket, (struct sockaddr *)&address, sizeof address) != 0) {
        is_ready = errno == EINPROGRESS;
    }
    if (is_ready) return socket;
    usrsctp_close(socket);
    return NULL;
}

void *cusrsctp_open(uint64_t association, const struct cusrsctp_settings *settings) {
    enter();
    usrsctp_register_address((void *)(uintptr_t)association);
    struct socket *socket = open_socket(association, settings);
    if (!socket) usrsctp_deregister_address((void *)(uintptr_t)association);
    leave();
    return socket;
}

void cusrsctp_close(void *socket, uint64_t association) {
    enter();
    usrsctp_close(socket);
    usrsctp_deregister_address((void *)(uintptr_t)association);
    leave();
}

void cusrsctp_receive(uint64_t association, const uint8_t *bytes, size_t count) {
    enter();
    usrsctp_conninput((void *)(uintptr_t)association, bytes, count, 0);
    leave();
}

static enum cusrsctp_verdict verdict_of(int error) {
    switch (error) {
    case 0: return CUSRSCTP_TAKEN;
    case EWOULDBLOCK: case EALREADY: case ENOBUFS: case ENOMEM: return CUSRSCTP_LATER;
    case EMSGSIZE: return CUSRSCTP_TOO_LARGE;
    default: return CUSRSCTP_REFUSED;
    }
}

enum cusrsctp_verdict cusrsctp_send(void *socket, const uint8_t *bytes, size_t count, uint16_t stream,
                                    uint32_t protocol, bool is_ordered, enum cusrsctp_policy policy,
                                    uint32_t policy_value) {
    struct sctp_sendv_spa info = {
        .sendv_flags = SCTP_SEND_SNDINFO_VALID,
        .sendv_sndinfo = {
            .snd_sid = stream,
            .snd_flags = (uint16_t)(is_ordered ? SCTP_EOR : SCTP_EOR | SCTP_UNORDERED),
            .snd_ppid = htonl(protocol),
        },
    };
    if (policy != CUSRSCTP_RELIABLE) {
        info.sendv_flags |= SCTP_SEND_PRINFO_VALID;
        info.sendv_prinfo.pr_policy = policy == CUSRSCTP_LIFETIME ? SCTP_PR_SCTP_TTL : SCTP_PR_SCTP_RTX;
        info.sendv_prinfo.pr_value = policy_value;
    }
    enter();
    ssize_t sent = usrsctp_sendv(socket, bytes, count, NULL, 0, &info, sizeof info, SCTP_SENDV_SPA, 0);
    int error = sent == (ssize_t)count ? 0 : sent < 0 ? errno : EIO;
    leave();
    return verdict_of(error);
}

enum cusrsctp_verdict cusrsctp_reset_stream(void *socket, uint16_t stream) {
    _Alignas(struct sctp_reset_streams) uint8_t bytes[sizeof(struct sctp_reset_streams) + sizeof stream] = {0};
    struct sctp_reset_streams reset = {
        .srs_assoc_id = SCTP_ALL_ASSOC, .srs_flags = SCTP_STREAM_RESET_OUTGOING, .srs_number_streams = 1};
    memcpy(bytes, &reset, sizeof reset);
    memcpy(bytes + offsetof(struct sctp_reset_streams, srs_stream_list), &stream, sizeof stream);
    enter();
    int error = set(socket, SCTP_RESET_STREAMS, bytes, sizeof bytes) ? 0 : errno;
    leave();
    return verdict_of(error);
}

void cusrsctp_advance(uint32_t number, uint64_t now_ms) {
    enter();
    struct owner *owner = &owners[number];
    if (!owner->has_clock) {
        owner->has_clock = true;
        owner->clock_offset = (int64_t)(stack_ms - now_ms);
    }
    int64_t elapsed = (int64_t)(now_ms + (uint64_t)owner->clock_offset - stack_ms);
    if (elapsed > 0) stack_ms += (uint64_t)elapsed;
    if (stack_ms - timers_ms >= TIMERS_MS) run_timers();
    leave();
}

bool cusrsctp_first_event(uint32_t number, struct cusrsctp_event *event) {
    enter();
    struct node *node = owners[number].first;
    if (node) *event = node->event;
    leave();
    return node != NULL;
}

void cusrsctp_drop_event(uint32_t number) {
    enter();
    drop_first(&owners[number]);
    leave();
}
