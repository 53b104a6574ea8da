// Implementation of CLinux.h. _GNU_SOURCE stays in this file: a header that Swift imports must not define it.
#define _GNU_SOURCE
#include "CLinux.h"
