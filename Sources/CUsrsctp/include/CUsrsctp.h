// usrsctp for Swift.
#pragma once

#include <usrsctp.h>
