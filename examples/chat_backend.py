"""A small chat backend beside Quartet: it decides who may join a room, and knows who is in it.

    export LIVEKIT_URL=ws://127.0.0.1:7880 LIVEKIT_API_KEY=chat LIVEKIT_API_SECRET=$(openssl rand -base64 36)
    QUARTET_KEYS="chat: $LIVEKIT_API_SECRET" quartet serve --config examples/quartet.yaml &
    PORT=9000 DATABASE=chat.db python examples/chat_backend.py    # after: pip install livekit-api

examples/quartet.yaml sends the webhooks here (`webhook.urls`) and lets us make the rooms (`room.auto_create: false`).

    PUT  /rooms/{room}                     make a room; it is yours to moderate
    GET  /rooms/{room}                     who is in it, or has a token and is awaited
    POST /rooms/{room}/join                the address and the token with which an SDK connects
    PUT  /rooms/{room}/mutes/{identity}    mute somebody, for the room's owner; DELETE lets them speak again
    PUT  /blocks/{identity}                never be in a room with somebody; DELETE takes that back
"""

import asyncio
import contextlib
import os
import sqlite3
import time
from datetime import timedelta

import aiohttp
from aiohttp import web
from livekit import api

CAPACITY = 4
TOKEN_SECONDS = 60
PLACE_SECONDS = TOKEN_SECONDS + 60  # Quartet allows clocks to differ by a minute: no token outlives its place.

# A participant with a sid is in the room; one without has a token, and is awaited until `expires`.
SCHEMA = """
CREATE TABLE IF NOT EXISTS rooms (name PRIMARY KEY, sid, owner, is_closing DEFAULT 0);
CREATE TABLE IF NOT EXISTS participants (room, identity, sid, expires DEFAULT 0, PRIMARY KEY (room, identity));
CREATE TABLE IF NOT EXISTS blocks (blocker, blocked, PRIMARY KEY (blocker, blocked));
"""


def user_of(request: web.Request) -> str:
    """Who asks. This believes the header `X-User`: a product looks at its session cookie instead."""
    if not request.headers.get("X-User"):
        raise web.HTTPUnauthorized(text="who are you?")
    return request.headers["X-User"]


@web.middleware
async def pass_on_errors(request: web.Request, handler) -> web.StreamResponse:
    """What Quartet refuses us is refused to the asker, with Quartet's status and words."""
    try:
        return await handler(request)
    except api.TwirpError as error:
        return web.Response(status=error.status, text=error.message)


class ChatBackend:
    def __init__(self, database: str):
        # Statements take microseconds, and one task runs at a time: what has no `await` in it happens at once.
        self.db = sqlite3.connect(database)
        self.db.executescript(SCHEMA)
        self.url = os.environ["LIVEKIT_URL"]
        self.policy = self.url.replace("ws", "http", 1) + "/twirp/quartet.PolicyService"
        self.receiver = api.WebhookReceiver(api.TokenVerifier())
        self.one_at_a_time = asyncio.Lock()
        self.app = web.Application(middlewares=[pass_on_errors], client_max_size=4 * 2**20)
        self.app.cleanup_ctx.append(self.connection)
        self.app.add_routes([web.put("/rooms/{room}", self.create), web.get("/rooms/{room}", self.show)])
        self.app.add_routes([web.post("/rooms/{room}/join", self.join), web.post("/webhooks", self.webhook)])
        for to in (web.put, web.delete):
            self.app.add_routes([to("/rooms/{room}/mutes/{identity}", self.mute), to("/blocks/{identity}", self.block)])

    async def connection(self, app: web.Application):
        async with aiohttp.ClientSession() as self.http, api.LiveKitAPI() as self.livekit:
            await self.compare_with_quartet()
            yield

    async def create(self, request: web.Request) -> web.Response:
        name, owner = request.match_info["room"], user_of(request)
        if not self.rows("SELECT 1 FROM rooms WHERE name = ?", name):
            made = await self.livekit.room.create_room(api.CreateRoomRequest(name=name, max_participants=CAPACITY))
            if self.change("INSERT OR IGNORE INTO rooms (name, sid, owner) VALUES (?, ?, ?)", name, made.sid, owner):
                return web.json_response({"room": name, "owner": owner}, status=201)
        raise web.HTTPConflict(text="there is such a room")

    async def show(self, request: web.Request) -> web.Response:
        name = self.open_room(request)
        people = self.rows("SELECT identity, sid FROM participants WHERE room = ? ORDER BY identity", name)
        return web.json_response({"participants": [{"identity": who, "is_here": bool(sid)} for who, sid in people]})

    async def join(self, request: web.Request) -> web.Response:
        # Quartet checks all of this again at the door. To ask first gives an answer in our words, before any token.
        # 1. Is the room active?
        name, me = self.open_room(request), user_of(request)
        # 2. Is there a place? Who has one may come again: the new connection takes over from the old one.
        others = self.rows("SELECT identity FROM participants WHERE room = ? AND identity <> ?", name, me)
        if len(others) >= CAPACITY:
            raise web.HTTPForbidden(text="this room is full")
        # 3. Is there a block between them and anybody there? Nobody is told whose.
        pair = "SELECT 1 FROM blocks WHERE (blocker, blocked) IN (VALUES (?, ?), (?, ?))"
        if any(self.rows(pair, me, other, other, me) for (other,) in others):
            raise web.HTTPForbidden(text="you cannot join this room")
        # 4. The place is theirs,
        place = "INSERT INTO participants VALUES (?, ?, NULL, ?) ON CONFLICT DO UPDATE SET expires = excluded.expires"
        self.change(place, name, me, time.time() + PLACE_SECONDS)
        # 5. and so is the token.
        token = api.AccessToken().with_identity(me).with_ttl(timedelta(seconds=TOKEN_SECONDS))
        token = token.with_grants(api.VideoGrants(room_join=True, room=name)).to_jwt()
        return web.json_response({"url": self.url, "token": token})

    async def mute(self, request: web.Request) -> web.Response:
        name, identity, muted = request.match_info["room"], request.match_info["identity"], request.method == "PUT"
        if not self.rows("SELECT 1 FROM rooms WHERE name = ? AND owner = ?", name, user_of(request)):
            raise web.HTTPForbidden(text="only its owner moderates a room")
        who = await self.livekit.room.get_participant(api.RoomParticipantIdentity(room=name, identity=identity))
        for track in who.tracks:
            change = api.MuteRoomTrackRequest(room=name, identity=identity, track_sid=track.sid, muted=muted)
            await self.livekit.room.mute_published_track(change)
        return web.json_response({"identity": identity, "muted": muted, "tracks": len(who.tracks)})

    async def block(self, request: web.Request) -> web.Response:
        me, other = user_of(request), request.match_info["identity"]
        method, change = "Block", "INSERT OR IGNORE INTO blocks VALUES (?, ?)"
        if request.method == "DELETE":
            method, change = "Unblock", "DELETE FROM blocks WHERE blocker = ? AND blocked = ?"
        # LiveKit's SDK has no words for blocks: this is Twirp in JSON. Quartet comes first, and parts the two at once
        # should they be in a room, so what we write down and answer is true already.
        token = api.AccessToken().with_grants(api.VideoGrants(room_create=True)).to_jwt()
        url, pair = f"{self.policy}/{method}", {"blocker": me, "blocked": other}
        async with self.http.post(url, json=pair, headers={"Authorization": f"Bearer {token}"}) as answer:
            if answer.status == 200:
                self.change(change, me, other)
            return web.json_response(await answer.json(), status=answer.status)

    async def webhook(self, request: web.Request) -> web.Response:
        """Quartet tells us each event at least once, in the order of its room: a repeat leads to the same tables."""
        try:
            event = self.receiver.receive(await request.text(), request.headers.get("Authorization", ""))
        except Exception as error:  # It has no error of its own.
            raise web.HTTPUnauthorized(text="not from Quartet") from error
        room, who = event.room, event.participant
        async with self.one_at_a_time:
            if event.num_dropped:
                await self.compare_with_quartet()
            if event.event == "participant_joined":
                self.arrived(room.sid, who)
            elif event.event in ("participant_left", "participant_connection_aborted"):
                # The sid tells a connection that ends from one that has taken over its place.
                self.change("UPDATE participants SET sid = NULL WHERE room = ? AND sid = ?", room.name, who.sid)
                self.forget_who_never_came()
                # The last one closes the room. Once it is marked, nobody gets a token for it.
                mark = "UPDATE rooms SET is_closing = 1 WHERE sid = ? AND name NOT IN (SELECT room FROM participants)"
                if room.num_participants == 0 and self.change(mark, room.sid):
                    with contextlib.suppress(api.TwirpError):  # Left alone, it closes by itself after a while.
                        await self.livekit.room.delete_room(api.DeleteRoomRequest(room=room.name))
            elif event.event == "room_finished":
                self.finished(room.sid)
        return web.Response()

    def arrived(self, room: str, who: api.ParticipantInfo) -> None:
        self.change("REPLACE INTO participants SELECT name,?,?,0 FROM rooms WHERE sid = ?", who.identity, who.sid, room)

    def finished(self, room_sid: str) -> None:
        self.change("DELETE FROM participants WHERE room IN (SELECT name FROM rooms WHERE sid = ?)", room_sid)
        self.change("DELETE FROM rooms WHERE sid = ?", room_sid)

    async def compare_with_quartet(self) -> None:
        """Makes the tables true where we may have missed something: at the start, and when events were dropped."""
        ours = self.rows("SELECT name, sid FROM rooms")
        open_now = {room.sid for room in (await self.livekit.room.list_rooms(api.ListRoomsRequest())).rooms}
        for name, sid in ours:
            if sid in open_now:
                here = await self.livekit.room.list_participants(api.ListParticipantsRequest(room=name))
                self.change("UPDATE participants SET sid = NULL WHERE room = ?", name)
                for who in here.participants:
                    self.arrived(sid, who)
            else:
                self.finished(sid)

    def open_room(self, request: web.Request) -> str:
        """The room that is asked about, with nobody on its table who has not come in time."""
        self.forget_who_never_came()
        name = request.match_info["room"]
        if not self.rows("SELECT 1 FROM rooms WHERE name = ? AND NOT is_closing", name):
            raise web.HTTPNotFound(text="this room is not open")
        return name

    def forget_who_never_came(self) -> None:
        self.change("DELETE FROM participants WHERE sid IS NULL AND expires < ?", time.time())

    def rows(self, query: str, *values) -> list[tuple]:
        return self.db.execute(query, values).fetchall()

    def change(self, statement: str, *values) -> int:
        with self.db:
            return self.db.execute(statement, values).rowcount


if __name__ == "__main__":
    backend = ChatBackend(os.environ.get("DATABASE", "chat.db"))
    web.run_app(backend.app, host="127.0.0.1", port=int(os.environ.get("PORT", 9000)))
