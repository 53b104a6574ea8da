"""The page fits its window, can be used with a keyboard and a screen reader, and asks nobody else for anything."""

import os
import pathlib

import pytest

from browsers.conftest import ORIGIN

SIZES = [(320, 568), (390, 780), (844, 390), (1100, 680)]


async def overflow(page) -> int:
    return await page.run("document.scrollingElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("name", ["chromium", "firefox"])
async def test_everything_fits_on_phones_and_desktops(page, room, name):
    anna = await page(name, tone=440)
    await anna.go(f"{ORIGIN}/")
    for size in SIZES:
        await anna.picture(*size)
        assert await overflow(anna) <= 0, f"the lobby at {size}"
    await anna.join(room, "Anna with a name that is rather long for a tile")
    for size in SIZES:
        await anna.picture(*size)
        assert await overflow(anna) <= 0, f"the call at {size}"
        # Every button is within the window, and large enough for a finger.
        boxes = await anna.run(
            "[...document.querySelectorAll('footer button')].map((one) => one.getBoundingClientRect())"
            ".filter((box) => box.width).map((box) => [box.left, box.right, box.bottom, box.height])"
        )
        for left, right, bottom, height in boxes:
            assert left >= 0 and right <= size[0] and bottom <= size[1] and height >= 44, f"{boxes} at {size}"


async def test_everything_that_is_pressed_or_filled_has_a_name(page, room):
    anna = await page("chromium", tone=440)
    await anna.join(room, "Anna")
    nameless = await anna.run(
        "[...document.querySelectorAll('button, input')].filter((one) => !(one.labels?.length || "
        "one.getAttribute('aria-label') || one.textContent.trim() || one.hidden)).map((one) => one.outerHTML)"
    )
    assert nameless == []
    await anna.run("void dispatchEvent(new KeyboardEvent('keydown', { key: 'm' }))")
    await anna.shows("Anna (you)", "muted")


async def test_the_policy_keeps_the_page_to_its_server(page, room):
    anna = await page("firefox", tone=440)
    await anna.join(room, "Anna")
    hosts = await anna.run("performance.getEntriesByType('resource').map((one) => new URL(one.name).host)")
    assert len(hosts) >= 6 and set(hosts) == {"localhost:7880"}
    assert await anna.run("fetch('http://10.77.0.1:7880/').then(() => 'reached', () => 'kept in')") == "kept in"


async def test_a_call_is_a_picture(page):
    """Leaves pictures in $PICTURES, for the README and for looking at."""
    room = "Lounge"
    anna = await page("chromium", tone=440)
    await anna.join(room, "Anna Berg")
    others = [await (await page("firefox", tone)).join(room, name) for name, tone in (("Ben Ito", 0), ("Cleo", 620))]
    others.append(await (await page("chromium", 880)).join(room, "Dan Novak"))
    await others[0].say("Hello everyone! Can you all hear me?")
    await anna.reads("Hello everyone")
    await anna.say("Loud and clear.")
    await others[1].say("Same here. Dan, are you muted?")
    await anna.reads("Dan, are")
    await others[2].press("mute")
    await anna.shows("Dan Novak", "muted")
    await anna.run("void document.activeElement.blur()")
    desktop, phone = (1100, 640), (390, 780)
    for name, size, is_dark in [("call", desktop, False), ("dark", desktop, True), ("phone", phone, False)]:
        picture = await anna.picture(*size, is_dark)
        assert picture.startswith(b"\x89PNG") and len(picture) < 200_000
        if folder := os.environ.get("PICTURES"):
            (pathlib.Path(folder) / f"{name}.png").write_bytes(picture)
