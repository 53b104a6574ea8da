// What the microbenchmarks measure with: the floor in C, clients' sockets, the thread's clock, counted allocations, and
// callgrind's switches.
#pragma once

#include <stddef.h>
#include <stdint.h>

// The clock ------------------------------------------------------------------------------------------------------

// Nanoseconds for which this thread has run, in the kernel's calls or outside.
int64_t measure_thread_nanoseconds(void);
// Bytes of this process that are in memory now.
int64_t measure_resident_bytes(void);

// Sockets --------------------------------------------------------------------------------------------------------

// A bound UDP socket as the server's: of both families where `is_ipv6`; -1 when there is none. Its port goes to `port`.
int measure_bind(int is_ipv6, uint16_t *port);

// Clients' sockets on 127.0.0.1, one port each.
struct measure_clients;
// NULL when there are not enough descriptors.
struct measure_clients *measure_clients_create(int count);
void measure_clients_free(struct measure_clients *clients);
uint16_t measure_clients_port(const struct measure_clients *clients, int index);
// Sends one datagram to a port of 127.0.0.1; 1 or 0.
int measure_clients_send(struct measure_clients *clients, int index, const uint8_t *bytes, size_t count, uint16_t port);
// Takes one datagram that lies at a client: its size, -1 when there is none.
long measure_clients_take(struct measure_clients *clients, int index, uint8_t *bytes, size_t room);

// The floor ------------------------------------------------------------------------------------------------------

// A plain fan-out of UDP datagrams: what came from one port goes to three others, unread. Batches of 64 both ways.
struct measure_floor;
struct measure_floor *measure_floor_create(int is_ipv6);
void measure_floor_free(struct measure_floor *floor);
uint16_t measure_floor_port(const struct measure_floor *floor);
void measure_floor_link(struct measure_floor *floor, uint16_t from, uint16_t first, uint16_t second, uint16_t third);
// Receives one batch and sends its copies: how many datagrams were received.
int measure_floor_turn(struct measure_floor *floor);

// Allocations ----------------------------------------------------------------------------------------------------

// This target replaces malloc in every program that it is part of, to count. Counts of all threads together; only the
// benchmark's one thread is there.
uint64_t measure_allocations(void);
// From now on (1), allocations are put down to the account that ``measure_account_bytes`` tells of, until freed by
// anyone; or no more (0).
void measure_account(int is_open);
// Bytes and pieces that the account holds.
int64_t measure_account_bytes(void);
int64_t measure_account_pieces(void);
// The largest groups of pieces of one size in the account: fills `sizes` and `counts`, answers how many groups.
int measure_account_groups(size_t *sizes, int64_t *counts, int max);

// Callgrind ------------------------------------------------------------------------------------------------------

// Whether the program runs under valgrind.
int measure_is_simulated(void);
// Counts instructions from here to the next call of `measure_counted`, which names what was counted.
void measure_count(void);
void measure_counted(const char *name);
