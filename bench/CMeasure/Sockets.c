#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CMeasure.h"

static struct sockaddr_in loopback(uint16_t port) {
    struct sockaddr_in name;
    memset(&name, 0, sizeof name);
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    name.sin_port = htons(port);
    return name;
}

int measure_bind(int is_ipv6, uint16_t *port) {
    int bytes = 4 * 1024 * 1024, off = 0;
    int descriptor = socket(is_ipv6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return -1;
    struct sockaddr_storage name;
    memset(&name, 0, sizeof name);
    name.ss_family = is_ipv6 ? AF_INET6 : AF_INET;
    if (is_ipv6) setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    socklen_t length = is_ipv6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
    if (bind(descriptor, (struct sockaddr *)&name, length) != 0 ||
        getsockname(descriptor, (struct sockaddr *)&name, &length) != 0) {
        close(descriptor);
        return -1;
    }
    *port = ntohs(is_ipv6 ? ((struct sockaddr_in6 *)&name)->sin6_port : ((struct sockaddr_in *)&name)->sin_port);
    return descriptor;
}

struct measure_clients {
    int count;
    int *descriptors;
    uint16_t *ports;
};

struct measure_clients *measure_clients_create(int count) {
    struct measure_clients *clients = calloc(1, sizeof *clients);
    if (clients == NULL) abort();
    clients->descriptors = calloc((size_t)count, sizeof *clients->descriptors);
    clients->ports = calloc((size_t)count, sizeof *clients->ports);
    if (clients->descriptors == NULL || clients->ports == NULL) abort();
    for (int index = 0; index < count; index++) {
        struct sockaddr_in name = loopback(0);
        socklen_t length = sizeof name;
        int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (descriptor < 0 || bind(descriptor, (struct sockaddr *)&name, length) != 0 ||
            getsockname(descriptor, (struct sockaddr *)&name, &length) != 0) {
            if (descriptor >= 0) close(descriptor);
            measure_clients_free(clients);
            return NULL;
        }
        clients->descriptors[index] = descriptor;
        clients->ports[index] = ntohs(name.sin_port);
        clients->count = index + 1;
    }
    return clients;
}

void measure_clients_free(struct measure_clients *clients) {
    for (int index = 0; index < clients->count; index++) close(clients->descriptors[index]);
    free(clients->descriptors);
    free(clients->ports);
    free(clients);
}

uint16_t measure_clients_port(const struct measure_clients *clients, int index) { return clients->ports[index]; }

int measure_clients_send(
    struct measure_clients *clients, int index, const uint8_t *bytes, size_t count, uint16_t port) {
    struct sockaddr_in name = loopback(port);
    return sendto(clients->descriptors[index], bytes, count, 0, (struct sockaddr *)&name, sizeof name) ==
           (ssize_t)count;
}

long measure_clients_take(struct measure_clients *clients, int index, uint8_t *bytes, size_t room) {
    return recv(clients->descriptors[index], bytes, room, 0);
}
