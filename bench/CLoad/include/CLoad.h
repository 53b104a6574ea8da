// What the load generator needs of Linux and Swift's Glibc does not show: datagrams in batches with their kernel
// timestamps and local addresses, other processes' clocks, processor affinity. Nothing here decides anything. IPv4
// only, as the voice client is; addresses and ports are in host order. A function answers -errno when it fails.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Datagrams ------------------------------------------------------------------------------------------------------

// A non-blocking UDP socket on every address and a free port, with kernel receive times and large buffers.
int load_udp_open(void);

// Datagrams that the socket had no room for, since it was opened.
uint32_t load_udp_drops(int socket);

// Memory for up to `max` datagrams in one direction, taken once.
struct load_batch;
struct load_batch *load_batch_create(int max, size_t stride);
void load_batch_free(struct load_batch *batch);
// Takes what has arrived, without waiting: how many, 0 when none.
int load_batch_receive(struct load_batch *batch, int socket);
uint8_t *load_batch_bytes(const struct load_batch *batch, int index);
size_t load_batch_count(const struct load_batch *batch, int index);
// Where a received datagram came from, which address of ours it was sent to, and when the kernel took it in:
// CLOCK_REALTIME in nanoseconds, 0 if unknown.
uint32_t load_batch_source(const struct load_batch *batch, int index);
uint16_t load_batch_source_port(const struct load_batch *batch, int index);
uint32_t load_batch_local(const struct load_batch *batch, int index);
int64_t load_batch_stamp(const struct load_batch *batch, int index);
// Prepares datagram `index`, whose bytes lie at load_batch_bytes, to be sent from a local address (0: the kernel's
// choice).
void load_batch_set(struct load_batch *batch, int index, size_t count, uint32_t to, uint16_t port, uint32_t from);
// Sends the first `count`; waits a little when the buffer is full. How many the kernel took.
int load_batch_send(struct load_batch *batch, int socket, int count);

// Streams and names ----------------------------------------------------------------------------------------------

// Begins a non-blocking connection from a local address (0: the kernel's choice).
int load_connect(uint32_t address, uint16_t port, uint32_t from);
// The error of a connection that was to be made, 0 if it stands.
int load_socket_error(int socket);
// The first IPv4 address of a name: 1, or 0 if it has none.
int load_resolve(const char *name, uint32_t *address);

// Waiting --------------------------------------------------------------------------------------------------------

// Waits until one of the two can be read or the time is over.
void load_wait(int first, int second, int64_t nanoseconds);
// Wakes at the asked nanosecond instead of within fifty microseconds of it.
void load_sharp_timers(void);

// Clocks and processes -------------------------------------------------------------------------------------------

int64_t load_realtime_ns(void);
// Processor time of the calling thread, of a process; -1 if there is no such process.
int64_t load_thread_cpu_ns(void);
int64_t load_process_cpu_ns(int process);
// Resident bytes of a process; -1 if there is none.
int64_t load_resident_bytes(int process);
// Keeps every thread of a process (0: the caller's own) on one processor. 0 or -errno.
int load_pin(int process, int processor);
// The process that holds a socket by its inode; 0 if none of those that we may look at.
int load_process_of_socket(uint64_t inode);
// Reads a file whole: how many bytes, at most `max`.
long load_read_file(const char *path, char *out, size_t max);
// Writes a file whole: 0 or -errno.
int load_write_file(const char *path, const char *bytes, size_t count);
// How many processors may run us.
int load_processors(void);
// Whether standard error is a terminal.
int load_stderr_is_terminal(void);
// Writes to standard output (1) or error (2).
void load_print(int descriptor, const char *bytes, size_t count);
