// malloc and its kin, counted on their way to glibc's own. Each thread has a count of its own, since other tests run
// beside the one that measures.

#include "CHeap.h"

#include <errno.h>
#include <malloc.h>
#include <stdint.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static _Thread_local __attribute__((tls_model("initial-exec"))) int64_t held;

// With the word that glibc keeps before each piece.
static int64_t size_of(void *piece) { return piece == NULL ? 0 : (int64_t)malloc_usable_size(piece) + 8; }

static void *counted(void *piece) {
    held += size_of(piece);
    return piece;
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

void *realloc(void *old, size_t size) {
    int64_t before = size_of(old);
    void *piece = __libc_realloc(old, size);
    if (piece != NULL || size == 0) held += size_of(piece) - before;
    return piece;
}

int posix_memalign(void **out, size_t alignment, size_t size) {
    *out = memalign(alignment, size);
    return *out == NULL ? ENOMEM : 0;
}

void free(void *piece) {
    held -= size_of(piece);
    __libc_free(piece);
}

int64_t heap_bytes_in_use(void) { return held; }
