/// Keys that a LiveKit configuration may hold and that do nothing here.
enum UnsupportedKey {
    /// What stands in the way of each; a path covers everything below it. A value that switches its feature off
    /// (`false`, 0, nothing) is always accepted.
    static let refused: [(path: String, instead: String)] = [
        ("key_file", "put the pairs under keys"),
        ("prometheus.username", "leave it to a proxy"), ("prometheus.password", "leave it to a proxy"),
        ("redis", "a node is alone"), ("turn", ""),
        ("webhook.url_notifier", "use webhook.max_age"), ("webhook.resource_url_notifier", "use webhook.max_age"),
        ("node_selector", "a node is alone"), ("signal_relay", "a node is alone"), ("psrpc", "a node is alone"),
        ("ingress", ""), ("egress", ""), ("sip", ""), ("agents", ""), ("metric", ""), ("api", ""), ("trace", ""),
        ("rtc.port_range_start", "all media of a worker shares rtc.udp_port"),
        ("rtc.port_range_end", "all media of a worker shares rtc.udp_port"),
        ("rtc.use_external_ip", "set rtc.node_ip to the address that clients see"),
        ("rtc.ips", "use rtc.interfaces or rtc.node_ip"), ("rtc.use_mdns", ""), ("rtc.force_tcp", ""),
        ("rtc.data_channel_max_buffered_amount", ""), ("rtc.datachannel_slow_threshold", ""),
        ("rtc.datachannel_lossy_target_latency", ""), ("rtc.batch_io", ""), ("rtc.forward_stats", ""),
        ("rtc.reconnect_on_publication_error", ""), ("rtc.reconnect_on_subscription_error", ""),
        ("rtc.reconnect_on_data_channel_error", ""), ("rtc.congestion_control", "there is no video to adapt"),
        ("rtc.pli_throttle", "there is no video"), ("rtc.packet_buffer_size_audio", ""),
        ("rtc.packet_buffer_size_video", "there is no video"), ("rtc.packet_buffer_size", ""),
        ("room.playout_delay", ""), ("room.room_configurations", ""), ("room.create_room_timeout", ""),
        ("room.create_room_attempts", ""), ("room.update_batch_target_size", ""), ("room.sync_streams", ""),
        ("audio.enable_loss_proxying", ""),
        ("video", "there is no video"), ("limit", "only limit.connections is known"),
    ]

    /// Keys that change nothing here and do no harm.
    static let harmless: [String] = [
        "region", "logging.pion_level", "logging.sample", "logging.component_levels", "rtc.use_ice_lite",
        "rtc.allow_tcp_fallback", "room.enabled_codecs",
    ]
}
