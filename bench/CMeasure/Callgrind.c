#include "CMeasure.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

int measure_is_simulated(void) { return RUNNING_ON_VALGRIND != 0; }

void measure_count(void) {
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    CALLGRIND_TOGGLE_COLLECT;
}

void measure_counted(const char *name) {
    CALLGRIND_TOGGLE_COLLECT;
    CALLGRIND_DUMP_STATS_AT(name);
}
#else
int measure_is_simulated(void) { return 0; }
void measure_count(void) {}
void measure_counted(const char *name) { (void)name; }
#endif
