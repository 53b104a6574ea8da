"""Who gets in: four, never five, and never two who are not to meet; told before the upgrade, in words."""

import asyncio
import time

import pytest
from livekit import rtc

from harness import http
from harness.tokens import token


async def refusal(server, jwt):
    """What `/rtc` and `/rtc/validate` answer; they must agree."""
    validated, upgraded = await asyncio.gather(http.validate(server, jwt), http.upgrade(server, jwt))
    assert (validated.status, validated.body) == (upgraded.status, upgraded.body)
    return upgraded.status, upgraded.body.strip()


async def test_a_fifth_is_refused_at_once_and_gets_in_after_one_has_left(server, people, room):
    members = await asyncio.gather(*(people(f"member-{number}").join() for number in range(4)))
    fifth = token(room, "fifth")
    assert await refusal(server, fifth) == (403, "room is full (4 of 4)")

    begin = time.monotonic()
    with pytest.raises(rtc.ConnectError) as error:
        await people("fifth").join(fifth)
    assert time.monotonic() - begin < 5
    assert "403" in error.value.message or "full" in error.value.message, error.value.message

    await members[0].leave()
    await members[1].event("participant_disconnected", lambda who: who.identity == "member-0")
    newcomer = await people("newcomer").join()
    assert set(newcomer.room.remote_participants) == {"member-1", "member-2", "member-3"}
    assert await refusal(server, fifth) == (403, "room is full (4 of 4)")


@pytest.mark.once
async def test_of_many_at_once_exactly_four_get_in(server, room, modified):
    async def attempt(number: int) -> int:
        try:
            await modified().join(token(room, f"member-{number}"))
            return 101
        except Exception as error:
            return getattr(error, "status", 0)

    statuses = await asyncio.gather(*(attempt(number) for number in range(20)))
    assert sorted(statuses) == [101] * 4 + [403] * 16


async def test_a_blocked_pair_cannot_both_be_in_whoever_comes_first(server, people, room):
    alice = await people("alice").join(token(room, "alice", blocks=["bob"]))
    await people("carol").join()
    assert await refusal(server, token(room, "bob")) == (403, "cannot join this room")
    with pytest.raises(rtc.ConnectError):
        await people("bob").join()

    await alice.leave()
    carol_sees = people("dave")
    await carol_sees.join()
    bob = await people("bob").join()
    assert "bob" in carol_sees.room.remote_participants or await carol_sees.event("participant_connected")
    assert await refusal(server, token(room, "alice", blocks=["bob"])) == (403, "cannot join this room")
    # A block that is not in force is not known: without the list in her token alice gets in.
    assert (await http.validate(server, token(room, "alice"))).status == 200
    assert not any(name.startswith("quartet.") for name in bob.room.local_participant.attributes)


async def test_nobody_is_shown_whom_somebody_blocks(people, room):
    alice = await people("alice").join(token(room, "alice", blocks=["mallory"]))
    carol = await people("carol").join()
    assert dict(carol.room.remote_participants["alice"].attributes) == {}
    assert dict(alice.room.local_participant.attributes) == {}


async def test_the_same_identity_again_takes_over_its_place(people, room):
    members = await asyncio.gather(*(people(f"member-{number}").join() for number in range(4)))
    again = await people("member-0").join()
    (reason,) = await members[0].event("disconnected")
    assert reason == rtc.DisconnectReason.DUPLICATE_IDENTITY
    assert set(again.room.remote_participants) == {"member-1", "member-2", "member-3"}
