extension Help {
    /// The help of one command; nil where the general one has it all.
    static func text(for command: String) -> String? {
        switch command {
        case "rooms": rooms + remote
        case "participants": participants + remote
        case "blocks": blocks + remote
        case "bans": bans + remote
        default: nil
        }
    }

    private static let rooms = """
        quartet rooms    looks after the rooms of a running server

          list [ROOM …]        which rooms are open, how many are in each
          show ROOM            one room: its rules, and who is in it
          create ROOM          opens a room, or changes what is given of one that is open
            --places N           how many may be in it (the server's default is 4)
            --empty-timeout 5m   when it ends if nobody comes
            --departure-timeout 20s  when it ends after the last one left
            --metadata TEXT      what clients are told of it
          close ROOM           ends a room; everyone in it is told

        Examples
          quartet rooms list --config /etc/quartet/quartet.yaml
          quartet rooms create lobby --places 3 --dev
          quartet rooms show lobby --json | jq .policy
        """

    private static let participants = """
        quartet participants    who is in a room of a running server, and a moderator's hand

          list ROOM                who is there, since when, with which tracks
          mute ROOM IDENTITY       no packet of theirs is passed on from the moment that this answers; only a moderator
                                   gives the microphone back
          unmute ROOM IDENTITY     gives it back; opening it stays with its owner
            --track SID              one of their tracks; without it all of them
          remove ROOM IDENTITY     ends their session
            --revoke                 and no token made until now lets them in again

        Examples
          quartet participants list lobby --dev
          quartet participants mute lobby mallory
          quartet participants remove lobby mallory --revoke
        """

    private static let blocks = """
        quartet blocks    who wants nothing to do with whom, in every room of a running server

          list [IDENTITY]            all blocks, or those in which somebody stands on either side
          add BLOCKER BLOCKED        from now on the two neither hear nor reach each other, and neither is told
          remove BLOCKER BLOCKED     lifts it

        Examples
          quartet blocks add anna mallory
          quartet blocks list anna --json
        """

    private static let bans = """
        quartet bans    who may not come into a room of a running server

          list [IDENTITY]      all bans, or somebody's; --room ROOM for those that bear on a room
          add IDENTITY         bans, and removes from where they are
            --room ROOM          from this room; without it from every room
            --for 24h            until then; without it until it is lifted
            --reason TEXT        for those who look after the server; the banned never see it
          remove IDENTITY      lifts a ban; --room ROOM for that room's

        Examples
          quartet bans add mallory --room lobby --for 24h --reason noise
          quartet bans list
        """

    private static let remote = """


        For all of them
          --json               the server's answer as it came, in place of a table
          --url URL            where the server is: http, https, ws or wss. Otherwise QUARTET_URL or LIVEKIT_URL in the
                               environment, otherwise where the configuration has it listen (http://127.0.0.1:7880)
          --config FILE        its configuration, for key and address; or --dev; or --key KEY --secret SECRET; or
                               QUARTET_KEYS or LIVEKIT_KEYS in the environment, which keeps secrets out of sight
          --                   what follows is a name, even if it begins with a dash

        Ends with 0 when it is done, 1 when it is not (the reason stands on standard error), 2 when the command is \
        wrong.
        """
}
