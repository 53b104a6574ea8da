// libopus for Swift, and the settings of an encoder, which libopus takes through a variadic function that Swift cannot
// call.
#pragma once

#include <opus/opus.h>

static inline int opus_set_bitrate(OpusEncoder *encoder, int bits) {
    return opus_encoder_ctl(encoder, OPUS_SET_BITRATE(bits));
}

static inline int opus_set_discontinuous(OpusEncoder *encoder, int is_on) {
    return opus_encoder_ctl(encoder, OPUS_SET_DTX(is_on));
}

// In-band redundancy for so many percent of expected loss; 0 for none.
static inline int opus_set_expected_loss(OpusEncoder *encoder, int percent) {
    int result = opus_encoder_ctl(encoder, OPUS_SET_INBAND_FEC(percent > 0));
    return result == OPUS_OK ? opus_encoder_ctl(encoder, OPUS_SET_PACKET_LOSS_PERC(percent)) : result;
}
