"""Networks that fail and come back, and clients that do not: the unmodified SDK behind a cable that is cut."""

import asyncio
import time

import pytest

from conftest import LOOP
from harness.ear import Ear, longest_gap, loud_again
from harness.moderation import Backend
from harness.traveller import Traveller
from harness.waiting import until


@pytest.fixture
def journey(server, room, people):
    """Makes pairs in rooms of their own: somebody here, and somebody whose network is in the test's hands."""
    made: list[tuple[Traveller, list[Ear]]] = []

    async def make(name: str) -> tuple:
        host, traveller = people("host"), Traveller(server, f"{room}-{name}", "traveller")
        host.room_name = traveller.room
        host.records = False
        heard: list[tuple[float, float]] = []
        ears: list[Ear] = []
        host.room.on(
            "track_subscribed", lambda track, *_: ears.append(Ear(track, lambda *note: heard.append(note)))
        )
        made.append((traveller, ears))
        await host.join()
        await host.speak(440)
        await traveller.join()
        begin = time.monotonic()
        await until(lambda: loud_again(heard, begin) and loud_again(traveller.levels, begin), "both to hear each other")
        return host, traveller, heard

    async def everyone_out():
        for traveller, ears in made:
            await traveller.leave()
            for ear in ears:
                await ear.close()

    yield make
    LOOP.run_until_complete(everyone_out())


async def outage(traveller: Traveller, heard: list, seconds: float, limit: float) -> tuple[float, float]:
    """Cuts the cable for a while; how long after its mending each of the two hears the other again."""
    traveller.cut()
    await asyncio.sleep(seconds)
    traveller.mend()
    mended = time.monotonic()
    ears = (heard, traveller.levels)
    try:
        await until(lambda: all(loud_again(ear, mended) for ear in ears), "sound both ways", limit=limit + 5)
    except AssertionError as error:
        raise AssertionError(f"{error}\n" + "\n".join(map(str, traveller.events + traveller.log[-60:]))) from None
    up, down = (loud_again(ear, mended) - mended for ear in ears)
    print(f"{seconds} s dark: heard after {up:.2f} s, hears after {down:.2f} s")
    return up, down


async def test_short_outages_are_over_as_soon_as_the_network_is_back(journey):
    async def several(name: str, *lengths: float) -> None:
        host, traveller, heard = await journey(name)
        sid = traveller.sid
        for seconds in lengths:
            assert max(await outage(traveller, heard, seconds, 3)) <= 3
            await asyncio.sleep(1)
        # It was there all the time, and is the same.
        assert not host.events("participant_disconnected") and not host.events("track_unpublished")
        assert [p.sid for p in host.room.remote_participants.values()] == [sid]
        assert traveller.count("disconnected") == 0

    await asyncio.gather(several("a", 1, 3, 1), several("b", 3, 1, 3), several("c", 10))


async def test_after_a_long_outage_the_client_is_back_by_itself(journey):
    host, traveller, heard = await journey("long")
    begin = time.monotonic()
    cut = asyncio.create_task(outage(traveller, heard, 30, 15))
    await host.event("participant_disconnected")
    assert time.monotonic() - begin <= 15.5
    assert max(await cut) <= 6
    assert len(host.events("participant_disconnected")) == 1
    assert len(host.room.remote_participants) == 1


async def test_a_socket_that_dies_costs_no_sound(journey):
    host, traveller, heard = await journey("socket")
    begin = time.monotonic()
    traveller.cut_signaling()
    await until(lambda: traveller.count("reconnecting"), "the client to notice", limit=20)
    traveller.mend_signaling()
    await until(lambda: traveller.count("reconnected"), "the client to resume")
    await asyncio.sleep(1)
    assert longest_gap(heard, begin) < 0.3 and longest_gap(traveller.levels, begin) < 0.3
    assert not host.events("participant_disconnected") and not host.events("track_unpublished")


async def test_another_address_is_followed(journey):
    host, traveller, heard = await journey("moves")
    begin = time.monotonic()
    traveller.move()
    await asyncio.sleep(5)
    # A client that is not told of the new address shows it with its next check, every two and a half seconds.
    for name, ear in (("host", heard), ("traveller", traveller.levels)):
        assert loud_again(ear, time.monotonic() - 1.5), f"the {name} hears nothing any more"
        gap = longest_gap(ear, begin)
        print(f"{name}: {gap:.2f} s without sound")
        assert gap < 3.5
    assert not host.events("participant_disconnected")


async def test_who_is_stopped_is_gone_for_the_others_in_fifteen_seconds_once(journey, server):
    host, traveller, heard = await journey("frozen")
    backend = Backend(server)
    try:
        traveller.freeze()
        begin = time.monotonic()
        await host.event("participant_disconnected")
        assert time.monotonic() - begin <= 15.5
        assert await backend.present(traveller.room) == ["host"]
        await asyncio.sleep(1)
        assert len(host.events("participant_disconnected")) == 1
    finally:
        await backend.close()
