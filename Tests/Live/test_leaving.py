"""Who leaves is gone for the others at once; a server that stops tells everyone, and is itself gone soon."""

import asyncio
import time

import pytest
from livekit import rtc

from harness.member import Member
from harness.server import Server


async def test_the_others_see_somebody_leave_at_once(people):
    alice, bob, carol = await asyncio.gather(*(people(name).join() for name in ("alice", "bob", "carol")))
    await alice.speak(440)
    await (await bob.hearing("alice")).sound()
    begin = time.monotonic()
    await alice.leave()
    for member in (bob, carol):
        await member.event("participant_disconnected", lambda who: who.identity == "alice")
    assert time.monotonic() - begin < 2
    assert set(bob.room.remote_participants) == {"carol"}


async def test_somebody_may_come_back(people):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    await alice.leave()
    await bob.event("participant_disconnected")
    again = await people("alice").join()
    await again.speak(440)
    await (await bob.hearing("alice")).sound()


async def test_a_server_that_is_told_to_stop_says_so_and_stops(room):
    server = Server(http_port=7980, media_port=7982).start()
    members = [Member(server, room, name) for name in ("alice", "bob")]
    try:
        await asyncio.gather(*(member.join() for member in members))
        await members[0].speak(440)
        await (await members[1].hearing("alice")).sound()
        code, seconds = await asyncio.to_thread(server.terminate)
        for member in members:
            (reason,) = await member.event("disconnected")
            assert reason == rtc.DisconnectReason.SERVER_SHUTDOWN
        assert code == 0
        assert seconds < 5
    finally:
        server.kill()
        await asyncio.gather(*(member.leave() for member in members))


@pytest.mark.once
@pytest.mark.parametrize("count", [3])
async def test_an_idle_server_is_soon_ready_and_small(count):
    for _ in range(count):
        server = Server(http_port=7980, media_port=7982).start()
        try:
            assert server.resident_bytes() < 25 << 20
            assert server.start_seconds < 1, f"{server.start_seconds:.3f} s from start to ready"
        finally:
            code, seconds = await asyncio.to_thread(server.terminate)
        assert code == 0 and seconds < 5
