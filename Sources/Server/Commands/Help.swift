/// What `quartet --help` prints.
enum Help {
    static let text = """
        Quartet \(Version.text): voice rooms for up to four people, spoken to with LiveKit's clients.

        quartet serve    run the server
          --config FILE        settings in YAML; config/quartet.yaml explains each
          --dev                development: API key "devkey" with secret "secret", this machine only
          --bind ADDRESS       where HTTP listens (may be repeated; 0.0.0.0 or :: for everywhere)
          --port N             HTTP and WebSocket port (7880)
          --udp-port N         first media port (7882)
          --tcp-port N         media port for those whose networks let no UDP through (7881; 0 for none)
          --node-ip ADDRESS    the address that clients are told for media, e.g. behind NAT
          --state FILE         where the state lies (quartet.db; with --dev :memory:)
          --keys "KEY: SECRET" an API key and its secret (may be repeated; secrets have 32 bytes or more)

        quartet token    print a token with which someone joins a room
          --room R --identity I                   who joins what
          --name N --metadata TEXT                what others see
          --valid-for 6h                          30s, 5m, 6h; six hours unless said otherwise
          --can-publish=false --can-subscribe=false --can-publish-data=false --can-update-own-metadata
          --room-admin --room-create --room-list --hidden
          --dev | --config FILE | --key KEY --secret SECRET     who signs it

        quartet check    say which leg of the way into a call does not hold (--config and the rest as above)
          without --url        the configuration, and what a server would need here: ports, state, addresses
          --url URL            a server that runs, from here: HTTP, a join, media over UDP and TCP, STUN and TURN \
        servers
          --room R             join that room; one of its own, which is made, unless said otherwise
        quartet version  print the version

        To a running server, over its API; each has its own --help:
        quartet rooms         list, show, create, close
        quartet participants  list, mute, unmute, remove
        quartet blocks        list, add, remove
        quartet bans          list, add, remove

        Examples
          Try it out:        quartet serve --dev
          A token for that:  quartet token --dev --room lobby --identity anna
          For real:          quartet serve --config /etc/quartet/quartet.yaml
          Who is there:      quartet participants list lobby --dev
          From phones, too:  quartet serve --dev --bind 0.0.0.0
                             (anyone in your network can then join: the development key is known to all)

        In the environment: QUARTET_KEYS or LIVEKIT_KEYS holds "KEY: SECRET", one pair a line, so that secrets stay \
        out of
        the list of processes. The command line goes before the environment, and that before the file.

        Ends with 0 when all went well, 1 when something did not, 2 when the command line is wrong.
        """
}
