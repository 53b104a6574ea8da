"""What means harm is cut off or ignored, and the call beside it goes on."""

import asyncio
import os
import random
import socket
import time

import aiohttp
import pytest

from harness import audio, http
from harness.server import ADDRESS
from harness.tokens import token
from harness.waiting import elapse, until


async def closed_within(reader: asyncio.StreamReader, limit: float) -> float:
    """Seconds until the other side hangs up."""
    begin = time.monotonic()
    async with asyncio.timeout(limit):
        while await reader.read(4_096):
            pass
    return time.monotonic() - begin


async def test_a_frame_over_two_mebibytes_closes_with_1009(people, modified, room):
    bob = await people("bob").join()
    mallory = await modified().join(token(room, "mallory"))
    await mallory.send_raw(bytes((2 << 20) + 1))
    async with asyncio.timeout(10):
        await mallory._task
    assert mallory.close_code == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
    assert bob.room.isconnected()


@pytest.mark.once
@pytest.mark.parametrize(
    "start",
    [b"", b"GET / HT", b"GET /rtc HTTP/1.1\r\nHost: x\r\nUpgrade: webso", b"GET / HTTP/1.1\r\nHost: x\r\n"],
    ids=["nothing", "half-a-line", "half-a-header", "no-end"],
)
async def test_half_a_request_is_cut_within_ten_seconds(server, start):
    reader, writer = await asyncio.open_connection(ADDRESS, server.http_port)
    try:
        writer.write(start)
        assert await closed_within(reader, limit=15) < 11
    finally:
        writer.close()


@pytest.mark.once
async def test_a_request_in_drips_is_cut_within_ten_seconds(server):
    reader, writer = await asyncio.open_connection(ADDRESS, server.http_port)

    async def drip():
        for letter in b"GET /rtc HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100:
            writer.write(bytes([letter]))
            await elapse(0.3)

    dripping = asyncio.create_task(drip())
    try:
        assert await closed_within(reader, limit=15) < 11
    except ConnectionResetError:
        pass
    finally:
        dripping.cancel()
        writer.close()


async def test_whoever_joins_and_says_nothing_is_let_go(server, room, people):
    """An upgraded connection that never negotiates does not keep others out for good."""
    bob = await people("bob").join()
    answer = await http.upgrade(server, token(room, "silent"))
    assert answer.status == 101
    await bob.event("participant_disconnected", lambda who: who.identity == "silent", limit=30)


def stranger_datagrams(count: int) -> list[bytes]:
    """Garbage of every kind that the media port tells apart by the first byte."""
    chance = random.Random(7)
    result = []
    for number in range(count):
        body = chance.randbytes(chance.randrange(0, 1_300))
        kind = number % 6
        if kind == 1:  # STUN binding request without integrity
            body = b"\x00\x01" + (len(body) // 4 * 4 & 0xFF).to_bytes(2, "big") + b"\x21\x12\xa4\x42" + body
        elif kind == 2:  # DTLS ClientHello, or what looks like one
            body = b"\x16\xfe\xfd\x00\x00" + body
        elif kind == 3:  # RTP
            body = b"\x80\x6f" + body
        elif kind == 4:  # RTCP
            body = b"\x80\xc8" + body
        elif kind == 5:  # TURN channel data, and nothing at all
            body = b"\x40" + body if number % 2 else b""
        result.append(body)
    return result


async def test_strangers_get_no_answer_and_the_call_goes_on(server, people):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    await alice.speak(440, dtx=False)
    heard = await bob.hearing("alice")
    await heard.sound()
    await heard.next(1)

    stranger = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    stranger.setblocking(False)
    listening = asyncio.create_task(heard.next(4))
    for number, datagram in enumerate(stranger_datagrams(12_000)):
        try:
            stranger.sendto(datagram, (ADDRESS, server.media_port))
        except (BlockingIOError, ConnectionRefusedError):
            pass
        if number % 40 == 0:
            await elapse(0.01)
    sound = await listening

    with pytest.raises(BlockingIOError):
        stranger.recv(2_048)
    stranger.close()
    assert audio.gaps(sound) == 0
    assert audio.peak_frequency(sound) == pytest.approx(440, abs=1)


async def test_nonsense_on_the_signaling_socket_ends_nobody_elses_call(server, people, modified, room):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    await alice.speak(440)
    await (await bob.hearing("alice")).sound()
    chance = random.Random(3)
    for round_number in range(5):
        mallory = await modified().join(token(room, "mallory"))
        for _ in range(40):
            try:
                await mallory.send_raw(chance.randbytes(chance.randrange(1, 600)))
            except ConnectionError:
                break
        await mallory.leave()
    assert audio.peak_frequency(await (await bob.hearing("alice")).next(1)) == pytest.approx(440, abs=2)
    assert (await http.get(server, "/")).status == 200


@pytest.mark.once
async def test_random_requests_leave_the_server_standing(server):
    for _ in range(200):
        reader, writer = await asyncio.open_connection(ADDRESS, server.http_port)
        writer.write(os.urandom(300) + b"\r\n\r\n")
        writer.close()
    assert (await http.get(server, "/")).status == 200


async def test_five_hundred_at_once_are_all_answered_and_leave_nothing_behind(server, people, room):
    """Half of them want one of the four places of one room; the others a room of their own."""
    bob = await people("bob").join()
    descriptors = len(os.listdir(f"/proc/{server.pid}/fd"))

    async def connect(number: int) -> tuple[int, float]:
        begin = time.monotonic()
        jwt = token(f"{room}-crowd-{number if number % 2 else 'one'}", f"guest-{number}")
        answer = await http.upgrade(server, jwt)
        return answer.status, time.monotonic() - begin

    outcomes = await asyncio.gather(*(connect(number) for number in range(500)))
    statuses = [status for status, _ in outcomes]
    assert statuses.count(101) >= 250 and set(statuses) <= {101, 403, 429, 503}
    assert sorted(seconds for _, seconds in outcomes)[475] < 3
    assert bob.room.isconnected()
    await until(lambda: len(os.listdir(f"/proc/{server.pid}/fd")) <= descriptors, "descriptors back")
