#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CMeasure.h"

enum { batch = 64, room = 2048, copies = 3, ports = 65536 };

struct measure_floor {
    int descriptor;
    int is_ipv6;
    uint16_t port;
    uint8_t bytes[batch][room];
    struct mmsghdr arrivals[batch];
    struct iovec arrival_vectors[batch];
    struct sockaddr_in6 sources[batch];
    struct mmsghdr departures[batch * copies];
    struct iovec departure_vectors[batch * copies];
    // By the port that a datagram came from, which is all that tells clients apart here: where it goes.
    uint32_t links[ports];
    struct sockaddr_in6 (*destinations)[copies];
    uint32_t link_count;
};

struct measure_floor *measure_floor_create(int is_ipv6) {
    struct measure_floor *floor = calloc(1, sizeof *floor);
    if (floor == NULL) abort();
    floor->is_ipv6 = is_ipv6;
    floor->descriptor = measure_bind(is_ipv6, &floor->port);
    if (floor->descriptor < 0) abort();
    for (int index = 0; index < batch; index++) {
        floor->arrival_vectors[index] = (struct iovec){floor->bytes[index], room};
        floor->arrivals[index].msg_hdr.msg_iov = &floor->arrival_vectors[index];
        floor->arrivals[index].msg_hdr.msg_iovlen = 1;
        floor->arrivals[index].msg_hdr.msg_name = &floor->sources[index];
        floor->arrivals[index].msg_hdr.msg_namelen = sizeof floor->sources[index];
    }
    for (int index = 0; index < batch * copies; index++) {
        floor->departures[index].msg_hdr.msg_iov = &floor->departure_vectors[index];
        floor->departures[index].msg_hdr.msg_iovlen = 1;
    }
    return floor;
}

void measure_floor_free(struct measure_floor *floor) {
    close(floor->descriptor);
    free(floor->destinations);
    free(floor);
}

uint16_t measure_floor_port(const struct measure_floor *floor) { return floor->port; }

static struct sockaddr_in6 destination(int is_ipv6, uint16_t port) {
    struct sockaddr_in6 name;
    memset(&name, 0, sizeof name);
    if (is_ipv6) {
        name.sin6_family = AF_INET6;
        name.sin6_port = htons(port);
        const uint8_t mapped[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1};
        memcpy(name.sin6_addr.s6_addr, mapped, sizeof mapped);
    } else {
        struct sockaddr_in *four = (struct sockaddr_in *)&name;
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        four->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    return name;
}

void measure_floor_link(struct measure_floor *floor, uint16_t from, uint16_t first, uint16_t second, uint16_t third) {
    uint32_t number = ++floor->link_count;
    floor->destinations = realloc(floor->destinations, (number + 1) * sizeof *floor->destinations);
    if (floor->destinations == NULL) abort();
    floor->links[from] = number;
    const uint16_t to[copies] = {first, second, third};
    for (int index = 0; index < copies; index++)
        floor->destinations[number][index] = destination(floor->is_ipv6, to[index]);
}

int measure_floor_turn(struct measure_floor *floor) {
    int count = recvmmsg(floor->descriptor, floor->arrivals, batch, MSG_DONTWAIT, NULL);
    if (count <= 0) return 0;
    socklen_t length = floor->is_ipv6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
    int leaving = 0;
    for (int index = 0; index < count; index++) {
        struct mmsghdr *arrival = &floor->arrivals[index];
        arrival->msg_hdr.msg_namelen = sizeof floor->sources[index];
        // The port lies at the same place in both families.
        uint32_t link = floor->links[ntohs(floor->sources[index].sin6_port)];
        if (link == 0) continue;
        for (int copy = 0; copy < copies; copy++, leaving++) {
            floor->departure_vectors[leaving] = (struct iovec){floor->bytes[index], arrival->msg_len};
            floor->departures[leaving].msg_hdr.msg_name = &floor->destinations[link][copy];
            floor->departures[leaving].msg_hdr.msg_namelen = length;
        }
    }
    for (int sent = 0; sent < leaving;) {
        int part = leaving - sent < batch ? leaving - sent : batch;
        int result = sendmmsg(floor->descriptor, floor->departures + sent, (unsigned)part, MSG_DONTWAIT);
        if (result <= 0) break;
        sent += result;
    }
    return count;
}
