"""Webhooks: LiveKit's own receiver verifies them, and they arrive, in the order of each room."""

import asyncio

import pytest
from conftest import LOOP
from livekit.protocol import models

from harness.member import Member
from harness.moderation import Backend
from harness.receiver import Receiver
from harness.server import Server
from harness.waiting import until

LIFE = [
    "room_started",
    "participant_joined alice",
    "participant_joined bob",
    "track_published alice",
    "track_muted alice",
    "track_unmuted alice",
    "track_unpublished alice",
    "participant_left alice",
    "participant_left bob",
    "room_finished",
]


def configuration(*receivers: str) -> str:
    return "room:\n  departure_timeout: 1\nwebhook:\n  urls:\n" + "".join(receivers)


@pytest.fixture
def receivers():
    """Makes receivers; they are gone when the test ends."""
    made: list[Receiver] = []

    def make(port: int) -> Receiver:
        made.append(Receiver(port))
        return made[-1]

    yield make
    for receiver in made:
        LOOP.run_until_complete(receiver.stop())


@pytest.fixture
def start():
    """Starts servers of the test's own."""
    servers: list[Server] = []

    def start(extra: str) -> Server:
        servers.append(Server(http_port=7990, media_port=7992, extra=extra).start())
        return servers[-1]

    yield start
    for server in servers:
        server.kill()


async def live(server: Server, receiver: Receiver | None, room: str) -> None:
    """A room's life. Where somebody receives its events, the two arrivals wait for each other: otherwise they would
    come in either order."""

    async def heard(name: str):
        if receiver is not None:
            await receiver.names_until(room, name)

    alice, bob = Member(server, room, "alice"), Member(server, room, "bob")
    alice.records = bob.records = False
    try:
        await alice.join()
        await heard("participant_joined alice")
        await bob.join()
        await heard("participant_joined bob")
        voice = await alice.publish()
        await bob.event("track_published")
        voice.publication.track.mute()
        await bob.event("track_muted")
        voice.publication.track.unmute()
        await bob.event("track_unmuted")
        await alice.room.local_participant.unpublish_track(voice.publication.sid)
        await bob.event("track_unpublished")
        await alice.leave()
        await bob.event("participant_disconnected")
    finally:
        await alice.leave()
        await bob.leave()


async def test_a_room_is_told_from_its_beginning_to_its_end(start, receivers, room):
    receiver = await receivers(9001).start()
    server = start(configuration(f"    - {receiver.url}\n"))
    await live(server, receiver, room)
    assert await receiver.names_until(room, "room_finished") == LIFE
    events = {f"{event.event} {event.participant.identity}".strip(): event for event in receiver.of(room)}
    assert len({event.id for event in receiver.events}) == len(receiver.events) == len(LIFE)
    assert all(event.id.startswith("EV_") and event.created_at > 0 for event in receiver.events)
    assert events["participant_joined bob"].room.num_participants == 2
    assert events["participant_left bob"].room.num_participants == 0
    joined, left = events["participant_joined alice"].participant, events["participant_left alice"].participant
    assert joined.sid == left.sid and joined.State.Name(joined.state) == "ACTIVE"
    assert left.disconnect_reason == models.DisconnectReason.CLIENT_INITIATED
    published, muted = events["track_published alice"], events["track_muted alice"]
    assert published.track.sid == muted.track.sid and published.track.sid.startswith("TR_")
    assert not published.track.muted and muted.track.muted
    # As protobuf's JSON writes it: 64-bit numbers as texts, names in camel case.
    assert isinstance(receiver.payloads[0]["createdAt"], str)
    assert receiver.payloads[0]["room"]["name"] == room and "numDropped" not in receiver.payloads[0]


async def test_a_receiver_that_is_away_hears_it_all_in_order(start, receivers, room):
    receiver = receivers(9002)
    server = start(configuration(f"    - {receiver.url}\n"))
    await live(server, None, room)
    logged = lambda words: any(words in line for line in server.lines)  # noqa: E731
    await until(lambda: logged("room closed"), "the end of the room")
    await until(lambda: logged("webhook receiver fails"), "an attempt in vain")
    assert receiver.attempts == 0
    await receiver.start()
    names = await receiver.names_until(room, "room_finished", limit=60)
    assert sorted(names) == sorted(LIFE)
    assert names[0] == "room_started" and names[-1] == "room_finished"
    tracks = [name for name in names if name.startswith("track_")]
    assert tracks == [name for name in LIFE if name.startswith("track_")]
    assert logged("webhook receiver is back")


async def test_a_server_that_dies_tells_after_its_restart_what_it_had_not_told(start, receivers, room, tmp_path):
    receiver = receivers(9010)
    server = start(f"state:\n  path: {tmp_path}/state.db\n" + configuration(f"    - {receiver.url}\n"))
    await live(server, None, room)
    survivor = Member(server, room, "carol")
    await survivor.join()
    await until(lambda: any("carol" in line and "participant active" in line for line in server.lines), "carol")
    # What is answered has been saved, and with it what was to be saved before.
    backend = Backend(server)
    await backend.policy("Ban", room=room, identity="mallory")
    await backend.close()
    server.kill()
    await receiver.start()
    server.start()
    names = await receiver.names_until(room, "participant_joined carol", limit=60)
    assert names[0] == "room_started" and sorted(names[: len(LIFE) - 1]) == sorted(LIFE[:-1])
    assert names[len(LIFE) - 1] == "participant_joined carol"
    await survivor.leave()


async def test_a_receiver_that_hangs_or_fails_keeps_no_other_waiting(start, receivers, room):
    good, hanging, failing = receivers(9003), receivers(9004), receivers(9005)
    for receiver in (good, hanging, failing):
        await receiver.start()
    hanging.answer = lambda payload: None
    failing.answer = lambda payload: 503 if failing.attempts < 4 else 200
    server = start(configuration(*(f"    - {receiver.url}\n" for receiver in (hanging, failing, good))))
    await live(server, good, room)
    assert await good.names_until(room, "room_finished") == LIFE
    assert hanging.attempts == 1 and hanging.events == []
    assert await failing.names_until(room, "room_finished", limit=60) == LIFE


async def test_a_filter_lets_pass_what_it_names(start, receivers, room):
    everything, mutes = await receivers(9006).start(), await receivers(9007).start()
    server = start(
        configuration(
            f"    - {everything.url}\n",
            f"    - url: {mutes.url}\n      filter_params:\n        include_events: [track_muted, room_finished]\n",
        )
    )
    await live(server, everything, room)
    assert await mutes.names_until(room, "room_finished") == ["track_muted alice", "room_finished"]
    assert await everything.names_until(room, "room_finished") == LIFE


async def test_an_event_that_is_refused_does_not_hold_up_its_room_for_ever(start, receivers, room):
    receiver = await receivers(9008).start()
    refused = lambda payload: payload["event"] == "track_muted" and payload["room"]["name"] == room  # noqa: E731
    receiver.answer = lambda payload: 400 if refused(payload) else 200
    server = start(configuration(f"    - {receiver.url}\n"))
    other = asyncio.create_task(live(server, receiver, room + "-other"))
    await live(server, None, room)
    await other
    # The receiver takes other events meanwhile, so it is the event that it does not want.
    third = asyncio.create_task(live(server, receiver, room + "-third"))
    names = await receiver.names_until(room, "room_finished", limit=60)
    await third
    assert "track_muted alice" not in names and len(names) == len(LIFE) - 1
    after = next(event for event in receiver.of(room) if event.event == "track_unmuted")
    others = [event for event in receiver.events if event.room.name != room and event.num_dropped]
    assert after.num_dropped == 1 or others, "somebody is told that an event was lost"


async def test_a_stopping_server_says_goodbye(start, receivers, room):
    receiver = await receivers(9009).start()
    server = start(configuration(f"    - {receiver.url}\n"))
    alice = Member(server, room, "alice")
    await alice.join()
    await receiver.names_until(room, "participant_joined alice")
    code, seconds = await asyncio.to_thread(server.terminate)
    assert code == 0 and seconds < 5
    await until(lambda: "participant_left alice" in receiver.names(room), "the departure")
    await alice.leave()
