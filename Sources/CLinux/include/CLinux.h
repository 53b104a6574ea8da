// Linux calls that the Glibc module does not show, and the few where sockaddr would cost more casts than it is worth.
// Nothing here decides anything. Unless said otherwise a function answers -errno when it fails.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Addresses ------------------------------------------------------------------------------------------------------

// An address of either family, IPv4 in its mapped form (RFC 4291 2.5.5.2): `high` and `low` hold the 16 bytes in
// network order as two big-endian integers; `port` is in host order.
struct linux_address {
    uint64_t high;
    uint64_t low;
    uint16_t port;
};

// One address of an interface.
struct linux_interface {
    char name[16];
    struct linux_address address;
    int is_loopback;
};

// Reads "192.0.2.1" or "2001:db8::1"; answers 1, or 0 when the text is no address. The port becomes 0.
int linux_address_parse(const char *text, struct linux_address *out);
// Writes the address without its port, as people write it; `out` holds 46 bytes.
void linux_address_format(const struct linux_address *address, char *out);
// The addresses of a host's name, or of an address as text; answers how many, at most `max`. Waits for the resolver.
int linux_resolve(const char *host, uint16_t port, struct linux_address *out, int max);
// The addresses of interfaces that are up, IPv6 link-local ones left out; answers how many, at most `max`.
int linux_interfaces(struct linux_interface *out, int max);

// Sockets --------------------------------------------------------------------------------------------------------

// A bound non-blocking socket, closed on exec. `is_stream` also listens. `dual_stack` is for the unspecified IPv6
// address: the socket then serves IPv4 too. The port that was given is stored into `address`.
int linux_bind(struct linux_address *address, int is_stream, int dual_stack);
// Whether the kernel offers IPv6 sockets.
int linux_has_ipv6(void);
// A non-blocking connection from a listener's queue.
int linux_accept(int listener, struct linux_address *from);
// TCP_NODELAY, TCP_USER_TIMEOUT and TCP_NOTSENT_LOWAT on a connection; failures are ignored.
void linux_tune_stream(int socket, unsigned user_timeout_ms, unsigned unsent_bytes);
// Asks for kernel buffers of this size; the kernel gives what its limits allow.
void linux_buffer_sizes(int socket, int receive_bytes, int send_bytes);
// Datagrams of this socket are never fragmented, by us or on their way, whatever a router claims about the path.
void linux_keep_whole(int socket);
// How many datagrams found the socket's buffer full, modulo 2^32; 0 where the kernel (before 4.12) does not say.
uint32_t linux_receive_drops(int socket);
// send(2) without SIGPIPE and without waiting.
long linux_send(int socket, const void *bytes, size_t count);
// recv(2) without waiting.
long linux_receive(int socket, void *bytes, size_t count);
// recv(2) without waiting and without taking: what is seen stays.
long linux_peek(int socket, void *bytes, size_t count);
// A second descriptor of the same socket, closed on exec and non-blocking.
int linux_duplicate(int descriptor);

// Datagrams in batches -------------------------------------------------------------------------------------------

// Memory for up to `max` datagrams in either direction, taken once.
struct linux_batch;
struct linux_batch *linux_batch_create(int max, size_t receive_stride);
void linux_batch_free(struct linux_batch *batch);
// Takes what has arrived, without waiting: how many, 0 when none. Datagram n lies at linux_batch_bytes(batch, n).
int linux_batch_receive(struct linux_batch *batch, int socket);
uint8_t *linux_batch_bytes(struct linux_batch *batch, int index);
// Its size; larger than the stride when it did not fit.
size_t linux_batch_count(const struct linux_batch *batch, int index);
struct linux_address linux_batch_source(const struct linux_batch *batch, int index);
// Prepares datagram n to be sent; `is_ipv6` says which kind the socket is.
void linux_batch_set(struct linux_batch *batch, int index, const void *bytes, size_t count, uint64_t high, uint64_t low,
                     uint16_t port, int is_ipv6);
// Sends datagrams `from` up to `to`: how many were taken by the kernel. 0 never; -errno is about datagram `from`.
int linux_batch_send(struct linux_batch *batch, int socket, int from, int to);

// Waiting --------------------------------------------------------------------------------------------------------

struct linux_ready {
    uint64_t token;
    uint32_t events;
};

#define LINUX_READABLE 0x001u
#define LINUX_WRITABLE 0x004u
#define LINUX_HANGUP 0x018u
// The other end sends no more.
#define LINUX_ENDED 0x2000u
// Ready only when something new comes, not while something is there.
#define LINUX_EDGE 0x80000000u

int linux_epoll_create(void);
int linux_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token);
int linux_epoll_change(int epoll, int descriptor, uint32_t events, uint64_t token);
int linux_epoll_remove(int epoll, int descriptor);
// Waits up to `nanoseconds` (for ever if negative): how many are ready; an interruption counts as none.
int linux_epoll_wait(int epoll, struct linux_ready *out, int max, int64_t nanoseconds);
// Waits until one of three descriptors can be read: bit 0 the first, bit 1 the second, bit 2 the third. A negative one
// is not waited for.
int linux_wait_three(int first, int second, int third, int64_t nanoseconds);
// Waits until a descriptor can be written to: 1 or 0.
int linux_wait_writable(int descriptor, int64_t nanoseconds);

// A bell: a descriptor that can be waited for, rung by any thread.
int linux_bell_create(void);
void linux_bell_ring(int bell);
void linux_bell_quiet(int bell);

// The process ----------------------------------------------------------------------------------------------------

// Fills from the kernel's generator; 0 or -errno.
int linux_random(void *out, size_t count);
// Raises the number of descriptors to what the process may have; answers it.
uint64_t linux_raise_descriptor_limit(void);
// Milliseconds since the process was started, in steps of the kernel's clock tick; -1 if unknown.
int64_t linux_process_age_ms(void);
// What the kernel says of the process; what it does not say is 0. Reads /proc, so not for every moment.
struct linux_process {
    uint64_t resident_bytes;
    uint64_t cpu_ns;
    uint64_t open_descriptors;
    uint64_t max_descriptors;
    uint64_t started_unix_ms;
};
struct linux_process linux_process_figures(void);
// Gives memory that was freed back to the system.
void linux_trim_memory(void);
// CLOCK_REALTIME in milliseconds.
int64_t linux_unix_ms(void);
// Names the calling thread; at most 15 bytes count.
void linux_thread_name(const char *name);
// Asks for short turns on the processor for the calling thread: since Linux 6.12 who wakes and wants less than the one
// that runs goes first. Needs no rights; elsewhere nothing happens.
void linux_thread_hasten(uint64_t slice_ns);
// Lets the calling thread run ahead of all programs at usual priority until it sleeps; 0 where it has not the right
// (CAP_SYS_NICE, or RLIMIT_RTPRIO of 1), or where whoever started us chose another policy already or set RLIMIT_RTTIME.
int linux_thread_run_realtime(void);
// Whether a thread of this process may do that. Asks by doing it, so no packet should be waiting for the caller.
int linux_may_run_realtime(void);
// How many processors the calling thread may run on.
int linux_processors(void);
// Makes the calling thread nicer, and lets it wait for its turn where it wakes while another runs, so that others of
// the process go first where there are too few processors. Needs no rights either.
void linux_thread_give_way(int by);
// Keeps SIGTERM and SIGINT for linux_wait_stop, in this thread and those it starts; ignores SIGPIPE.
void linux_hold_stop_signals(void);
// Waits for one of them: its number. Afterwards they have their ordinary effect again, so a second one ends at once.
int linux_wait_stop(void);
