// For tests: how much memory is in use.
#pragma once
#include <stddef.h>

/// Bytes that are allocated and not freed, over all threads.
size_t heap_bytes_in_use(void);
