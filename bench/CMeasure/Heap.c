// malloc and its kin, counted on their way to glibc's own. What is put down to the account is kept in a table of
// addresses, so that it is taken off whoever frees it.

#include <errno.h>
#include <malloc.h>
#include <string.h>
#include <sys/mman.h>

#include "CMeasure.h"

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static uint64_t allocations;
static int is_open;
// Open addressing; a slot that was freed stays a mark, so that probes go on behind it.
enum { slots = 1 << 24 };
static void **table;
static int64_t bytes, pieces;
static void *const mark = (void *)1;

static size_t home(const void *piece) { return ((uintptr_t)piece >> 4) * 0x9E3779B97F4A7C15u >> 40; }

static void note(void *piece) {
    if (piece == NULL) return;
    allocations++;
    if (!is_open) return;
    size_t slot = home(piece);
    while (table[slot] != NULL && table[slot] != mark) slot = (slot + 1) & (slots - 1);
    table[slot] = piece;
    bytes += (int64_t)malloc_usable_size(piece) + 8;
    pieces++;
}

static void forget(void *piece) {
    if (table == NULL || piece == NULL) return;
    for (size_t slot = home(piece); table[slot] != NULL; slot = (slot + 1) & (slots - 1)) {
        if (table[slot] != piece) continue;
        table[slot] = mark;
        bytes -= (int64_t)malloc_usable_size(piece) + 8;
        pieces--;
        return;
    }
}

void *malloc(size_t size) {
    void *piece = __libc_malloc(size);
    note(piece);
    return piece;
}

void *calloc(size_t count, size_t size) {
    void *piece = __libc_calloc(count, size);
    note(piece);
    return piece;
}

void *realloc(void *old, size_t size) {
    forget(old);
    void *piece = __libc_realloc(old, size);
    note(piece);
    return piece;
}

void *memalign(size_t alignment, size_t size) {
    void *piece = __libc_memalign(alignment, size);
    note(piece);
    return piece;
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **out, size_t alignment, size_t size) {
    *out = memalign(alignment, size);
    return *out == NULL ? ENOMEM : 0;
}

void free(void *piece) {
    forget(piece);
    __libc_free(piece);
}

uint64_t measure_allocations(void) { return allocations; }

void measure_account(int open) {
    if (table == NULL)
        table = mmap(NULL, slots * sizeof *table, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    is_open = open;
}

int64_t measure_account_bytes(void) { return bytes; }
int64_t measure_account_pieces(void) { return pieces; }

int measure_account_groups(size_t *sizes, int64_t *counts, int max) {
    enum { kinds = 1 << 16 };
    static int64_t all[kinds];
    memset(all, 0, sizeof all);
    for (size_t slot = 0; slot < slots; slot++) {
        if (table[slot] == NULL || table[slot] == mark) continue;
        size_t kind = malloc_usable_size(table[slot]) / 8;
        all[kind < kinds ? kind : kinds - 1]++;
    }
    int found = 0;
    for (; found < max; found++) {
        size_t best = 0;
        for (size_t kind = 1; kind < kinds; kind++)
            if (all[kind] * (int64_t)kind > all[best] * (int64_t)best) best = kind;
        if (best == 0) break;
        sizes[found] = best * 8;
        counts[found] = all[best];
        all[best] = 0;
    }
    return found;
}
