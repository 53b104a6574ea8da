"""Networks that fail and come back, and clients that do not: the unmodified SDK behind a cable that is cut."""

import asyncio
import socket
import time

import pytest

from conftest import LOOP
from harness.ear import WINDOW, longest_gap, loud_again
from harness.journey import Journey
from harness.moderation import Backend
from harness.server import ADDRESS
from harness.sniffer import Sniffer
from harness.waiting import elapse, until, until_true


@pytest.fixture
def journey(server, room):
    """Makes pairs in rooms of their own: somebody here, and somebody whose network is in the test's hands."""
    made: list[Journey] = []

    async def make(name: str) -> Journey:
        made.append(Journey(server, f"{room}-{name}"))
        return await made[-1].begin()

    async def everyone_out():
        await asyncio.gather(*(journey.end() for journey in made))

    yield make
    LOOP.run_until_complete(everyone_out())


async def heard_for_a_second(*ears: list) -> None:
    """Waits until what is heard now has been loud for ten windows of a tenth of a second in a row."""
    begin = time.monotonic()
    await until(lambda: all(loud_again(ear, begin, windows=10) for ear in ears), "a second of sound")


async def test_short_outages_are_over_as_soon_as_the_network_is_back(journey):
    async def several(name: str, *lengths: float) -> None:
        pair = await journey(name)
        await pair.gather_company()
        tracks, block = pair.tracks(), pair.block()
        for seconds in lengths:
            assert await pair.outage(seconds, 3, meanwhile=block) <= 3
            # The mute from before and the block from within hold, and nothing else has changed.
            await pair.rules_hold()
            block = None
        assert pair.tracks() == tracks and len(tracks) == 2
        assert not pair.host.events("participant_disconnected") and not pair.host.events("track_unpublished")
        assert pair.traveller.count("disconnected") == 0

    await asyncio.gather(several("short", 1, 3, 1, 3), several("longer", 10))


async def test_after_a_long_outage_the_client_is_back_by_itself(journey):
    async def speaking() -> None:
        pair = await journey("speaking")
        await pair.gather_company()
        tracks = pair.tracks()
        begin = time.monotonic()
        cut = asyncio.create_task(pair.outage(30, 15))
        await pair.host.event("participant_disconnected")
        assert time.monotonic() - begin <= 15.5
        assert await cut <= 6
        await pair.rules_hold(is_blocked=False)
        assert len(pair.host.events("participant_disconnected")) == 1
        # It is here anew, with as much as before.
        assert len(pair.tracks()) == len(tracks) == 2 and not set(pair.tracks()) & set(tracks)

    async def muted() -> None:
        pair = await journey("muted")
        pair.traveller.set_muted(True)
        await pair.host.event("track_muted")
        pair.traveller.cut()
        await pair.host.event("participant_disconnected")
        await elapse(15)
        pair.traveller.mend()
        begin = time.monotonic()

        def is_back_and_muted() -> bool:
            everyone = pair.host.room.remote_participants.values()
            return any(p.muted for one in everyone for p in one.track_publications.values())

        await until(is_back_and_muted, "the traveller, muted")
        await until(lambda: loud_again(pair.ears[1], begin), "the traveller to hear")
        assert not any(level > 0.01 for at, level in pair.heard if at > begin)
        pair.traveller.set_muted(False)
        await until(lambda: loud_again(pair.heard, begin), "the traveller to be heard")

    async def blocked() -> None:
        """Who comes anew passes by the door."""
        pair = await journey("blocked")
        await pair.invite_eve()
        pair.traveller.cut()
        await pair.host.event("participant_disconnected")
        await pair.block()
        await elapse(15)
        pair.traveller.mend()
        await until(lambda: pair.traveller.count("disconnected"), "the traveller to give up")
        await pair.eve.leave()
        assert await pair.backend.present(pair.room) == [pair.host.identity]

    await asyncio.gather(speaking(), muted(), blocked())


async def test_who_was_muted_in_the_dark_is_muted_afterwards(journey):
    pair = await journey("muted")
    pair.traveller.set_muted(True)
    await pair.host.event("track_muted")
    pair.traveller.cut()
    await elapse(3)
    pair.traveller.mend()
    begin = time.monotonic()
    await until(lambda: loud_again(pair.ears[1], begin), "the traveller to hear")
    before = await pair.host.packets()
    await heard_for_a_second(pair.ears[1])
    assert await pair.host.packets() == before and not pair.host.events("track_unmuted")
    begin = time.monotonic()
    pair.traveller.set_muted(False)
    await until(lambda: loud_again(pair.heard, begin), "the traveller to be heard")


async def test_a_socket_that_dies_costs_no_sound(journey):
    pair = await journey("socket")
    traveller = pair.traveller
    begin = time.monotonic()
    traveller.cut_signaling()
    await until(lambda: traveller.count("reconnecting"), "the client to notice", limit=20)
    traveller.mend_signaling()
    await until(lambda: traveller.count("reconnected"), "the client to resume")
    await heard_for_a_second(*pair.ears)
    assert max(longest_gap(ear, begin) for ear in pair.ears) < 0.3
    assert not pair.host.events("participant_disconnected") and not pair.host.events("track_unpublished")


# A voice's packets are 20 ms apart.
GAP_MAX = 0.3


def longest_pause(datagrams: list, begin: float, end: float) -> float:
    """The longest time in which nothing passed."""
    times = [begin, *(d.at for d in datagrams if begin < d.at < end), end]
    return max(after - before for before, after in zip(times, times[1:]))


async def test_another_address_is_followed(journey, server):
    """With one connection, a voice shows its new address by itself, and nothing is missing. With two, the traveller is
    made to look for the server anew with the one on which it listens: that takes its library some 200 ms."""
    pair = await journey("moves")
    on_the_wire, in_the_ears, back = [], [], []
    with Sniffer(pair.traveller.interface) as cable, Sniffer() as here:
        for sniffer in (here, cable):
            await until(lambda: len(sniffer.rtp(source=server.media_port)) >= 25, "voices on the wire")
        for _ in range(3):
            begin, wall = time.monotonic(), time.time()
            pair.traveller.move()
            await elapse(3)
            voices = [sniffer.rtp(source=server.media_port) for sniffer in (here, cable)]
            on_the_wire.append([longest_pause(voice, wall, time.time() - 0.2) for voice in voices])
            # Where a tenth of a second is the least that is told apart.
            in_the_ears.append([longest_gap(ear, begin) for ear in pair.ears])
            back.append([bool(loud_again(ear, time.monotonic() - 1.5)) for ear in pair.ears])
    moved = [line for line in server.lines if "client moved" in line and pair.room in line]
    print(f"heard and hearing on the wire {on_the_wire}, in the ears {in_the_ears}", *moved, sep="\n")
    assert all(map(all, back)), f"somebody hears nothing any more: {back}"
    # Of each three the middle one: whoever is kept from running is late, moved or not.
    for way in range(2):
        assert sorted(pauses[way] for pauses in on_the_wire)[1] <= GAP_MAX
        assert sorted(gaps[way] for gaps in in_the_ears)[1] <= GAP_MAX + WINDOW
    assert not pair.host.events("participant_disconnected")


async def test_what_a_stranger_repeats_moves_nothing(journey, server):
    """Every datagram of the traveller's comes once more from elsewhere, unchanged and changed."""
    pair = await journey("repeated")
    stranger = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    stranger.bind((ADDRESS, 0))
    stranger.setblocking(False)
    answers: list[bytes] = []
    with Sniffer(pair.traveller.interface) as cable:
        begin, repeated = time.monotonic(), 0
        while time.monotonic() < begin + 4:
            sent = [d for d in list(cable.datagrams) if d.destination == server.media_port]
            for datagram in sent[repeated:]:
                changed = bytearray(datagram.payload)
                changed[-1] ^= 1
                for payload in (datagram.payload, bytes(changed)):
                    stranger.sendto(payload, (ADDRESS, server.media_port))
            repeated = len(sent)
            try:
                while True:
                    answers.append(stranger.recv(2_048))
            except BlockingIOError:
                await elapse(0.02)
    stranger.close()
    assert repeated > 150
    # A check is answered, and whoever sent it is asked; nothing else goes there.
    assert all(answer[0] <= 3 for answer in answers), "a stranger was sent more than answers to checks"
    assert max(longest_gap(ear, begin) for ear in pair.ears) < GAP_MAX


async def test_who_is_stopped_is_gone_for_the_others_in_fifteen_seconds_once(journey, server):
    pair = await journey("frozen")
    backend = Backend(server)
    try:
        pair.traveller.freeze()
        begin = time.monotonic()
        await pair.host.event("participant_disconnected")
        assert time.monotonic() - begin <= 15.5
        assert await backend.present(pair.room) == [pair.host.identity]
        # Who comes afterwards, talks for a second and leaves is the next of whom the host is told.
        await pair.invite_eve()
        await pair.eve.speak(830)
        before = sum((await pair.host.packets()).values())

        async def has_heard_eve() -> bool:
            return sum((await pair.host.packets()).values()) >= before + 50

        await until_true(has_heard_eve, "a second of Eve's voice")
        await pair.eve.leave()
        await pair.host.event("participant_disconnected", lambda who: who.identity == pair.eve.identity)
        gone = [who.identity for (who,) in pair.host.events("participant_disconnected")]
        assert gone == [pair.traveller.identity, pair.eve.identity]
    finally:
        await backend.close()
