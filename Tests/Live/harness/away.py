"""The unmodified SDK in a process of its own: speaks a tone, and tells on its output what it hears and what happens.

Waits for one line of JSON on its input, which says where to join, and leaves when the input ends.
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
    ears = []
    for name in (*EVENTS, "reconnected"):
        member.room.on(name, lambda *_, name=name: tell(event=name))

    def listen(track, _, participant) -> None:
        ears.append(Ear(track, lambda at, level, who=participant.identity: tell(at=at, hears=who, level=level)))

    member.room.on("track_subscribed", listen)
    await member.join(wish["jwt"])
    tell(joined=member.room.local_participant.sid)
    if wish["frequency"]:
        await member.speak(wish["frequency"])
    await loop.run_in_executor(None, sys.stdin.read)
    await member.leave()


asyncio.run(run())
