"""Many at once for few places: as many get in as there are places, and everybody who can tell tells the same."""

import asyncio
import contextlib

import aiohttp
import pytest
from livekit import api

from harness.contender import Contender
from harness.moderation import Backend
from harness.tokens import token
from harness.waiting import until, until_true

pytestmark = pytest.mark.once

ROUNDS = 50
CAPACITY = 4


@pytest.fixture
def contest(server):
    """An HTTP client without a limit of its own, and the server's API."""

    @contextlib.asynccontextmanager
    async def begin():
        backend = Backend(server)
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            try:
                yield lambda: Contender(server, http), backend
            finally:
                await backend.close()

    return begin


async def listed(backend: Backend, room: str) -> dict[str, str]:
    """Who is in the room, by the API: identity to sid."""
    answer = await backend.rooms.list_participants(api.ListParticipantsRequest(room=room))
    assert len({participant.identity for participant in answer.participants}) == len(answer.participants)
    return {participant.identity: participant.sid for participant in answer.participants}


async def listed_becomes(backend: Backend, room: str, expected: dict[str, str]) -> None:
    async def is_so() -> bool:
        return await listed(backend, room) == expected

    await until_true(is_so, f"{expected} to be listed")


async def test_a_hundred_at_once_for_four_places(contest, room):
    async with contest() as (contender, backend):
        for number in range(ROUNDS):
            name = f"{room}-{number}"
            everyone = [contender() for _ in range(100)]
            await asyncio.gather(*(one.join(token(name, f"p{seat}")) for seat, one in enumerate(everyone)))
            inside = [one for one in everyone if one.is_in]
            outside = [one for one in everyone if not one.is_in]
            assert len(inside) == CAPACITY
            assert {one.status for one in outside} == {403}
            assert await listed(backend, name) == {one.me.identity: one.me.sid for one in inside}
            await asyncio.gather(*(one.leave() for one in inside))
            await listed_becomes(backend, name, {})


async def test_a_place_that_becomes_free_goes_to_exactly_one_of_fifty(contest, room):
    async with contest() as (contender, backend):
        inside = [await contender().join(token(room, f"first-{seat}")) for seat in range(CAPACITY)]
        for number in range(ROUNDS):
            winner: asyncio.Future = asyncio.get_running_loop().create_future()
            winners: list[Contender] = []

            async def wait_for_a_place(identity: str) -> None:
                jwt = token(room, identity)
                while not winner.done():
                    one = await contender().join(jwt)
                    if one.is_in:
                        winners.append(one)
                        winner.done() or winner.set_result(one)

            waiting = [asyncio.create_task(wait_for_a_place(f"w{number}-{seat}")) for seat in range(50)]
            await inside.pop(0).leave()
            async with asyncio.timeout(20):
                await asyncio.gather(*waiting)
            assert len(winners) == 1
            inside.append(winners[0])
            assert await listed(backend, room) == {one.me.identity: one.me.sid for one in inside}
        await asyncio.gather(*(one.leave() for one in inside))


async def test_one_identity_thirty_times_at_once_is_there_once(contest, room):
    async with contest() as (contender, backend):
        for number in range(ROUNDS):
            name = f"{room}-{number}"
            witness = await contender().join(token(name, "witness"))
            many = [contender() for _ in range(30)]
            await asyncio.gather(*(one.join(token(name, "twin")) for one in many))
            await until(lambda: sum(one.is_in for one in many) <= 1, "all twins but one to be out")
            (stayed,) = [one for one in many if one.is_in]
            sid = stayed.me.sid
            assert await listed(backend, name) == {"witness": witness.me.sid, "twin": sid}
            request = api.RoomParticipantIdentity(room=name, identity="twin")
            assert (await backend.rooms.get_participant(request)).sid == sid
            await until(lambda: witness.others == {"twin": sid}, "the witness to know of the one that stayed")
            assert stayed.others == {"witness": witness.me.sid} and stayed.is_in
            await asyncio.gather(witness.leave(), *(one.leave() for one in many))
            await listed_becomes(backend, name, {})
