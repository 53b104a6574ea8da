"""What a moderator has been answered holds on the wire, whatever the client was doing at that moment."""

import asyncio
import contextlib
import random
import time

import aiohttp
import pytest
from livekit import api
from livekit.protocol import rtc as signal

from harness.moderation import Backend
from harness.modified_client import ModifiedClient, ToneTrack
from harness.sniffer import Sniffer
from harness.tokens import token
from harness.waiting import elapse, until

ROUNDS = 5
# So often it tries something else once the call is answered: for most of a second, at its pace.
FURTHER_ACTS = 30
# What a client may meet that is not let in, or whose connection ends under it.
TURNED_AWAY = (aiohttp.ClientError, ConnectionError, AssertionError)


class Restless:
    """A client that publishes, unmutes itself and comes back, over and over, and never stops sending."""

    def __init__(self, modified, jwt: str, chance: random.Random):
        self._modified = modified
        self._jwt = jwt
        self._chance = chance
        self.client: ModifiedClient | None = None
        self.sid = ""
        # How often it has done something, or tried to.
        self.acts = 0
        self.is_over = False

    async def come(self) -> None:
        self.client = await self._modified().join(self._jwt)
        self.sid = await self.client.publish(ToneTrack(440))

    async def run(self) -> None:
        """Until it is told that it is over. It is not interrupted: what is half closed could not be closed again."""
        while not self.is_over:
            try:
                await self._act()
            except TURNED_AWAY:
                self.client = None
            self.acts += 1
            await elapse(self._chance.uniform(0, 0.05))

    async def _act(self) -> None:
        if self.client is None:
            return await self.come()
        match self._chance.randrange(8):
            case 0:
                client, self.client = self.client, None
                await client.leave()
            case 1:
                await self.client.send(mute=signal.MuteTrackRequest(sid=self.sid, muted=True))
            case _:
                await self.client.send(mute=signal.MuteTrackRequest(sid=self.sid, muted=False))


async def mute(backend: Backend, room: str, restless: Restless, identity: str) -> None:
    """Mutes whatever it publishes; while it is away, or between two tracks, that has to be tried again."""
    while True:
        with contextlib.suppress(api.TwirpError):
            if await backend.mute(room, identity, restless.sid):
                return


async def block(backend: Backend, room: str, restless: Restless, identity: str) -> None:
    await backend.policy("Block", blocker=f"listener-{room}", blocked=identity)


async def remove(backend: Backend, room: str, restless: Restless, identity: str) -> None:
    while True:
        with contextlib.suppress(api.TwirpError):
            # Its tokens are of this second at the latest.
            request = api.RoomParticipantIdentity(room=room, identity=identity, revoke_token_ts=int(time.time()) + 1)
            await backend.rooms.remove_participant(request)
            return


@pytest.mark.parametrize("act", [mute, block, remove])
async def test_nothing_passes_once_the_call_is_answered(server, people, modified, room, act):
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    for number in range(ROUNDS):
        name = f"{room}-{number}"
        identity = f"restless-{name}"
        listener = f"listener-{name}"
        await people(listener).join(token(name, listener))
        restless = Restless(modified, token(name, identity), chance)
        await restless.come()
        backend = Backend(server)
        with Sniffer() as sniffer:
            await until(lambda: sniffer.rtp(source=server.media_port), "packets on their way to the listener")
            acting = asyncio.create_task(restless.run())
            await elapse(chance.uniform(0, 0.4))
            await act(backend, name, restless, identity)
            answered = time.time()
            acts = restless.acts
            await until(lambda: restless.acts >= acts + FURTHER_ACTS, "what it does afterwards")
            restless.is_over = True
            await acting
            assert sniffer.rtp(source=server.media_port, after=answered) == []
            if act is mute:
                assert sniffer.rtp(destination=server.media_port, after=answered), "it goes on sending"
        await backend.close()
        if restless.client is not None:
            await restless.client.leave()
