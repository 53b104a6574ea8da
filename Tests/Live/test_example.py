"""The example of a chat backend, beside the server and with real clients: its checks hold and its tables are true."""

import asyncio
import os
import sqlite3
import subprocess
import sys

import aiohttp
import pytest
from conftest import LOOP
from livekit import api
from test_room_service import silent

from harness.member import Member
from harness.moderation import Backend
from harness.server import API_KEY, API_SECRET, ROOT, Server
from harness.waiting import until_true

PORT = 9100
CONFIGURATION = f"room:\n  auto_create: false\nwebhook:\n  urls:\n    - http://127.0.0.1:{PORT}/webhooks\n"


class Chat:
    """The example as a process of its own, and those who talk to it."""

    def __init__(self, server: Server, room: str, database):
        self.server = server
        self.room = room
        self.database = database
        self.members: list[Member] = []
        self._session: aiohttp.ClientSession | None = None
        self._process: subprocess.Popen | None = None

    async def start(self) -> "Chat":
        environment = {"LIVEKIT_URL": self.server.url, "LIVEKIT_API_KEY": API_KEY, "LIVEKIT_API_SECRET": API_SECRET}
        environment |= {"PORT": str(PORT), "DATABASE": str(self.database)}
        self._session = self._session or aiohttp.ClientSession()
        program = ROOT / "examples/chat_backend.py"
        self._process = subprocess.Popen([sys.executable, program], env=os.environ | environment)
        await until_true(self._answers, "the example to answer")
        return self

    async def _answers(self) -> bool:
        assert self._process.poll() is None, "the example ended"
        try:
            return (await self.ask("GET", "", "nobody"))[0] > 0
        except aiohttp.ClientConnectionError:
            return False

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)

    async def close(self) -> None:
        self.stop()
        await asyncio.gather(*(member.leave() for member in self.members))
        if self._session is not None:
            await self._session.close()

    async def ask(self, method: str, path: str, user: str) -> tuple[int, dict | str]:
        url = f"http://127.0.0.1:{PORT}/{path}"
        async with self._session.request(method, url, headers={"X-User": user}) as answer:
            return answer.status, await (answer.json() if answer.content_type == "application/json" else answer.text())

    async def open(self, owner: str) -> None:
        assert await self.ask("PUT", f"rooms/{self.room}", owner) == (201, {"room": self.room, "owner": owner})

    async def token(self, user: str) -> tuple[int, dict | str]:
        return await self.ask("POST", f"rooms/{self.room}/join", user)

    async def join(self, user: str) -> Member:
        status, answer = await self.token(user)
        assert status == 200 and answer["url"] == self.server.url, answer
        self.members.append(Member(self.server, self.room, user))
        return await self.members[-1].join(answer["token"])

    async def table(self) -> dict[str, bool] | str:
        """Who is expected in the room, and whether they are there; or why there is no room."""
        status, answer = await self.ask("GET", f"rooms/{self.room}", "somebody")
        return {p["identity"]: p["is_here"] for p in answer["participants"]} if status == 200 else answer

    async def table_until(self, wanted: dict[str, bool] | str) -> None:
        async def is_so() -> bool:
            table = await self.table()
            print("the table is", table)  # shown if it never becomes what is wanted
            return table == wanted

        await until_true(is_so, f"the table to be {wanted}")


@pytest.fixture
def chat(room, tmp_path):
    server = Server(http_port=7994, media_port=7996, extra=CONFIGURATION)
    chat = Chat(server, room, tmp_path / "chat.db")
    try:
        server.start()
        LOOP.run_until_complete(chat.start())
        yield chat
    finally:
        LOOP.run_until_complete(chat.close())
        server.kill()


FULL = (403, "this room is full")
UNWANTED = (403, "you cannot join this room")
CLOSED = "this room is not open"


async def test_two_get_tokens_and_hear_each_other(chat):
    assert await chat.token("anna") == (404, CLOSED)
    await chat.open("anna")
    assert await chat.ask("PUT", f"rooms/{chat.room}", "ben") == (409, "there is such a room")
    assert (await chat.token("ben"))[0] == 200
    assert await chat.table() == {"ben": False}
    anna, ben = await asyncio.gather(chat.join("anna"), chat.join("ben"))
    await asyncio.gather(anna.speak(440), ben.speak(880))
    await asyncio.gather((await anna.hearing("ben")).sound(), (await ben.hearing("anna")).sound())
    await chat.table_until({"anna": True, "ben": True})


async def test_a_fifth_is_refused_until_one_has_left(chat):
    await chat.open("anna")
    anna, *_ = await asyncio.gather(*(chat.join(name) for name in ("anna", "ben", "cleo", "dan")))
    assert await chat.token("eve") == FULL
    assert (await chat.token("dan"))[0] == 200, "who has a place may come again"
    await chat.table_until(dict.fromkeys(("anna", "ben", "cleo", "dan"), True))
    await anna.leave()
    await chat.table_until(dict.fromkeys(("ben", "cleo", "dan"), True))
    await chat.join("eve")
    await chat.table_until(dict.fromkeys(("ben", "cleo", "dan", "eve"), True))


@pytest.mark.once
async def test_a_place_that_nobody_takes_is_free_again(chat):
    await chat.open("anna")
    for name in ("anna", "ben", "cleo", "dan"):
        assert (await chat.token(name))[0] == 200
    assert await chat.token("eve") == FULL
    # As if the tokens had been given out an hour ago.
    with sqlite3.connect(chat.database, timeout=10) as tables:
        tables.execute("UPDATE participants SET expires = expires - 3600 WHERE identity <> 'ben'")
    assert (await chat.token("eve"))[0] == 200
    assert await chat.table() == {"ben": False, "eve": False}


async def test_a_blocked_pair_cannot_both_be_in(chat):
    await chat.open("anna")
    await chat.join("anna")
    assert await chat.ask("PUT", "blocks/anna", "ben") == (200, {})
    assert await chat.token("ben") == UNWANTED
    assert await chat.ask("DELETE", "blocks/anna", "ben") == (200, {})
    assert await chat.ask("PUT", "blocks/ben", "anna") == (200, {})
    assert await chat.token("ben") == UNWANTED
    await chat.join("cleo")
    assert await chat.ask("DELETE", "blocks/ben", "anna") == (200, {})
    await chat.join("ben")
    await chat.table_until(dict.fromkeys(("anna", "ben", "cleo"), True))


async def test_a_block_reaches_the_rooms_where_both_already_are(chat):
    backend = Backend(chat.server)
    try:
        await chat.open("anna")
        anna, ben = await asyncio.gather(chat.join("anna"), chat.join("ben"))
        await ben.speak(440)
        await (await anna.hearing("ben")).sound()
        assert await chat.ask("PUT", "blocks/ben", "anna") == (200, {})
        listed = await backend.policy("ListBlocks", identity="ben")
        assert {"blocker": "anna", "blocked": "ben"} in listed["blocks"]
        # Without packets the library may give no frames at all: what counts is that none has a sound.
        await silent(anna.recordings["ben"])
    finally:
        await backend.close()


async def test_only_the_owner_mutes(chat):
    await chat.open("anna")
    anna, ben = await asyncio.gather(chat.join("anna"), chat.join("ben"))
    await ben.speak(440)
    await (await anna.hearing("ben")).sound()
    mute = f"rooms/{chat.room}/mutes/ben"
    assert await chat.ask("PUT", mute, "ben") == (403, "only its owner moderates a room")
    assert await chat.ask("PUT", mute, "anna") == (200, {"identity": "ben", "muted": True, "tracks": 1})
    await anna.event("track_muted", lambda who, publication: who.identity == "ben")
    assert await chat.ask("DELETE", mute, "anna") == (200, {"identity": "ben", "muted": False, "tracks": 1})
    status, _ = await chat.ask("PUT", f"rooms/{chat.room}/mutes/nobody", "anna")
    assert status == 404


async def test_an_empty_room_is_closed_and_can_be_made_again(chat):
    backend = Backend(chat.server)
    try:
        await chat.open("anna")
        anna, ben = await asyncio.gather(chat.join("anna"), chat.join("ben"))
        await chat.table_until({"anna": True, "ben": True})
        await anna.leave()
        await chat.table_until({"ben": True})
        await ben.leave()
        await chat.table_until(CLOSED)
        assert await chat.token("anna") == (404, CLOSED)
        # The backend's mark comes first, then the server's end of the room, then the news of it.
        async def is_over() -> bool:
            return not (await backend.rooms.list_rooms(api.ListRoomsRequest(names=[chat.room]))).rooms

        async def is_made() -> bool:
            return (await chat.ask("PUT", f"rooms/{chat.room}", "ben"))[0] == 201

        await until_true(is_over, "the end of the room")
        await until_true(is_made, "the room anew")
        await chat.join("anna")
        await chat.table_until({"anna": True})
    finally:
        await backend.close()


async def test_a_client_that_comes_anew_keeps_its_place(chat):
    await chat.open("anna")
    old = await chat.join("anna")
    await chat.table_until({"anna": True})
    await chat.join("anna")
    await old.event("disconnected")
    await chat.join("ben")
    await chat.table_until({"anna": True, "ben": True})


async def test_a_backend_that_was_away_finds_its_tables_true(chat):
    await chat.open("anna")
    anna, ben = await asyncio.gather(chat.join("anna"), chat.join("ben"))
    await chat.table_until({"anna": True, "ben": True})
    chat.stop()
    await anna.leave()
    await ben.event("participant_disconnected")
    await chat.start()
    assert await chat.table() == {"ben": True}


@pytest.mark.once
async def test_only_quartet_is_believed(chat):
    await chat.open("anna")
    status, _ = await chat.ask("POST", "webhooks", "mallory")
    assert status == 401
    assert (await chat.ask("PUT", f"rooms/{chat.room}/mutes/ben", ""))[0] == 401
