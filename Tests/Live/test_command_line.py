"""The commands with which a person looks after a running server, against one with real people in it."""

import asyncio
import json
import subprocess

import pytest
from livekit import rtc

from harness import http
from harness.server import ADDRESS, API_KEY, API_SECRET, binary
from harness.tokens import token
from harness.waiting import until_true

KEYS = {"QUARTET_KEYS": f"{API_KEY}: {API_SECRET}"}
URL = f"http://{ADDRESS}:7880"
HERE = KEYS | {"QUARTET_URL": URL}


class Failed(Exception):
    def __init__(self, code: int, words: str):
        super().__init__(f"{code}: {words}")
        self.code, self.words = code, words


async def quartet(*words: str, env: dict[str, str] = HERE) -> str:
    """What a command prints; raises what it fails with."""
    done = await asyncio.to_thread(
        subprocess.run, [binary(), *words], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=30,
    )  # fmt: skip
    if done.returncode != 0:
        assert done.stdout == ""
        raise Failed(done.returncode, done.stderr)
    assert done.stderr == "" and done.stdout.endswith("\n") and "\x1b" not in done.stdout
    return done.stdout[:-1]


def rows(table: str) -> list[list[str]]:
    return [[cell for cell in line.split("  ") if cell] for line in table.splitlines()[1:]]


async def test_rooms_are_opened_shown_and_closed(server, people, room):
    assert (await quartet("rooms", "create", room, "--places", "2", "--metadata", "tea")).startswith(
        f"{room} is open, with 2 places (RM_"
    )
    assert (await quartet("rooms", "show", room)).endswith(f"\n\nnobody is in {room}")
    alice = await people("alice").join()
    await alice.publish()

    async def speaking() -> str | None:
        shown = await quartet("rooms", "show", room)
        return shown if "1 speaking" in shown else None

    shown = await until_true(speaking, "one to be shown speaking")
    assert shown.splitlines()[0].startswith(f"room      {room}  (RM_") and "metadata  tea" in shown
    assert "people    1 of 2, 1 speaking" in shown and "IDENTITY  NAME  STATE" in shown and "alice" in shown
    raw = json.loads(await quartet("rooms", "show", room, "--json"))
    assert raw["room"]["metadata"] == "tea" and raw["policy"]["capacity"] == 2
    assert [p["identity"] for p in raw["people"]["participants"]] == ["alice"]

    mine = next(row for row in rows(await quartet("rooms", "list")) if row[0] == room)
    assert [cell.strip() for cell in mine[1:3]] == ["1 of 2", "1"]
    listed = json.loads(await quartet("rooms", "list", room, "--json"))
    assert [(r["name"], r["num_participants"]) for r in listed["rooms"]] == [(room, 1)]

    assert await quartet("rooms", "close", room) == f"{room} is closed, and everyone is out"
    (reason,) = await alice.event("disconnected")
    assert reason == rtc.DisconnectReason.ROOM_DELETED
    assert await quartet("rooms", "list", room) == "no rooms"
    for command in (("rooms", "show", room), ("rooms", "close", room), ("participants", "list", room)):
        with pytest.raises(Failed) as failed:
            await quartet(*command)
        assert (failed.value.code, failed.value.words) == (1, "quartet: requested room does not exist\n")


async def test_a_moderators_hand(server, people, room):
    # Names that begin with a dash are names behind two.
    alice, bob = await asyncio.gather(people("-alice").join(), people("bob").join())
    voice = await alice.speak(440)
    heard = await bob.hearing("-alice")
    await heard.sound()
    sid = voice.publication.sid
    listed = rows(await quartet("participants", "list", room))
    assert sorted(row[0].strip() for row in listed) == ["-alice", "bob"]
    assert any(row[-1] == f"microphone {sid}" for row in listed)

    assert await quartet("participants", "mute", room, "--", "-alice") == f"-alice is muted: microphone {sid}"
    await bob.event("track_muted", lambda who, publication: publication.sid == sid)
    assert f"microphone {sid}, muted" in await quartet("participants", "list", room)
    lifted = await quartet("participants", "unmute", room, "--track", sid, "--", "-alice")
    assert lifted == f"-alice may speak again, and opens the microphone by hand: microphone {sid}"
    answer = json.loads(await quartet("participants", "mute", room, "--json", "--", "-alice"))
    assert (answer["track"]["sid"], answer["track"]["muted"]) == (sid, True)
    with pytest.raises(Failed, match="bob has no track: nothing to mute"):
        await quartet("participants", "mute", room, "bob")
    with pytest.raises(Failed, match="participant does not exist"):
        await quartet("participants", "mute", room, "nobody")

    old = token(room, "bob")
    removed = await quartet("participants", "remove", room, "bob", "--revoke")
    assert removed.startswith(f"bob is out of {room}, and no")
    (reason,) = await bob.event("disconnected")
    assert reason == rtc.DisconnectReason.PARTICIPANT_REMOVED
    assert (await http.validate(server, old)).status == 403
    assert [row[0].strip() for row in rows(await quartet("participants", "list", room))] == ["-alice"]


async def test_blocks_and_bans(server, people, room):
    anna, mallory = f"anna-{room}", f"mallory-{room}"
    await people(anna).join()
    assert await quartet("blocks", "list", anna) == f"no blocks with {anna}"
    assert await quartet("blocks", "add", anna, mallory) == f"{anna} and {mallory} neither hear nor reach each other"
    assert (await http.validate(server, token(room, mallory))).status == 403
    assert [[c.strip() for c in row] for row in rows(await quartet("blocks", "list", mallory))] == [[anna, mallory]]
    assert {"blocker": anna, "blocked": mallory} in json.loads(await quartet("blocks", "list", "--json"))["blocks"]
    assert await quartet("blocks", "remove", anna, mallory) == f"{anna} blocks {mallory} no longer"
    assert (await http.validate(server, token(room, mallory))).status == 200

    banned = await quartet("bans", "add", mallory, "--room", room, "--for", "2h", "--reason", "no\tise")
    assert banned.startswith(f"{mallory} is banned from {room} until 20") and banned.endswith("Z")
    assert (await http.validate(server, token(room, mallory))).body.startswith("banned from this room until")
    row = next(row for row in rows(await quartet("bans", "list", "--room", room)) if row[0].strip() == mallory)
    assert (row[1].strip(), row[3]) == (room, "no\\tise")
    assert await quartet("bans", "remove", mallory, "--room", room) == f"the ban of {mallory} from {room} is lifted"
    assert await quartet("bans", "list", mallory) == "no bans"
    await quartet("bans", "add", mallory)
    row = rows(await quartet("bans", "list", mallory))[0]
    assert [cell.strip() for cell in row[1:3]] == ["every room", "lifted"]
    await quartet("bans", "remove", mallory)


@pytest.mark.once
async def test_what_goes_wrong_is_one_line_that_says_what_to_do(server):
    async def failure(*words: str, env: dict[str, str] = HERE) -> tuple[int, str]:
        with pytest.raises(Failed) as failed:
            await quartet(*words, env=env)
        return failed.value.code, failed.value.words

    code, words = await failure("rooms", "list", "--url", "http://127.0.0.1:1")
    assert code == 1 and words.startswith("quartet: no answer from http://127.0.0.1:1 (") and words.count("\n") == 1
    other = {"QUARTET_KEYS": "other: a-secret-of-more-than-thirty-two-bytes", "QUARTET_URL": URL}
    code, words = await failure("rooms", "list", env=other)
    assert code == 1 and words.startswith("quartet: invalid API key: ") and "--config" in words
    wrong = {"QUARTET_KEYS": f"{API_KEY}: another-secret-of-thirty-two-bytes", "LIVEKIT_URL": server.url}
    code, words = await failure("rooms", "list", env=wrong)
    assert code == 1 and "signature does not match" in words and words.count("\n") == 1
    code, words = await failure("rooms", "list", env={})
    assert code == 1 and words.startswith("quartet: no API keys")
    code, words = await failure("rooms", "shut", "lobby")
    assert (code, words) == (2, "quartet: rooms can't shut\nTry: quartet rooms --help\n")
    code, words = await failure("participants", "mute", "lobby")
    assert (code, words) == (2, "quartet: IDENTITY is missing\nTry: quartet participants --help\n")
    code, words = await failure("bans", "add", "x", "--for", "soon")
    assert code == 2 and words.startswith("quartet: --for soon: ")
    assert (await failure("bans", "add", "x", "--what"))[0] == 2


@pytest.mark.once
async def test_the_configuration_says_where_and_who(server):
    configuration = str(server.directory / "quartet.yaml")
    await quartet("rooms", "list", "--config", configuration, env={})


@pytest.mark.once
async def test_every_command_teaches(server):
    for command in ("rooms", "participants", "blocks", "bans"):
        text = await quartet(command, "--help", env={})
        assert text.startswith(f"quartet {command} ") and "Examples" in text and "--json" in text
        assert text == await quartet("help", command, env={}) == await quartet(command, "list", "--help", env={})
        assert f"quartet {command} " in await quartet("--help", env={})
        assert max(map(len, text.splitlines())) <= 120
