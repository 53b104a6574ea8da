"""Lets quartet-bench load a Janus VideoRoom: speaks LiveKit's signaling to it and Janus's own API behind.

Only descriptions pass through here, so what is measured is Janus's media path, by the same clients in the same way.
A participant is one publisher handle and one subscriber handle, two peer connections, as LiveKit's clients have.
"""

import asyncio
import base64
import contextlib
import itertools
import json
import pathlib
import subprocess
import sys

import aiohttp
from aiohttp import web

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests/Live"))

from harness.waiting import until_true  # noqa: E402

CONFIGURATION = {
    "janus.jcfg": """
general: {{ plugins_folder = "{library}/plugins" transports_folder = "{library}/transports"
  events_folder = "{folder}/none" loggers_folder = "{folder}/none" configs_folder = "{folder}" debug_level = 2
  no_media_timer = 30 }}
nat: {{ ice_lite = true ice_enforce_list = "{address}" full_trickle = false }}
media: {{ rtp_port_range = "20000-48000" slowlink_threshold = 0 }}
plugins: {{ disable = "{unused}" }}
transports: {{ disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,"
  "libjanus_pfunix.so,libjanus_rabbitmq.so" }}
""",
    "janus.transport.websockets.jcfg": """
general: {{ json = "compact" ws = true ws_port = {port} ws_ip = "127.0.0.1" wss = false }}
admin: {{ admin_ws = false admin_wss = false }}
""",
    "janus.plugin.videoroom.jcfg": "general: {{ string_ids = true }}\n",
}


def start(folder: pathlib.Path, address: str, port: int) -> subprocess.Popen:
    """A Janus of our own, with nothing but the VideoRoom."""
    library = next(pathlib.Path("/usr/lib").glob("*/janus"))
    unused = ",".join(sorted(path.name for path in (library / "plugins").glob("*.so")
                             if "videoroom" not in path.name))  # fmt: skip
    for name, text in CONFIGURATION.items():
        (folder / name).write_text(
            text.format(library=library, folder=folder, address=address, port=port, unused=unused))
    log = (folder / "janus.log").open("w")
    return subprocess.Popen(["janus", "-F", str(folder), "-C", str(folder / "janus.jcfg")], stdout=log, stderr=log)


# LiveKit's messages, as far as they are needed (protobuf wire form) --------------------------------------------------


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def field(number: int, value: str | bytes | int) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def fields(data: bytes) -> dict[int, int | bytes]:
    """The last value of each field; everything that occurs here is a number or has a length."""
    found: dict[int, int | bytes] = {}
    place = 0

    def number() -> int:
        nonlocal place
        value = shift = 0
        while True:
            byte = data[place]
            place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while place < len(data):
        tag = number()
        if tag & 7 == 0:
            found[tag >> 3] = number()
        elif tag & 7 == 2:
            count = number()
            found[tag >> 3] = data[place : place + count]
            place += count
        else:
            raise ValueError("a field that no signal request has")
    return found


JOIN, ANSWER, OFFER, TRACK_PUBLISHED = 1, 2, 3, 6
ASKED_OFFER, ASKED_ANSWER, ASKED_TRACK, ASKED_LEAVE = 1, 2, 4, 8


def description(kind: str, sdp: str, number: int) -> bytes:
    return field(1, kind) + field(2, sdp) + field(3, number)


# Janus's API ---------------------------------------------------------------------------------------------------------


class Janus:
    """One session over one WebSocket, shared by all handles."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse):
        self.socket = socket
        self.numbers = itertools.count()
        self.waiting: dict[str, asyncio.Future] = {}
        self.hears: dict[int, callable] = {}
        self.tasks: list[asyncio.Task] = []
        self.session: int | None = None

    async def open(self) -> None:
        self.tasks = [asyncio.create_task(self._read())]
        self.session = (await self._ask({"janus": "create"}, "success"))["data"]["id"]
        self.tasks.append(asyncio.create_task(self._keep()))

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await self.socket.close()

    async def _ask(self, request: dict, *final: str) -> dict:
        name = str(next(self.numbers))
        if self.session is not None:
            request["session_id"] = self.session
        future = asyncio.get_running_loop().create_future()
        self.waiting[name] = future
        future.final = (*final, "error")
        await self.socket.send_json({**request, "transaction": name})
        answer = await asyncio.wait_for(future, 30)
        if answer["janus"] == "error":
            raise RuntimeError(answer["error"]["reason"])
        return answer

    async def _read(self) -> None:
        async for message in self.socket:
            answer = json.loads(message.data)
            future = self.waiting.get(answer.get("transaction"))
            if future is not None and answer["janus"] in future.final:
                del self.waiting[answer["transaction"]]
                future.set_result(answer)
            elif answer["janus"] == "event" and answer.get("sender") in self.hears:
                self.hears[answer["sender"]](answer["plugindata"]["data"])

    async def _keep(self) -> None:
        while not self.socket.closed:
            await asyncio.sleep(20)
            await self._ask({"janus": "keepalive"}, "ack")

    async def attach(self) -> int:
        return (await self._ask({"janus": "attach", "plugin": "janus.plugin.videoroom"}, "success"))["data"]["id"]

    async def detach(self, handle: int) -> None:
        self.hears.pop(handle, None)
        await self._ask({"janus": "detach", "handle_id": handle}, "success")

    async def message(self, handle: int, body: dict, jsep: dict | None = None, final: str = "event") -> dict:
        request = {"janus": "message", "handle_id": handle, "body": body}
        if jsep is not None:
            request["jsep"] = jsep
        answer = await self._ask(request, final)
        data = answer["plugindata"]["data"]
        if "error" in data and data.get("error_code") != 427:  # the room is there already
            raise RuntimeError(data["error"])
        return answer


class Participant:
    """One client: LiveKit's side in `run`, Janus's side in the rest."""

    def __init__(self, janus: Janus, socket: web.WebSocketResponse, room: str, identity: str):
        self.janus, self.socket, self.room, self.identity = janus, socket, room, identity
        self.publisher = self.subscriber = 0
        self.offers = itertools.count(1)
        self.feeds: asyncio.Queue[str] = asyncio.Queue()
        self.answered: asyncio.Future | None = None

    async def say(self, kind: int, body: bytes) -> None:
        if not self.socket.closed:
            await self.socket.send_bytes(field(kind, body))

    async def run(self) -> None:
        self.publisher = await self.janus.attach()
        self.janus.hears[self.publisher] = self.note
        create = {"request": "create", "room": self.room, "publishers": 16, "permanent": False, "audiocodec": "opus",
                  "audiolevel_ext": True, "audiolevel_event": False}  # fmt: skip
        await self.janus.message(self.publisher, create, final="success")
        join = {"request": "join", "ptype": "publisher", "room": self.room, "id": self.identity}
        self.note((await self.janus.message(self.publisher, join))["plugindata"]["data"])
        person = field(1, "PA_" + self.identity) + field(2, self.identity) + field(3, 1)
        await self.say(JOIN, field(1, field(1, "RM_1") + field(2, self.room)) + field(2, person) + field(6, 1)
                       + field(10, 7200) + field(11, 3600))  # fmt: skip
        listening = asyncio.create_task(self.subscribe())
        try:
            async for message in self.socket:
                if message.type == aiohttp.WSMsgType.BINARY and not await self.hear(fields(message.data)):
                    break
        finally:
            listening.cancel()
            for handle in filter(None, (self.publisher, self.subscriber)):
                await self.janus.detach(handle)

    async def hear(self, request: dict) -> bool:
        """Does what a client asks; false when it leaves."""
        if ASKED_TRACK in request:
            cid = fields(request[ASKED_TRACK])[1]
            await self.say(TRACK_PUBLISHED, field(1, cid) + field(2, field(1, "TR_" + self.identity)))
        elif ASKED_OFFER in request:
            offer = fields(request[ASKED_OFFER])
            jsep = {"type": "offer", "sdp": offer[2].decode(), "trickle": False}
            answer = await self.janus.message(self.publisher, {"request": "publish", "audio": True}, jsep)
            await self.say(ANSWER, description("answer", answer["jsep"]["sdp"], offer.get(3, 0)))
        elif ASKED_ANSWER in request and self.answered is not None:
            self.answered.set_result(fields(request[ASKED_ANSWER])[2].decode())
        return ASKED_LEAVE not in request

    def note(self, data: dict) -> None:
        for publisher in data.get("publishers", []):
            self.feeds.put_nowait(publisher["id"])

    async def subscribe(self) -> None:
        """One new feed after the other, each with an offer of the server's."""
        while True:
            streams = [{"feed": await self.feeds.get()}]
            while not self.feeds.empty():
                streams.append({"feed": self.feeds.get_nowait()})
            if self.subscriber == 0:
                self.subscriber = await self.janus.attach()
                body = {"request": "join", "ptype": "subscriber", "room": self.room, "streams": streams}
            else:
                body = {"request": "subscribe", "streams": streams}
            update = await self.janus.message(self.subscriber, body)
            if "jsep" not in update:
                continue
            self.answered = asyncio.get_running_loop().create_future()
            await self.say(OFFER, description("offer", update["jsep"]["sdp"], next(self.offers)))
            jsep = {"type": "answer", "sdp": await self.answered, "trickle": False}
            await self.janus.message(self.subscriber, {"request": "start"}, jsep)


async def serve(port: int, janus_port: int) -> web.AppRunner:
    """LiveKit's signaling on one port for the Janus on another."""
    client = aiohttp.ClientSession()

    async def connected() -> aiohttp.ClientWebSocketResponse | None:
        with contextlib.suppress(aiohttp.ClientError):
            return await client.ws_connect(f"ws://127.0.0.1:{janus_port}", protocols=["janus-protocol"])

    janus = Janus(await until_true(connected, "Janus to listen", limit=10))
    await janus.open()

    async def rtc(request: web.Request) -> web.WebSocketResponse:
        # The token is ours to trust: nobody else is here.
        payload = request.query["access_token"].split(".")[1]
        claims = json.loads(urlsafe(payload))
        answer = web.WebSocketResponse(max_msg_size=1 << 20)
        await answer.prepare(request)
        await Participant(janus, answer, claims["video"]["room"], claims["sub"]).run()
        return answer

    application = web.Application()
    application.router.add_get("/rtc", rtc)

    async def finish(_: web.Application) -> None:
        await janus.close()
        await client.close()

    application.on_cleanup.append(finish)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


def urlsafe(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
