// Linux calls that the Glibc module does not show.
#pragma once
