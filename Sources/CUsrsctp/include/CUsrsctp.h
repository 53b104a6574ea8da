// usrsctp for Swift: SCTP associations as functions over bytes.
//
// usrsctp keeps one stack per process, with one clock, and reports through callbacks in the middle of its own work.
// This shim turns that round: every call returns first, and what happened waits in a queue until it is asked for. No
// thread is started, no socket of the system is opened, and no callback reaches Swift.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// An owner of associations: 1...CUSRSCTP_OWNERS_MAX. An association's handle is `owner << 32 | number`: an integer,
// since usrsctp writes it into the state cookie that the peer gets to see.
#define CUSRSCTP_OWNERS_MAX 64

enum cusrsctp_event_kind {
    CUSRSCTP_PACKET = 1,      // an SCTP packet to be carried to the peer
    CUSRSCTP_MESSAGE = 2,     // a message, or, when not `is_end`, the beginning of one that is longer than allowed
    CUSRSCTP_UP = 3,          // the association stands; `stream` is how many outgoing streams it has
    CUSRSCTP_DOWN = 4,        // the association failed, was aborted, restarted or shut down
    CUSRSCTP_STREAM_RESET = 5, // the peer closed its side of `stream`
    CUSRSCTP_ROOM = 6          // the peer acknowledged something: `count` bytes of the send buffer are free
};

struct cusrsctp_event {
    uint64_t association;
    enum cusrsctp_event_kind kind;
    bool is_end;
    uint16_t stream;
    uint32_t protocol; // payload protocol identifier, host order
    const uint8_t *bytes;
    size_t count;
};

// How an association is set up. Every field is the caller's named limit.
struct cusrsctp_settings {
    uint16_t port;
    uint16_t stream_count;
    uint32_t packet_bytes_max;
    uint32_t send_buffer_bytes;
    uint32_t receive_buffer_bytes;
    uint32_t message_bytes_max;
    uint32_t retransmission_initial_ms, retransmission_min_ms, retransmission_max_ms;
    uint16_t attempts_max;
};

// How a message is sent: reliably, or given up after so many retransmissions or milliseconds.
enum cusrsctp_policy { CUSRSCTP_RELIABLE = 0, CUSRSCTP_RETRANSMISSIONS = 1, CUSRSCTP_LIFETIME = 2 };

// A new owner, or 0 when all are taken. Starts the stack when it is the first ever.
uint32_t cusrsctp_create_owner(void);
void cusrsctp_destroy_owner(uint32_t owner);

// Claims the stack and its clock for an owner that is about to have associations. Owners of one thread share it; an
// owner of another thread waits for its turn, so that no one's virtual time runs through anyone else's timers.
void cusrsctp_claim(uint32_t owner);
void cusrsctp_release(uint32_t owner);

// Opens an association and begins to connect it; NULL when the stack refuses.
void *cusrsctp_open(uint64_t association, const struct cusrsctp_settings *settings);

// Ends an association at once: an ABORT is queued if there is a peer to hear it.
void cusrsctp_close(void *socket, uint64_t association);

// Takes one SCTP packet of the peer.
void cusrsctp_receive(uint64_t association, const uint8_t *bytes, size_t count);

enum cusrsctp_verdict {
    CUSRSCTP_TAKEN = 0,
    CUSRSCTP_LATER = 1, // no room, or something of the kind still under way
    CUSRSCTP_TOO_LARGE = 2,
    CUSRSCTP_REFUSED = 3 // not connected, no such stream
};

// Sends one message of at least one byte.
enum cusrsctp_verdict cusrsctp_send(void *socket, const uint8_t *bytes, size_t count, uint16_t stream,
                                    uint32_t protocol, bool is_ordered, enum cusrsctp_policy policy,
                                    uint32_t policy_value);

// Begins to close our side of a stream; only one at a time can be under way.
enum cusrsctp_verdict cusrsctp_reset_stream(void *socket, uint16_t stream);

// Moves the clock to `now_ms` of the owner's time and lets the timers that are due run.
void cusrsctp_advance(uint32_t owner, uint64_t now_ms);

// The owner's oldest event; false when there is none. Its bytes are valid until `cusrsctp_drop_event`.
bool cusrsctp_first_event(uint32_t owner, struct cusrsctp_event *event);
void cusrsctp_drop_event(uint32_t owner);
