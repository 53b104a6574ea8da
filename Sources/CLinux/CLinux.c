// Implementation of CLinux.h. _GNU_SOURCE stays in this file: a header that Swift imports must not define it.
#define _GNU_SOURCE
#include "CLinux.h"

#include <malloc.h>
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <linux/sock_diag.h>

// Addresses ------------------------------------------------------------------------------------------------------

static const uint64_t mapped_prefix = 0x0000FFFF00000000u;

static int is_ipv4(const struct linux_address *address) {
    return address->high == 0 && (address->low >> 32) == 0xFFFF;
}

static uint64_t load64(const uint8_t *bytes) {
    uint64_t value = 0;
    for (int index = 0; index < 8; index++) value = value << 8 | bytes[index];
    return value;
}

static void store64(uint8_t *bytes, uint64_t value) {
    for (int index = 7; index >= 0; index--, value >>= 8) bytes[index] = (uint8_t)value;
}

static struct linux_address from_sockaddr(const struct sockaddr *generic) {
    struct linux_address address = {0, 0, 0};
    if (generic->sa_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)generic;
        address.low = mapped_prefix | ntohl(in->sin_addr.s_addr);
        address.port = ntohs(in->sin_port);
    } else if (generic->sa_family == AF_INET6) {
        const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)generic;
        address.high = load64(in->sin6_addr.s6_addr);
        address.low = load64(in->sin6_addr.s6_addr + 8);
        address.port = ntohs(in->sin6_port);
    }
    return address;
}

static socklen_t to_sockaddr(uint64_t high, uint64_t low, uint16_t port, int as_ipv6, struct sockaddr_in6 *out) {
    if (!as_ipv6) {
        struct sockaddr_in *in = (struct sockaddr_in *)out;
        memset(in, 0, sizeof *in);
        in->sin_family = AF_INET;
        in->sin_addr.s_addr = htonl((uint32_t)low);
        in->sin_port = htons(port);
        return sizeof *in;
    }
    memset(out, 0, sizeof *out);
    out->sin6_family = AF_INET6;
    store64(out->sin6_addr.s6_addr, high);
    store64(out->sin6_addr.s6_addr + 8, low);
    out->sin6_port = htons(port);
    return sizeof *out;
}

int linux_address_parse(const char *text, struct linux_address *out) {
    struct in_addr four;
    struct in6_addr six;
    out->port = 0;
    if (inet_pton(AF_INET, text, &four) == 1) {
        out->high = 0;
        out->low = mapped_prefix | ntohl(four.s_addr);
        return 1;
    }
    if (inet_pton(AF_INET6, text, &six) == 1) {
        out->high = load64(six.s6_addr);
        out->low = load64(six.s6_addr + 8);
        return 1;
    }
    return 0;
}

void linux_address_format(const struct linux_address *address, char *out) {
    if (is_ipv4(address)) {
        struct in_addr four = {htonl((uint32_t)address->low)};
        inet_ntop(AF_INET, &four, out, 46);
    } else {
        struct in6_addr six;
        store64(six.s6_addr, address->high);
        store64(six.s6_addr + 8, address->low);
        inet_ntop(AF_INET6, &six, out, 46);
    }
}

int linux_resolve(const char *host, uint16_t port, struct linux_address *out, int max) {
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_DGRAM}, *list = NULL;
    int count = 0;
    if (getaddrinfo(host, NULL, &hints, &list) != 0) return 0;
    for (struct addrinfo *entry = list; entry != NULL && count < max; entry = entry->ai_next) {
        out[count] = from_sockaddr(entry->ai_addr);
        out[count++].port = port;
    }
    freeaddrinfo(list);
    return count;
}

int linux_interfaces(struct linux_interface *out, int max) {
    struct ifaddrs *list;
    if (getifaddrs(&list) != 0) return -errno;
    int count = 0;
    for (struct ifaddrs *entry = list; entry != NULL && count < max; entry = entry->ifa_next) {
        if (entry->ifa_addr == NULL || !(entry->ifa_flags & IFF_UP)) continue;
        int family = entry->ifa_addr->sa_family;
        if (family != AF_INET && family != AF_INET6) continue;
        if (family == AF_INET6 &&
            IN6_IS_ADDR_LINKLOCAL(&((const struct sockaddr_in6 *)entry->ifa_addr)->sin6_addr)) continue;
        strncpy(out[count].name, entry->ifa_name, sizeof out[count].name - 1);
        out[count].name[sizeof out[count].name - 1] = 0;
        out[count].address = from_sockaddr(entry->ifa_addr);
        out[count].is_loopback = (entry->ifa_flags & IFF_LOOPBACK) != 0;
        count++;
    }
    freeifaddrs(list);
    return count;
}

// Sockets --------------------------------------------------------------------------------------------------------

int linux_bind(struct linux_address *address, int is_stream, int dual_stack) {
    int as_ipv6 = !is_ipv4(address), on = 1, v6only = !dual_stack;
    int type = (is_stream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC;
    int descriptor = socket(as_ipv6 ? AF_INET6 : AF_INET, type, 0);
    if (descriptor < 0) return -errno;
    struct sockaddr_in6 name;
    socklen_t length = to_sockaddr(address->high, address->low, address->port, as_ipv6, &name);
    if (is_stream) setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (as_ipv6) setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &v6only, sizeof v6only);
    if (bind(descriptor, (struct sockaddr *)&name, length) != 0 || (is_stream && listen(descriptor, 1024) != 0)) {
        int error = errno;
        close(descriptor);
        return -error;
    }
    length = sizeof name;
    if (getsockname(descriptor, (struct sockaddr *)&name, &length) == 0)
        address->port = from_sockaddr((struct sockaddr *)&name).port;
    return descriptor;
}

int linux_has_ipv6(void) {
    int descriptor = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return 0;
    struct sockaddr_in6 any;
    memset(&any, 0, sizeof any);
    any.sin6_family = AF_INET6;
    int works = bind(descriptor, (struct sockaddr *)&any, sizeof any) == 0;
    close(descriptor);
    return works;
}

int linux_accept(int listener, struct linux_address *from) {
    struct sockaddr_in6 name;
    socklen_t length = sizeof name;
    int descriptor = accept4(listener, (struct sockaddr *)&name, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) return -errno;
    *from = from_sockaddr((struct sockaddr *)&name);
    return descriptor;
}

void linux_tune_stream(int socket, unsigned user_timeout_ms, unsigned unsent_bytes) {
    int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &user_timeout_ms, sizeof user_timeout_ms);
    setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes, sizeof unsent_bytes);
}

void linux_buffer_sizes(int socket, int receive_bytes, int send_bytes) {
    // The forms with FORCE pass the system's limit where the process may.
    if (setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, &receive_bytes, sizeof receive_bytes) != 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    if (setsockopt(socket, SOL_SOCKET, SO_SNDBUFFORCE, &send_bytes, sizeof send_bytes) != 0)
        setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &send_bytes, sizeof send_bytes);
}

void linux_keep_whole(int socket) {
    int probe = IP_PMTUDISC_PROBE, probe_six = IPV6_PMTUDISC_PROBE;
    setsockopt(socket, IPPROTO_IP, IP_MTU_DISCOVER, &probe, sizeof probe);
    setsockopt(socket, IPPROTO_IPV6, IPV6_MTU_DISCOVER, &probe_six, sizeof probe_six);
}

uint32_t linux_receive_drops(int socket) {
    uint32_t figures[SK_MEMINFO_VARS] = {0};
    socklen_t length = sizeof figures;
    return getsockopt(socket, SOL_SOCKET, SO_MEMINFO, figures, &length) != 0 ? 0 : figures[SK_MEMINFO_DROPS];
}

long linux_send(int socket, const void *bytes, size_t count) {
    ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent < 0 ? -errno : sent;
}

long linux_receive(int socket, void *bytes, size_t count) {
    ssize_t received = recv(socket, bytes, count, MSG_DONTWAIT);
    return received < 0 ? -errno : received;
}

long linux_peek(int socket, void *bytes, size_t count) {
    ssize_t received = recv(socket, bytes, count, MSG_DONTWAIT | MSG_PEEK);
    return received < 0 ? -errno : received;
}

int linux_duplicate(int descriptor) {
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (copy < 0) return -errno;
    fcntl(copy, F_SETFL, fcntl(copy, F_GETFL) | O_NONBLOCK);
    return copy;
}

// Datagrams in batches -------------------------------------------------------------------------------------------

struct linux_batch {
    int max;
    size_t stride;
    uint8_t *bytes;
    struct mmsghdr *messages;
    struct iovec *vectors;
    struct sockaddr_in6 *names;
};

struct linux_batch *linux_batch_create(int max, size_t receive_stride) {
    struct linux_batch *batch = calloc(1, sizeof *batch);
    if (batch == NULL) abort();
    batch->max = max;
    batch->stride = receive_stride;
    batch->bytes = receive_stride > 0 ? calloc((size_t)max, receive_stride) : NULL;
    batch->messages = calloc((size_t)max, sizeof *batch->messages);
    batch->vectors = calloc((size_t)max, sizeof *batch->vectors);
    batch->names = calloc((size_t)max, sizeof *batch->names);
    if ((receive_stride > 0 && batch->bytes == NULL) || !batch->messages || !batch->vectors || !batch->names) abort();
    for (int index = 0; index < max; index++) {
        struct msghdr *header = &batch->messages[index].msg_hdr;
        header->msg_iov = &batch->vectors[index];
        header->msg_iovlen = 1;
        header->msg_name = &batch->names[index];
        header->msg_namelen = sizeof batch->names[index];
        if (batch->bytes != NULL) {
            batch->vectors[index].iov_base = batch->bytes + (size_t)index * receive_stride;
            batch->vectors[index].iov_len = receive_stride;
        }
    }
    return batch;
}

void linux_batch_free(struct linux_batch *batch) {
    free(batch->bytes);
    free(batch->messages);
    free(batch->vectors);
    free(batch->names);
    free(batch);
}

int linux_batch_receive(struct linux_batch *batch, int socket) {
    int count = recvmmsg(socket, batch->messages, (unsigned)batch->max, MSG_DONTWAIT | MSG_TRUNC, NULL);
    if (count < 0) return errno == EAGAIN || errno == EINTR ? 0 : -errno;
    // The kernel shortens the name's length to what it wrote.
    for (int index = 0; index < count; index++)
        batch->messages[index].msg_hdr.msg_namelen = sizeof batch->names[index];
    return count;
}

uint8_t *linux_batch_bytes(struct linux_batch *batch, int index) {
    return batch->bytes + (size_t)index * batch->stride;
}

size_t linux_batch_count(const struct linux_batch *batch, int index) { return batch->messages[index].msg_len; }

struct linux_address linux_batch_source(const struct linux_batch *batch, int index) {
    return from_sockaddr((const struct sockaddr *)&batch->names[index]);
}

void linux_batch_set(struct linux_batch *batch, int index, const void *bytes, size_t count, uint64_t high, uint64_t low,
                     uint16_t port, int is_ipv6) {
    batch->vectors[index].iov_base = (void *)bytes;
    batch->vectors[index].iov_len = count;
    batch->messages[index].msg_hdr.msg_namelen = to_sockaddr(high, low, port, is_ipv6, &batch->names[index]);
}

int linux_batch_send(struct linux_batch *batch, int socket, int from, int to) {
    int sent = sendmmsg(socket, batch->messages + from, (unsigned)(to - from), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent > 0 ? sent : (sent == 0 ? -EAGAIN : -errno);
}

// Waiting --------------------------------------------------------------------------------------------------------

_Static_assert(LINUX_READABLE == EPOLLIN && LINUX_WRITABLE == EPOLLOUT && LINUX_HANGUP == (EPOLLERR | EPOLLHUP) &&
                   LINUX_EDGE == EPOLLET && LINUX_ENDED == EPOLLRDHUP,
               "the names for Swift are epoll's own bits");

int linux_epoll_create(void) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    return epoll < 0 ? -errno : epoll;
}

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, operation, descriptor, &event) == 0 ? 0 : -errno;
}

int linux_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, events, token);
}

int linux_epoll_change(int epoll, int descriptor, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_MOD, descriptor, events, token);
}

int linux_epoll_remove(int epoll, int descriptor) { return control(epoll, EPOLL_CTL_DEL, descriptor, 0, 0); }

int linux_epoll_wait(int epoll, struct linux_ready *out, int max, int64_t nanoseconds) {
    struct epoll_event events[256];
    if (max > 256) max = 256;
    // Rounded up: waking before a deadline would only mean to wait again.
    int64_t wait = nanoseconds < 0 ? -1 : (nanoseconds + 999999) / 1000000;
    int count = epoll_wait(epoll, events, max, wait > 3600000 ? 3600000 : (int)wait);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    for (int index = 0; index < count; index++) {
        out[index].token = events[index].data.u64;
        out[index].events = events[index].events;
    }
    return count;
}

static struct timespec *span(int64_t nanoseconds, struct timespec *room) {
    if (nanoseconds < 0) return NULL;
    room->tv_sec = nanoseconds / 1000000000;
    room->tv_nsec = nanoseconds % 1000000000;
    return room;
}

int linux_wait_three(int first, int second, int third, int64_t nanoseconds) {
    struct pollfd all[3] = {{first, POLLIN, 0}, {second, POLLIN, 0}, {third, POLLIN, 0}};
    struct timespec room;
    int count = ppoll(all, 3, span(nanoseconds, &room), NULL);
    if (count <= 0) return count == 0 || errno == EINTR ? 0 : -errno;
    return (all[0].revents != 0 ? 1 : 0) | (all[1].revents != 0 ? 2 : 0) | (all[2].revents != 0 ? 4 : 0);
}

int linux_wait_writable(int descriptor, int64_t nanoseconds) {
    struct pollfd one = {descriptor, POLLOUT, 0};
    struct timespec room;
    return ppoll(&one, 1, span(nanoseconds, &room), NULL) > 0 && (one.revents & POLLOUT) != 0;
}

int linux_bell_create(void) {
    int bell = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return bell < 0 ? -errno : bell;
}

void linux_bell_ring(int bell) {
    uint64_t one = 1;
    // Fails only when the counter is full, and then the bell rings already.
    if (write(bell, &one, sizeof one) < 0) return;
}

void linux_bell_quiet(int bell) {
    uint64_t count;
    if (read(bell, &count, sizeof count) < 0) return;
}

// The process ----------------------------------------------------------------------------------------------------

int linux_random(void *out, size_t count) {
    uint8_t *next = out;
    while (count > 0) {
        ssize_t got = getrandom(next, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -errno;
        next += got;
        count -= (size_t)got;
    }
    return 0;
}

uint64_t linux_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        struct rlimit raised = {limit.rlim_max, limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    return limit.rlim_cur;
}

void linux_trim_memory(void) { malloc_trim(0); }

int64_t linux_process_age_ms(void) {
    char text[1024];
    FILE *file = fopen("/proc/self/stat", "re");
    if (file == NULL) return -1;
    size_t count = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[count] = 0;
    // Field 22 counts from the process's name, which may hold spaces and ends at the last parenthesis.
    const char *cursor = strrchr(text, ')');
    for (int field = 2; cursor != NULL && field < 22; field++) cursor = strchr(cursor + 1, ' ');
    if (cursor == NULL) return -1;
    int64_t ticks = strtoll(cursor, NULL, 10);
    struct timespec now;
    if (clock_gettime(CLOCK_BOOTTIME, &now) != 0) return -1;
    int64_t started = ticks * 1000 / sysconf(_SC_CLK_TCK);
    int64_t age = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 - started;
    return age < 0 ? 0 : age;
}

static uint64_t count_descriptors(void) {
    DIR *directory = opendir("/proc/self/fd");
    if (directory == NULL) return 0;
    uint64_t count = 0;
    while (readdir(directory) != NULL) count++;
    closedir(directory);
    // Without "." and "..", and without the directory itself.
    return count < 3 ? 0 : count - 3;
}

struct linux_process linux_process_figures(void) {
    struct linux_process figures = {.open_descriptors = count_descriptors()};
    FILE *file = fopen("/proc/self/statm", "re");
    unsigned long long pages = 0;
    if (file != NULL) {
        if (fscanf(file, "%*u %llu", &pages) != 1) pages = 0;
        fclose(file);
    }
    figures.resident_bytes = pages * (uint64_t)sysconf(_SC_PAGESIZE);
    struct timespec cpu;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu) == 0)
        figures.cpu_ns = (uint64_t)cpu.tv_sec * 1000000000 + (uint64_t)cpu.tv_nsec;
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) figures.max_descriptors = limit.rlim_cur;
    static int64_t started;
    // Taken once: a wall clock that is set would move it otherwise. Called by one thread.
    int64_t age = started == 0 ? linux_process_age_ms() : 0;
    if (age > 0) started = linux_unix_ms() - age;
    figures.started_unix_ms = (uint64_t)started;
    return figures;
}

int64_t linux_unix_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void linux_thread_name(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

// The part of struct sched_attr that every kernel since 3.14 knows; glibc has it only since 2.41.
struct scheduling {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

static void schedule(uint32_t policy, int nicer_by, uint64_t slice_ns) {
    // Whoever starts us may have chosen something else, such as real time.
    if (sched_getscheduler(0) != SCHED_OTHER) return;
    struct scheduling wish = {.size = sizeof wish, .policy = policy, .runtime = slice_ns};
    int nice = getpriority(PRIO_PROCESS, 0) + nicer_by;
    wish.nice = nice > 19 ? 19 : nice;
    syscall(SYS_sched_setattr, 0, &wish, 0);
}

// The lowest of the real-time priorities is ahead of everything usual.
static const struct sched_param ahead = {.sched_priority = 1};

int linux_thread_run_realtime(void) {
    if (sched_getscheduler(0) != SCHED_OTHER) return 0;
    // Where real time is rationed, who works on without a pause is killed.
    struct rlimit ration;
    if (getrlimit(RLIMIT_RTTIME, &ration) != 0 || ration.rlim_cur != RLIM_INFINITY) return 0;
    return sched_setscheduler(0, SCHED_RR, &ahead) == 0;
}

int linux_may_run_realtime(void) {
    if (!linux_thread_run_realtime()) return 0;
    const struct sched_param usual = {.sched_priority = 0};
    sched_setscheduler(0, SCHED_OTHER, &usual);
    return 1;
}

int linux_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

void linux_thread_hasten(uint64_t slice_ns) { schedule(SCHED_OTHER, 0, slice_ns); }

void linux_thread_give_way(int by) { schedule(SCHED_BATCH, by, 0); }

static void stop_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGINT);
}

void linux_hold_stop_signals(void) {
    sigset_t set;
    stop_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

int linux_wait_stop(void) {
    sigset_t set;
    int number = 0;
    stop_signals(&set);
    while (sigwait(&set, &number) != 0) continue;
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    return number;
}
