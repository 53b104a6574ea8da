"""What is typed arrives once at everyone else, whatever they use."""

import asyncio

import pytest

from harness.waiting import until


async def lines(page) -> list[str]:
    return await page.run("[...document.querySelectorAll('#lines li:not(.news)')].map((one) => one.innerText)")


async def test_browsers_write_to_each_other(page, room):
    anna, ben = await page("chromium"), await page("firefox")
    await anna.join(room, "Anna")
    await ben.join(room, "Ben")
    await anna.sees("Anna (you)", "Ben")
    await anna.say("Grüße <b>an</b> alle 🎻")
    await ben.reads("Grüße <b>an</b> alle 🎻")
    await ben.say("And to you")
    await anna.reads("And to you")
    assert await lines(ben) == ["Anna\nGrüße <b>an</b> alle 🎻", "And to you"]
    assert await lines(anna) == ["Grüße <b>an</b> alle 🎻", "Ben\nAnd to you"]


# Types as soon as the page lets one, which is before the data channel is open.
HASTY = """
void new MutationObserver((_, observer) => {
  if (document.getElementById("state").dataset.state !== "connected") return;
  observer.disconnect();
  document.getElementById("line").value = "In haste";
  document.getElementById("say").requestSubmit();
}).observe(document.getElementById("state"), { attributes: true })
"""


@pytest.mark.parametrize("name", ["chromium", "firefox"])
async def test_a_line_typed_at_once_waits_for_its_channel(page, room, name):
    ben, anna = await page("chromium"), await page(name)
    await ben.join(room, "Ben")
    await anna.go(f"{anna.browser.origin}/")
    await anna.run(HASTY)
    await anna.fill(room=room, name="Anna")
    await anna.press("join-button")
    await ben.reads("In haste")
    assert await lines(anna) == ["In haste"]
    assert await lines(ben) == ["Anna\nIn haste"]


@pytest.mark.parametrize("name", ["chromium", "firefox"])
async def test_a_browser_and_the_python_sdk_write_to_each_other(page, room, sdk, name):
    anna, bot = await page(name), await sdk("bot")
    texts: list[tuple[str, str]] = []

    def opened(reader, identity):
        async def read():
            texts.append((identity, await reader.read_all()))

        asyncio.ensure_future(read())

    bot.room.register_text_stream_handler("lk.chat", opened)
    await anna.join(room, "Anna", is_listening=True)
    await anna.say("Hello, bot")
    await until(lambda: texts, "a line at the SDK")
    assert texts == [(await anna.identity(), "Hello, bot")]
    # The older form of it came as well, marked for those who know no streams.
    (packet,) = await bot.event("data_received", lambda packet: packet.topic == "lk-chat-topic")
    assert b'"ignoreLegacy":true' in bytes(packet.data)
    await bot.room.local_participant.send_text("Hello, Anna", topic="lk.chat")
    await bot.room.local_participant.publish_data(b'{"message":"the older way"}', topic="lk-chat-topic")
    await bot.room.local_participant.send_text("not for the chat", topic="other")
    await bot.room.local_participant.publish_data(b"{not JSON", topic="lk-chat-topic")
    await bot.room.local_participant.send_text("the last", topic="lk.chat")
    await anna.reads("the last")
    assert await lines(anna) == ["Hello, bot", "bot\nHello, Anna", "bot\nthe older way", "bot\nthe last"]
    assert anna.complaints == []
