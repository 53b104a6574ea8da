// A word to the processor, for Swift: this memory will be needed soon.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// How a place is written: an address, and in the upper eight bits how many lines of 64 bytes begin there.
#define QUARTET_PLACE_SHIFT 56

/// Begins to fetch the places of a list, up to its first zero, and waits for none. Nothing is read: a place where
/// nothing is any more does no harm.
static inline void quartet_prefetch(const uint64_t *places, size_t count) {
    for (size_t index = 0; index < count && places[index] != 0; index++) {
        const char *line = (const char *)(uintptr_t)(places[index] & (((uint64_t)1 << QUARTET_PLACE_SHIFT) - 1));
        for (uint64_t left = places[index] >> QUARTET_PLACE_SHIFT; left > 0; left--, line += 64)
            __builtin_prefetch(line);
    }
}

/// The same for a piece of memory: `count` bytes, `first` bytes behind `start`.
static inline void quartet_prefetch_bytes(const void *start, ptrdiff_t first, size_t count) {
    uintptr_t begin = (uintptr_t)start + (uintptr_t)first;
    for (uintptr_t line = begin / 64 * 64; line < begin + count; line += 64) __builtin_prefetch((const void *)line);
}
