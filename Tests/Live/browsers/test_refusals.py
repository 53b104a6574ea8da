"""Whoever does not get in, or is put out, reads why."""

import asyncio
import datetime

import pytest
from livekit import api

from browsers.conftest import ORIGIN
from harness.tokens import token

BOTH = ["chromium", "firefox"]


async def knock(page, room: str, name: str) -> str:
    await page.go(f"{ORIGIN}/")
    await page.fill(room=room, name=name)
    await page.press("join-button")
    return await page.trouble()


@pytest.mark.parametrize("name", BOTH)
async def test_the_fifth_reads_that_the_room_is_full(page, room, sdk, name):
    members = await asyncio.gather(*(sdk(f"bot-{number}") for number in range(4)))
    eve = await page(name)
    assert await knock(eve, room, "Eve") == "Room is full (4 of 4). Somebody has to leave first."
    await members[0].leave()
    await eve.press("join-button")
    await eve.connected()


async def test_a_token_comes_behind_the_hash_and_is_seen_by_nobody(page, room):
    anna = await page("chromium", tone=440)
    jwt = token(room, "anna", key="devkey", secret="secret", name="Anna")
    await anna.go(f"{ORIGIN}/#token={jwt}")
    assert await anna.run("location.href") == f"{ORIGIN}/"
    await anna.press("join-button")
    await anna.connected()
    await anna.sees("Anna (you)")


async def test_an_old_token_is_told_so(page, room):
    anna = await page("firefox")
    old = token(room, "anna", key="devkey", secret="secret", lifetime=datetime.timedelta(minutes=-10))
    await anna.go(f"{ORIGIN}/#token={old}")
    await anna.press("join-button")
    sentence = await anna.trouble()
    assert sentence.startswith("Invalid authorization token: expired") and sentence.endswith("Ask for a new token.")


@pytest.mark.parametrize("name", BOTH)
async def test_without_a_microphone_one_reads_why_and_may_listen(page, room, sdk, name):
    bot = await sdk("bot")
    await bot.speak(700)
    anna = await page(name)
    await anna.go(f"{ORIGIN}/")
    await anna.run("void (navigator.mediaDevices.getUserMedia = "
                   "() => Promise.reject(new DOMException('no', 'NotAllowedError')))")  # fmt: skip
    await anna.fill(room=room, name="Anna")
    await anna.press("join-button")
    assert "may not use the microphone" in await anna.trouble()
    await anna.press("listen")
    await anna.connected()
    await anna.hears("bot", 700)
    await anna.shows("Anna (you)", "only listening")


@pytest.mark.parametrize("name", BOTH)
async def test_who_is_removed_reads_it_and_stays_out(page, room, backend, name):
    anna = await page(name, tone=440)
    await anna.join(room, "Anna")
    await backend.remove_participant(api.RoomParticipantIdentity(room=room, identity=await anna.identity()))
    assert await anna.trouble() == "A moderator removed you from the room."
    assert await anna.run("document.getElementById('call').hidden")


async def test_who_joins_elsewhere_reads_it_here(page, room):
    jwt = token(room, "anna", key="devkey", secret="secret", name="Anna")
    first, second = await page("chromium"), await page("firefox")
    for one in (first, second):
        await one.go(f"{ORIGIN}/#token={jwt}")
        await one.press("join-button")
        await one.connected()
    assert await first.trouble() == "You joined from another window, which has taken this place."
    await second.sees("Anna (you)")


@pytest.mark.parametrize("name", BOTH)
async def test_a_moderators_mute_is_seen_and_sticks(page, room, backend, name):
    anna, ben = await page(name, tone=440), await page("chromium", tone=880)
    await anna.join(room, "Anna")
    await ben.join(room, "Ben")
    await ben.hears("Anna", 440)
    identity = await anna.identity()
    who = await backend.get_participant(api.RoomParticipantIdentity(room=room, identity=identity))
    request = api.MuteRoomTrackRequest(room=room, identity=identity, track_sid=who.tracks[0].sid, muted=True)
    await backend.mute_published_track(request)
    await anna.shows("Anna (you)", "muted")
    await ben.hears_nothing_of("Anna")
    await anna.press("mute")
    await anna.until("document.getElementById('notice').textContent.includes('Only a moderator')", "a word on the mute")
    await anna.shows("Anna (you)", "muted")
    await ben.shows("Anna", "muted")
