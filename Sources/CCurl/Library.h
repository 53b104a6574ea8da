// libcurl, loaded when the first webhook client is made: with the thirty libraries that it stands on it is four
// megabytes that a server without webhooks need not carry. Each function that we use becomes a pointer of its name.
#pragma once

// The type checks of curl.h are macros over the very names that are redefined below.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#define CURL_FUNCTIONS(each)                                                                                           \
    each(curl_easy_cleanup) each(curl_easy_getinfo) each(curl_easy_init) each(curl_easy_setopt)                        \
    each(curl_easy_perform) each(curl_easy_recv) each(curl_easy_send) each(curl_easy_strerror)                         \
    each(curl_global_init) each(curl_multi_add_handle) each(curl_multi_cleanup) each(curl_multi_info_read)             \
    each(curl_multi_init) each(curl_multi_perform) each(curl_multi_poll) each(curl_multi_remove_handle)                \
    each(curl_multi_setopt) each(curl_slist_append) each(curl_slist_free_all)

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#define DECLARE(name) static __typeof__(name) *loaded_##name;
CURL_FUNCTIONS(DECLARE)
#undef DECLARE

static int is_loaded;

static void load_library(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    int ok = 1;
#define LOAD(name) ok = (loaded_##name = (__typeof__(name) *)dlsym(library, #name)) != NULL && ok;
    CURL_FUNCTIONS(LOAD)
#undef LOAD
    is_loaded = ok;
}

// Whether libcurl is there; loads it the first time. Safe from any thread.
static int has_library(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_library);
    return is_loaded;
}

#define curl_easy_cleanup loaded_curl_easy_cleanup
#define curl_easy_getinfo loaded_curl_easy_getinfo
#define curl_easy_init loaded_curl_easy_init
#define curl_easy_perform loaded_curl_easy_perform
#define curl_easy_recv loaded_curl_easy_recv
#define curl_easy_send loaded_curl_easy_send
#define curl_easy_setopt loaded_curl_easy_setopt
#define curl_easy_strerror loaded_curl_easy_strerror
#define curl_global_init loaded_curl_global_init
#define curl_multi_add_handle loaded_curl_multi_add_handle
#define curl_multi_cleanup loaded_curl_multi_cleanup
#define curl_multi_info_read loaded_curl_multi_info_read
#define curl_multi_init loaded_curl_multi_init
#define curl_multi_perform loaded_curl_multi_perform
#define curl_multi_poll loaded_curl_multi_poll
#define curl_multi_remove_handle loaded_curl_multi_remove_handle
#define curl_multi_setopt loaded_curl_multi_setopt
#define curl_slist_append loaded_curl_slist_append
#define curl_slist_free_all loaded_curl_slist_free_all
