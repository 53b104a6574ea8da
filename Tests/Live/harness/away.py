"""The unmodified SDK in a process of its own: speaks a tone, and tells on its output what it hears and what happens.

Its first line of input, in JSON as all of them, says where to join; the others say what to do: to mute or unmute
itself, or to tell how many packets came of each voice. It leaves when the input ends.
"""

import asyncio
import json
import sys
import time

from harness.ear import Ear
from harness.member import EVENTS, Member


class Address:
    """As much of a server as a member has to know."""

    def __init__(self, url: str):
        self.url = url


def tell(**fields) -> None:
    print(json.dumps({"at": time.monotonic()} | fields), flush=True)


async def run() -> None:
    loop = asyncio.get_running_loop()
    wish = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    member = Member(Address(wish["url"]), "", wish["identity"], wish["one_connection"])
    member.records = False
    ears: dict[str, Ear] = {}
    for name in (*EVENTS, "reconnected"):
        member.room.on(name, lambda *_, name=name: tell(event=name))

    def listen(track, _, participant) -> None:
        who = participant.identity
        ears[who] = Ear(track, lambda at, level: tell(at=at, hears=who, level=level), former=ears.get(who))

    member.room.on("track_subscribed", listen)
    await member.join(wish["jwt"])
    tell(joined=member.room.local_participant.sid)
    if wish["frequency"]:
        await member.speak(wish["frequency"])
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        match json.loads(line):
            case {"muted": is_muted}:
                track = member.voices[0].publication.track
                track.mute() if is_muted else track.unmute()
            case {"count": number}:
                tell(count=number, packets=await member.packets())
    await member.leave()


asyncio.run(run())
