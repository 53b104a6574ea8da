// For tests: how much memory is in use.
#pragma once
#include <stdint.h>

/// Bytes that the calling thread has allocated, less what it has freed.
int64_t heap_bytes_in_use(void);
