"""What an API call has acknowledged outlives the process, however that ends."""

import asyncio
import os
import random

import aiohttp
import pytest
from livekit import api

from harness import http
from harness.member import Member
from harness.moderation import Backend
from harness.receiver import Receiver
from harness.server import ADDRESS, Server
from harness.tokens import token
from harness.waiting import elapse, until, until_true

# A short run by default; `QUARTET_KILLS=200 make live ONLY="test_state.py -k kill_at"` is a long one.
KILLS = int(os.environ.get("QUARTET_KILLS", 20))
CALLERS = 4
# The receiver of the webhooks, and the share of the servers' lives during which it is away.
RECEIVER_PORT = 9020
AWAY = 0.4
# What a caller may meet while the server dies under it.
GONE = (aiohttp.ClientError, ConnectionError, asyncio.TimeoutError)


@pytest.fixture
def own():
    """A server whose end harms no other test."""
    webhooks = f"webhook:\n  urls:\n    - http://{ADDRESS}:{RECEIVER_PORT}/webhooks\n"
    server = Server(http_port=7980, media_port=7982, extra=webhooks)
    yield server
    server.kill()


async def write_until_it_dies(backend: Backend, caller: int, begin: int, done: dict[str, int]) -> int:
    """One call after the other; `done` gets what was answered. Returns the first number that was not."""
    number = begin
    while True:
        name = f"{caller}-{number}"
        try:
            await backend.policy("Block", blocker=f"blocker-{name}", blocked="all")
            done[f"block {name}"] = number
            await backend.policy("Ban", identity=f"banned-{name}", reason="noise")
            done[f"ban {name}"] = number
            await backend.rooms.create_room(
                api.CreateRoomRequest(name=f"room-{name}", max_participants=3, metadata=name, empty_timeout=600)
            )
            done[f"room {name}"] = number
            await backend.policy("SetRoomPolicy", room=f"room-{name}", locked=True)
            done[f"locked {name}"] = number
            if number % 3 == 0:
                # Until that is answered, either is right.
                del done[f"block {name}"]
                await backend.policy("Unblock", blocker=f"blocker-{name}", blocked="all")
                done[f"block {name}"] = -1
                del done[f"room {name}"], done[f"locked {name}"]
                await backend.rooms.delete_room(api.DeleteRoomRequest(room=f"room-{name}"))
                done[f"room {name}"] = -1
        except GONE:
            return number + 1
        number += 1


async def read(backend: Backend) -> set[str]:
    """What the server has."""
    blocks = (await backend.policy("ListBlocks")).get("blocks", [])
    blocks = {f"block {block['blocker'].removeprefix('blocker-')}" for block in blocks}
    bans = (await backend.policy("ListBans")).get("bans", [])
    bans = {f"ban {ban['identity'].removeprefix('banned-')}" for ban in bans}
    rooms = (await backend.rooms.list_rooms(api.ListRoomsRequest())).rooms
    assert all(room.max_participants == 3 and f"room-{room.metadata}" == room.name for room in rooms)
    return blocks | bans | {f"room {room.metadata}" for room in rooms}


def life_of(room: str, receiver: Receiver) -> list[str]:
    """A room's events, each when it was first taken."""
    return [event.event for event in receiver.of(room)]


async def everything_told(done: dict[str, int], receiver: Receiver) -> None:
    """Waits until the receiver has taken what was answered, and looks at the order of each room."""
    rooms = {entry.removeprefix("room "): number for entry, number in done.items() if entry.startswith("room ")}
    begun = {f"room-{name}" for name in rooms}
    over = {f"room-{name}" for name, number in rooms.items() if number < 0}

    def is_told() -> bool:
        started = {event.room.name for event in receiver.events if event.event == "room_started"}
        finished = {event.room.name for event in receiver.events if event.event == "room_finished"}
        return begun <= started and over <= finished

    await until(is_told, f"the events of {len(begun)} rooms", limit=60)
    for room in {event.room.name for event in receiver.events}:
        assert life_of(room, receiver) in (["room_started"], ["room_started", "room_finished"]), room


@pytest.mark.once
async def test_a_kill_at_any_moment_loses_nothing_that_was_answered(own):
    done: dict[str, int] = {}
    numbers = [0] * CALLERS
    receiver = Receiver(RECEIVER_PORT)
    for _ in range(KILLS):
        await (receiver.stop() if random.random() < AWAY else receiver.start())
        own.start()
        backend = Backend(own)
        here = await read(backend)
        expected = {entry for entry, number in done.items() if number >= 0 and not entry.startswith("locked")}
        assert expected <= here
        # What was lifted or closed, and answered, does not come back.
        assert not here & {entry for entry, number in done.items() if number < 0}
        for entry in [entry for entry in done if entry.startswith("locked")][-5:]:
            policy = await backend.policy("GetRoomPolicy", room=f"room-{entry.removeprefix('locked ')}")
            assert policy["locked"] is True
        writers = [
            asyncio.create_task(write_until_it_dies(backend, caller, numbers[caller], done))
            for caller in range(CALLERS)
        ]
        await elapse(random.uniform(0.02, 0.3))
        own.kill()
        numbers = await asyncio.gather(*writers)
        await backend.close()
    assert len(done) > KILLS * CALLERS
    await receiver.start()
    own.start()
    await everything_told(done, receiver)
    await receiver.stop()


async def published(backend: Backend, identity: str) -> list:
    """Somebody's tracks, once there are some."""
    request = api.RoomParticipantIdentity(room="lounge", identity=identity)

    async def tracks() -> list:
        return list((await backend.rooms.get_participant(request)).tracks)

    return await until_true(tracks, f"a track of {identity}")


async def test_who_was_there_when_it_was_killed_is_reported_as_gone(own):
    receiver = Receiver(RECEIVER_PORT)
    await receiver.start()
    own.start()
    alice, bob = Member(own, "lounge", "alice"), Member(own, "lounge", "bob")
    await alice.join()
    await alice.publish()
    await bob.join()
    await until(lambda: len(life_of("lounge", receiver)) == 4, "two arrivals and a track")
    own.kill()
    await alice.leave()
    await bob.leave()
    own.start()
    await until(lambda: life_of("lounge", receiver).count("participant_left") == 2, "two departures")
    told = [(event.event, event.participant.identity) for event in receiver.of("lounge")][4:]
    assert [event for event, identity in told if identity == "alice"] == ["track_unpublished", "participant_left"]
    assert [event for event, identity in told if identity == "bob"] == ["participant_left"]
    # Once, also when the next process is killed as well.
    own.kill()
    own.start()
    assert len(life_of("lounge", receiver)) == 7
    await receiver.stop()


async def test_a_moderators_mute_a_ban_and_a_lock_outlive_a_kill(own):
    own.start()
    backend = Backend(own)
    alice = Member(own, "lounge", "alice")
    await alice.join()
    voice = await alice.publish()
    assert [track.muted for track in await published(backend, "alice")] == [False]
    assert await backend.mute("lounge", "alice", voice.publication.sid)
    await backend.policy("Ban", identity="mallory")
    room = (await backend.rooms.list_rooms(api.ListRoomsRequest())).rooms[0]
    own.kill()
    await alice.leave()
    await backend.close()

    own.start()
    assert any("rooms=1" in line and "bans=1" in line for line in own.lines)
    backend = Backend(own)
    again = (await backend.rooms.list_rooms(api.ListRoomsRequest())).rooms[0]
    assert (again.sid, again.name, again.creation_time) == (room.sid, "lounge", room.creation_time)
    answer = await http.validate(own, token("lounge", "mallory"))
    assert (answer.status, answer.body) == (403, "banned from all rooms")
    alice = Member(own, "lounge", "alice")
    await alice.join()
    await alice.publish()
    assert [track.muted for track in await published(backend, "alice")] == [True]
    await alice.leave()
    await backend.close()


@pytest.mark.once
async def test_a_damaged_state_is_refused_with_a_sentence(own):
    own.start()
    path = own.directory / "quartet.db"
    own.terminate()
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    with pytest.raises(RuntimeError, match="quartet.db"):
        own.start()
    assert path.read_bytes()[:100] == b"\0" * 100
