// quartet-reflector: the least that forwarding can cost. A plain UDP fan-out, one datagram in, one out to each other
// member of the sender's room, in batches of 64; no crypto, no rules, no loss of its own making. It is what a server's
// packet path is compared with, and for nothing else: it sends to whoever registered, so it listens on 127.0.0.1 alone,
// and ends by itself.
//
//     quartet-reflector [port] [seconds]        7890 and 3600 unless given; port 0 takes a free one
//
// A datagram of 12 bytes "QRFL", room, seat (both 32 bits, big-endian) registers its sender and is answered by itself;
// seat 0xFFFFFFFF forgets everybody first. Everything else is forwarded.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    batch = 64,
    datagram_bytes = 1500,
    // Of each room; as many as the load generator puts into one.
    seats = 16,
    rooms_max = 4096,
    // Open addressing at a load of at most a half.
    slots = 2 * seats * rooms_max,
    forget = 0xFFFFFFFF,
};

struct member {
    struct sockaddr_in address;
    uint32_t room;
};

struct room {
    uint32_t count;
    struct sockaddr_in addresses[seats];
};

static struct member members[slots];
static struct room rooms[rooms_max];
static uint8_t bytes[batch][datagram_bytes];
static struct sockaddr_in sources[batch];
static struct mmsghdr arrivals[batch], departures[batch];
static struct iovec arrival_vectors[batch], departure_vectors[batch];
static int socket_descriptor, departure_count;

static struct member *find(const struct sockaddr_in *address) {
    uint64_t key = (uint64_t)address->sin_addr.s_addr << 16 | address->sin_port;
    uint32_t slot = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 40) % slots;
    while (members[slot].address.sin_port != 0 && (members[slot].address.sin_port != address->sin_port ||
           members[slot].address.sin_addr.s_addr != address->sin_addr.s_addr)) slot = (slot + 1) % slots;
    return &members[slot];
}

static uint32_t load32(const uint8_t *from) {
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

static void flush(void) {
    int sent = 0;
    while (sent < departure_count) {
        int count = sendmmsg(socket_descriptor, departures + sent, (unsigned)(departure_count - sent), 0);
        if (count > 0) sent += count;
        else if (errno != EINTR) sent++;
    }
    departure_count = 0;
}

static void send_to(struct sockaddr_in *address, uint8_t *datagram, size_t count) {
    departure_vectors[departure_count] = (struct iovec){datagram, count};
    departures[departure_count].msg_hdr.msg_name = address;
    if (++departure_count == batch) flush();
}

static void enrol(int index) {
    uint32_t number = load32(bytes[index] + 4), seat = load32(bytes[index] + 8);
    if (seat == forget) {
        memset(members, 0, sizeof members);
        memset(rooms, 0, sizeof rooms);
    } else if (number < rooms_max) {
        struct member *member = find(&sources[index]);
        struct room *room = &rooms[number];
        if (member->address.sin_port == 0) {
            if (room->count == seats) return;
            *member = (struct member){sources[index], number};
            room->addresses[room->count++] = sources[index];
        }
    }
    send_to(&sources[index], bytes[index], arrivals[index].msg_len);
}

static void forward(int index) {
    struct member *member = find(&sources[index]);
    if (member->address.sin_port == 0) return;
    struct room *room = &rooms[member->room];
    for (uint32_t seat = 0; seat < room->count; seat++) {
        struct sockaddr_in *listener = &room->addresses[seat];
        if (listener->sin_addr.s_addr == sources[index].sin_addr.s_addr &&
            listener->sin_port == sources[index].sin_port) continue;
        send_to(listener, bytes[index], arrivals[index].msg_len);
    }
}

static int open_socket(uint16_t port) {
    int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), size = 4 << 20;
    // As large as Quartet asks for.
    if (setsockopt(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size) != 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    if (setsockopt(descriptor, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size) != 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    struct sockaddr_in name = {AF_INET, htons(port), {htonl(INADDR_LOOPBACK)}, {0}};
    socklen_t length = sizeof name;
    if (descriptor < 0 || bind(descriptor, (struct sockaddr *)&name, length) != 0 ||
        getsockname(descriptor, (struct sockaddr *)&name, &length) != 0) {
        fprintf(stderr, "quartet-reflector: port %u: %s\n", port, strerror(errno));
        exit(1);
    }
    printf("reflecting on 127.0.0.1:%u\n", ntohs(name.sin_port));
    fflush(stdout);
    return descriptor;
}

int main(int count, char **arguments) {
    long port = count > 1 ? atol(arguments[1]) : 7890, seconds = count > 2 ? atol(arguments[2]) : 3600;
    if (port < 0 || port > 65535 || seconds < 1 || seconds > 86400) {
        fprintf(stderr, "usage: quartet-reflector [port] [seconds]\n");
        return 1;
    }
    alarm((unsigned)seconds);
    socket_descriptor = open_socket((uint16_t)port);
    for (int index = 0; index < batch; index++) {
        arrival_vectors[index] = (struct iovec){bytes[index], datagram_bytes};
        arrivals[index].msg_hdr = (struct msghdr){
            .msg_name = &sources[index], .msg_namelen = sizeof sources[index], .msg_iov = &arrival_vectors[index],
            .msg_iovlen = 1};
        departures[index].msg_hdr = (struct msghdr){
            .msg_namelen = sizeof sources[index], .msg_iov = &departure_vectors[index], .msg_iovlen = 1};
    }
    for (;;) {
        int taken = recvmmsg(socket_descriptor, arrivals, batch, MSG_WAITFORONE, NULL);
        if (taken < 0 && errno != EINTR && errno != ECONNREFUSED) return 1;
        for (int index = 0; index < taken; index++) {
            int is_enrolment = arrivals[index].msg_len == 12 && memcmp(bytes[index], "QRFL", 4) == 0;
            if (is_enrolment) enrol(index);
            else forward(index);
        }
        flush();
    }
}
