"""Present SDKs use one peer connection (/rtc/v1), older ones two (/rtc): they meet in one room, either way round."""

import asyncio

import pytest

from harness import audio
from harness.listening import hears_again, silent
from harness.member import Member
from harness.moderation import Backend
from harness.server import Server
from harness.waiting import until

MODES = {"one": True, "two": False}
FOUR_WAYS = [pytest.param(a, b, id=f"{first}-{second}") for first, a in MODES.items() for second, b in MODES.items()]
four_ways = pytest.mark.parametrize("speaker, listener", FOUR_WAYS)


async def pair(people, speaker: bool, listener: bool, suffix: str = "") -> tuple[Member, Member]:
    alice, bob = (
        people(name + suffix, one_connection=mode) for name, mode in (("alice", speaker), ("bob", listener))
    )
    await asyncio.gather(alice.join(), bob.join())
    return alice, bob


async def hears(listener: Member, speaker: str, pitch: float) -> None:
    heard = await listener.hearing(speaker)
    await heard.sound()
    assert audio.peak_frequency(await heard.next(0.5)) == pytest.approx(pitch, abs=3)


@pytest.mark.once
@four_ways
async def test_voice_and_data_cross(people, speaker, listener):
    alice, bob = await pair(people, speaker, listener)
    assert await alice.connections() == (1 if speaker else 2)
    assert await bob.connections() == (1 if listener else 2)
    await alice.speak(440, dtx=False)
    await hears(bob, "alice", 440)
    await bob.speak(620, dtx=False)
    await hears(alice, "bob", 620)
    sound = await bob.recordings["alice"].next(2)
    assert audio.gaps(sound) == 0
    for reliable in (True, False):
        for one, other in ((alice, bob), (bob, alice)):
            message = f"{one.identity} {reliable}".encode()
            await one.room.local_participant.publish_data(message, reliable=reliable)
            (packet,) = await other.event("data_received", lambda packet: bytes(packet.data) == message)
            assert packet.participant.identity == one.identity


@pytest.mark.once
@four_ways
async def test_what_was_given_up_muted_or_blocked_comes_back(people, server, room, speaker, listener):
    # Blocks hold on the whole server: names that no other test has.
    alice, bob = await pair(people, speaker, listener, suffix=f"-{room}")
    voice = await alice.speak(440, dtx=False)
    await hears(bob, alice.identity, 440)
    publication = bob.room.remote_participants[alice.identity].track_publications[voice.publication.sid]

    # Often enough that places where it was are used again.
    for count in range(1, 5):
        publication.set_subscribed(False)
        await silent(bob.recordings[alice.identity], 0.3)
        publication.set_subscribed(True)
        await until(lambda: len(bob.events("track_subscribed")) > count, "the track anew")
        await hears_again(bob, alice.identity)

    voice.publication.track.mute()
    await bob.event("track_muted")
    await silent(bob.recordings[alice.identity], 0.3)
    voice.publication.track.unmute()
    await hears_again(bob, alice.identity)

    backend = Backend(server)
    try:
        await backend.policy("Block", blocker=alice.identity, blocked=bob.identity)
        await silent(bob.recordings[alice.identity], 0.3)
        await backend.policy("Unblock", blocker=alice.identity, blocked=bob.identity)
        await hears_again(bob, alice.identity)
    finally:
        await backend.close()


@pytest.mark.once
@pytest.mark.parametrize("modes", ["1212", "2222"], ids=["mixed", "two-each"])
async def test_four_hear_each_other_whatever_they_use(people, modes):
    pitches = {"alice": 440, "bob": 620, "carol": 830, "dave": 1_070}
    members = [people(name, one_connection=mode == "1") for name, mode in zip(pitches, modes)]
    await asyncio.gather(*(member.join() for member in members))
    await asyncio.gather(*(member.speak(pitches[member.identity], dtx=False) for member in members))
    await asyncio.gather(
        *(
            hears(member, name, pitch)
            for member in members
            for name, pitch in pitches.items()
            if name != member.identity
        )
    )


@pytest.mark.once
@pytest.mark.parametrize("listener", MODES.values(), ids=MODES.keys())
async def test_who_stays_hears_everyone_who_comes_and_goes(people, listener):
    alice = await people("alice", one_connection=listener).join()
    await alice.speak(300, dtx=False)
    for number in range(5):
        # Alone and in pairs, with one connection and with two; the rooms' sections are used again and again.
        guests = [people(f"guest{index}", one_connection=(number + index) % 2 == 0) for index in range(1 + number % 2)]
        await asyncio.gather(*(guest.join() for guest in guests))
        for index, guest in enumerate(guests):
            await guest.speak(440 + 70 * number + 190 * index, dtx=False)
        for index, guest in enumerate(guests):
            await hears(alice, guest.identity, 440 + 70 * number + 190 * index)
            await hears(guest, "alice", 300)
        await asyncio.gather(*(guest.leave() for guest in guests))
        await until(lambda: not alice.room.remote_participants, "the guests' leaving")
        for guest in guests:
            await alice.recordings.pop(guest.identity).close()


async def test_where_one_connection_is_not_allowed_clients_fall_back_by_themselves(room):
    server = Server(http_port=7980, media_port=7982, rtc="  one_connection: false\n").start()
    members = [Member(server, room, name) for name in ("alice", "bob")]
    try:
        await asyncio.gather(*(member.join() for member in members))
        await members[0].speak(440)
        await hears(members[1], "alice", 440)
        assert await members[0].connections() == 2
    finally:
        await asyncio.gather(*(member.leave() for member in members))
        server.kill()
