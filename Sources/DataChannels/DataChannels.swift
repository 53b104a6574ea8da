// DataChannels
