// wslay (RFC 6455 frames, no I/O of its own) for Swift.
#pragma once

#include <wslay/wslay.h>
