// Implementation of CLoad.h. _GNU_SOURCE stays in this file: a header that Swift imports must not define it.
#define _GNU_SOURCE
#include "CLoad.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <linux/sock_diag.h>
#include <time.h>
#include <unistd.h>

// Datagrams ------------------------------------------------------------------------------------------------------

enum { control_room = CMSG_SPACE(sizeof(struct in_pktinfo)) + CMSG_SPACE(sizeof(struct timespec)) };

struct load_batch {
    int max;
    size_t stride;
    uint8_t *bytes;
    uint8_t *control;
    struct mmsghdr *messages;
    struct iovec *vectors;
    struct sockaddr_in *names;
};

int load_udp_open(void) {
    int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -errno;
    int on = 1, size = 128 << 20;
    setsockopt(descriptor, IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
    setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    // The forms with FORCE pass the system's limit where the process may.
    if (setsockopt(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) != 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (setsockopt(descriptor, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size) != 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    struct sockaddr_in any = {.sin_family = AF_INET};
    if (bind(descriptor, (struct sockaddr *)&any, sizeof any) != 0) {
        int error = errno;
        close(descriptor);
        return -error;
    }
    return descriptor;
}

uint32_t load_udp_drops(int socket) {
    uint32_t figures[SK_MEMINFO_VARS] = {0};
    socklen_t length = sizeof figures;
    return getsockopt(socket, SOL_SOCKET, SO_MEMINFO, figures, &length) != 0 ? 0 : figures[SK_MEMINFO_DROPS];
}

static void *room(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (memory == NULL) abort();
    return memory;
}

struct load_batch *load_batch_create(int max, size_t stride) {
    struct load_batch *batch = room(1, sizeof *batch);
    batch->max = max;
    batch->stride = stride;
    batch->bytes = room((size_t)max, stride);
    batch->control = room((size_t)max, control_room);
    batch->messages = room((size_t)max, sizeof *batch->messages);
    batch->vectors = room((size_t)max, sizeof *batch->vectors);
    batch->names = room((size_t)max, sizeof *batch->names);
    for (int index = 0; index < max; index++) {
        struct msghdr *header = &batch->messages[index].msg_hdr;
        batch->vectors[index].iov_base = batch->bytes + (size_t)index * stride;
        batch->vectors[index].iov_len = stride;
        header->msg_iov = &batch->vectors[index];
        header->msg_iovlen = 1;
        header->msg_name = &batch->names[index];
        header->msg_namelen = sizeof batch->names[index];
        header->msg_control = batch->control + (size_t)index * control_room;
        header->msg_controllen = control_room;
    }
    return batch;
}

void load_batch_free(struct load_batch *batch) {
    free(batch->bytes);
    free(batch->control);
    free(batch->messages);
    free(batch->vectors);
    free(batch->names);
    free(batch);
}

int load_batch_receive(struct load_batch *batch, int socket) {
    for (int index = 0; index < batch->max; index++) {
        // The kernel shortened them to what it wrote.
        batch->messages[index].msg_hdr.msg_namelen = sizeof batch->names[index];
        batch->messages[index].msg_hdr.msg_controllen = control_room;
    }
    int count = recvmmsg(socket, batch->messages, (unsigned)batch->max, MSG_DONTWAIT, NULL);
    return count < 0 ? 0 : count;
}

uint8_t *load_batch_bytes(const struct load_batch *batch, int index) {
    return batch->bytes + (size_t)index * batch->stride;
}

size_t load_batch_count(const struct load_batch *batch, int index) { return batch->messages[index].msg_len; }

uint32_t load_batch_source(const struct load_batch *batch, int index) {
    return ntohl(batch->names[index].sin_addr.s_addr);
}

uint16_t load_batch_source_port(const struct load_batch *batch, int index) {
    return ntohs(batch->names[index].sin_port);
}

static const void *find(const struct load_batch *batch, int index, int level, int type) {
    struct msghdr *header = &batch->messages[index].msg_hdr;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(header); part != NULL; part = CMSG_NXTHDR(header, part))
        if (part->cmsg_level == level && part->cmsg_type == type) return CMSG_DATA(part);
    return NULL;
}

uint32_t load_batch_local(const struct load_batch *batch, int index) {
    const struct in_pktinfo *info = find(batch, index, IPPROTO_IP, IP_PKTINFO);
    return info == NULL ? 0 : ntohl(info->ipi_addr.s_addr);
}

int64_t load_batch_stamp(const struct load_batch *batch, int index) {
    const void *data = find(batch, index, SOL_SOCKET, SCM_TIMESTAMPNS);
    if (data == NULL) return 0;
    struct timespec stamp;
    memcpy(&stamp, data, sizeof stamp);
    return (int64_t)stamp.tv_sec * 1000000000 + stamp.tv_nsec;
}

void load_batch_set(struct load_batch *batch, int index, size_t count, uint32_t to, uint16_t port, uint32_t from) {
    struct msghdr *header = &batch->messages[index].msg_hdr;
    batch->vectors[index].iov_len = count;
    batch->names[index].sin_family = AF_INET;
    batch->names[index].sin_addr.s_addr = htonl(to);
    batch->names[index].sin_port = htons(port);
    if (from == 0) {
        header->msg_controllen = 0;
        return;
    }
    header->msg_controllen = CMSG_SPACE(sizeof(struct in_pktinfo));
    struct cmsghdr *part = CMSG_FIRSTHDR(header);
    part->cmsg_level = IPPROTO_IP;
    part->cmsg_type = IP_PKTINFO;
    part->cmsg_len = CMSG_LEN(sizeof(struct in_pktinfo));
    struct in_pktinfo info = {.ipi_spec_dst = {htonl(from)}};
    memcpy(CMSG_DATA(part), &info, sizeof info);
}

int load_batch_send(struct load_batch *batch, int socket, int count) {
    int next = 0, taken = 0, waits = 0;
    while (next < count) {
        int sent = sendmmsg(socket, batch->messages + next, (unsigned)(count - next), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent > 0) {
            next += sent;
            taken += sent;
        } else if ((errno == EAGAIN || errno == ENOBUFS) && waits++ < 3) {
            struct pollfd writable = {socket, POLLOUT, 0};
            poll(&writable, 1, 1);
        } else if (errno != EINTR) {
            next++;  // This one is refused; the others may go.
        }
    }
    return taken;
}

// Streams and names ----------------------------------------------------------------------------------------------

int load_connect(uint32_t address, uint16_t port, uint32_t from) {
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -errno;
    int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(address)}};
    struct sockaddr_in local = {.sin_family = AF_INET, .sin_addr = {htonl(from)}};
    if (from != 0 && bind(descriptor, (struct sockaddr *)&local, sizeof local) != 0) {
        int error = errno;
        close(descriptor);
        return -error;
    }
    if (connect(descriptor, (struct sockaddr *)&name, sizeof name) != 0 && errno != EINPROGRESS) {
        int error = errno;
        close(descriptor);
        return -error;
    }
    return descriptor;
}

int load_socket_error(int socket) {
    int error = 0;
    socklen_t length = sizeof error;
    return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) != 0 ? errno : error;
}

int load_resolve(const char *name, uint32_t *address) {
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM}, *list = NULL;
    if (getaddrinfo(name, NULL, &hints, &list) != 0 || list == NULL) return 0;
    *address = ntohl(((struct sockaddr_in *)list->ai_addr)->sin_addr.s_addr);
    freeaddrinfo(list);
    return 1;
}

// Waiting --------------------------------------------------------------------------------------------------------

void load_wait(int first, int second, int64_t nanoseconds) {
    struct pollfd both[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
    struct timespec span = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    ppoll(both, 2, nanoseconds < 0 ? NULL : &span, NULL);
}

void load_sharp_timers(void) { prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0); }

// Clocks and processes -------------------------------------------------------------------------------------------

static int64_t read_clock(clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return -1;
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t load_realtime_ns(void) { return read_clock(CLOCK_REALTIME); }

int64_t load_thread_cpu_ns(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

int64_t load_process_cpu_ns(int process) {
    clockid_t clock;
    return clock_getcpuclockid(process, &clock) != 0 ? -1 : read_clock(clock);
}

int64_t load_resident_bytes(int process) {
    char path[64], text[256];
    snprintf(path, sizeof path, "/proc/%d/statm", process);
    long count = load_read_file(path, text, sizeof text - 1);
    if (count <= 0) return -1;
    text[count] = 0;
    long long size = 0, resident = 0;
    if (sscanf(text, "%lld %lld", &size, &resident) != 2) return -1;
    return resident * sysconf(_SC_PAGESIZE);
}

int load_pin(int process, int processor) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((unsigned)processor, &set);
    if (process == 0) return sched_setaffinity(0, sizeof set, &set) == 0 ? 0 : -errno;
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *tasks = opendir(path);
    if (tasks == NULL) return -errno;
    int result = 0;
    for (struct dirent *entry = readdir(tasks); entry != NULL; entry = readdir(tasks)) {
        int task = atoi(entry->d_name);
        if (task > 0 && sched_setaffinity(task, sizeof set, &set) != 0) result = -errno;
    }
    closedir(tasks);
    return result;
}

static int holds_socket(const char *process, const char *link) {
    char path[300], target[64];
    snprintf(path, sizeof path, "/proc/%.20s/fd", process);
    DIR *descriptors = opendir(path);
    if (descriptors == NULL) return 0;
    int found = 0;
    for (struct dirent *entry = readdir(descriptors); entry != NULL && !found; entry = readdir(descriptors)) {
        snprintf(path, sizeof path, "/proc/%.20s/fd/%.20s", process, entry->d_name);
        ssize_t count = readlink(path, target, sizeof target - 1);
        if (count <= 0) continue;
        target[count] = 0;
        found = strcmp(target, link) == 0;
    }
    closedir(descriptors);
    return found;
}

int load_process_of_socket(uint64_t inode) {
    char link[64];
    snprintf(link, sizeof link, "socket:[%llu]", (unsigned long long)inode);
    DIR *processes = opendir("/proc");
    if (processes == NULL) return 0;
    int found = 0;
    for (struct dirent *entry = readdir(processes); entry != NULL && found == 0; entry = readdir(processes))
        if (atoi(entry->d_name) > 0 && holds_socket(entry->d_name, link)) found = atoi(entry->d_name);
    closedir(processes);
    return found;
}

long load_read_file(const char *path, char *out, size_t max) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return -errno;
    size_t used = 0;
    while (used < max) {
        ssize_t count = read(descriptor, out + used, max - used);
        if (count <= 0) break;
        used += (size_t)count;
    }
    close(descriptor);
    return (long)used;
}

int load_write_file(const char *path, const char *bytes, size_t count) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) return -errno;
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0) {
            int error = errno;
            close(descriptor);
            return -error;
        }
        bytes += written;
        count -= (size_t)written;
    }
    return close(descriptor) == 0 ? 0 : -errno;
}

int load_processors(void) { return (int)sysconf(_SC_NPROCESSORS_ONLN); }

int load_stderr_is_terminal(void) { return isatty(2); }

void load_print(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}
