// SQLite for Swift: the header, and functions for what Swift cannot say.
#pragma once

#include <sqlite3.h>

// SQLITE_TRANSIENT is a pointer made of -1: the bytes are copied before the call returns.

static inline int quartet_bind_text(sqlite3_stmt *statement, int index, const char *bytes, long long count) {
    return sqlite3_bind_text64(statement, index, bytes, (sqlite3_uint64)count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int quartet_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, long long count) {
    return sqlite3_bind_blob64(statement, index, bytes, (sqlite3_uint64)count, SQLITE_TRANSIENT);
}
