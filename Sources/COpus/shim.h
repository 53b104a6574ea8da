// libopus for Swift.
#pragma once

#include <opus/opus.h>
