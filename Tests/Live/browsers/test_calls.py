"""Browsers hear each other, and SDKs and browsers do; a mute is heard and seen."""

import time

import numpy as np
import pytest

from harness import audio
from harness.modified_client import ToneTrack
from harness.waiting import until, until_true

BOTH = ["chromium", "firefox"]
PAIRS = [("chromium", "chromium"), ("firefox", "firefox"), ("chromium", "firefox")]


@pytest.mark.parametrize(("first", "second"), PAIRS)
async def test_two_browsers_hear_each_other(page, room, first, second):
    anna, ben = await page(first, tone=440), await page(second, tone=880)
    await anna.join(room, "Anna")
    await ben.join(room, "Ben")
    await anna.sees("Anna (you)", "Ben")
    await ben.sees("Ben (you)", "Anna")
    await ben.hears("Anna", 440)
    await anna.hears("Ben", 880)
    assert await anna.run("window.arrived()") > 20
    assert await ben.run("window.arrived()") > 20
    await anna.shows("Ben", "speaking")
    await anna.leave()
    await ben.sees("Ben (you)")
    assert anna.complaints == [] and ben.complaints == []


@pytest.mark.parametrize("name", BOTH)
async def test_the_browsers_own_microphone_is_heard(page, room, name):
    anna, ben = await page(name), await page("chromium", tone=880)
    await anna.join(room, "Anna")
    await ben.join(room, "Ben", is_listening=True)
    # Both fake devices beep now and then, through all of the browser's processing.
    await ben.hears("Anna", limit=30)
    await anna.shows("Ben", "only listening")


@pytest.mark.parametrize(("first", "second"), [("chromium", "firefox"), ("firefox", "chromium")])
async def test_a_mute_is_heard_and_seen(page, room, first, second):
    anna, ben = await page(first, tone=440), await page(second, tone=880)
    await anna.join(room, "Anna")
    await ben.join(room, "Ben")
    await ben.hears("Anna", 440)
    await anna.press("mute")
    await ben.shows("Anna", "muted")
    await anna.shows("Anna (you)", "muted")
    await ben.hears_nothing_of("Anna")
    await anna.hears("Ben", 880)
    await anna.press("mute")
    await ben.hears("Anna", 440)
    await ben.shows("Anna", "speaking")


@pytest.mark.parametrize("name", BOTH)
async def test_a_browser_and_the_python_sdk_hear_each_other(page, room, sdk, name):
    anna, bot = await page(name, tone=440), await sdk("bot")
    await anna.join(room, "Anna")
    await bot.speak(700)
    await anna.hears("bot", 700)
    heard = await bot.hearing(await anna.identity())
    await heard.sound()

    async def is_clear():
        return abs(audio.peak_frequency(await heard.next(1)) - 440) < 5

    await until_true(is_clear, "a tone of 440 Hz at the SDK")


@pytest.mark.parametrize("name", BOTH)
async def test_a_browser_and_aiortc_hear_each_other(page, room, aiortc, name):
    anna, bot = await page(name, tone=440), await aiortc("bot")
    await anna.join(room, "Anna")
    await bot.publish(ToneTrack(700))
    await anna.hears("bot", 700)
    track = await until(
        lambda: next((r.track for r in bot.subscriber.getReceivers() if r.track.kind == "audio"), None), "a track"
    )

    async def is_clear():
        frames = [(await track.recv()).to_ndarray().reshape(-1, 2)[:, 0] / 32_768 for _ in range(50)]
        samples = np.concatenate(frames)
        return abs(samples).max() > 0.02 and abs(audio.peak_frequency(samples) - 440) < 5

    await until_true(is_clear, "a tone of 440 Hz at aiortc")


async def test_four_browsers_are_in_a_call(page, room):
    tones = {"Anna": 440, "Ben": 620, "Cleo": 880, "Dan": 1200}
    pages = {}
    for (name, tone), kind in zip(tones.items(), ["chromium", "firefox", "chromium", "firefox"], strict=True):
        pages[name] = await (await page(kind, tone)).join(room, name)
    for listener, one in pages.items():
        for name, tone in tones.items():
            if name != listener:
                await one.hears(name, tone)


@pytest.mark.parametrize("name", BOTH)
async def test_without_udp_voices_go_over_tcp(page, room, network, name):
    anna, ben = await page(name, tone=440), await page("chromium", tone=880)
    network.block_udp()
    begin = time.monotonic()
    await anna.join(room, "Anna")
    print(f"{name}: connected without UDP after {time.monotonic() - begin:.1f} s")
    await ben.join(room, "Ben")
    await ben.hears("Anna", 440)
    await anna.hears("Ben", 880)
