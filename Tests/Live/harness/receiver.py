"""A webhook receiver as a chat backend has one: LiveKit's own server SDK verifies every request."""

import asyncio
import json

from aiohttp import web
from livekit import api

from harness.server import ADDRESS, API_KEY, API_SECRET
from harness.waiting import until


class Receiver:
    """Collects what it takes. It can answer something else than 200, keep silent, and be away."""

    def __init__(self, port: int, path: str = "/webhooks"):
        self.port = port
        self.url = f"http://{ADDRESS}:{port}{path}"
        # What was taken, as the SDK reads it and as it came, each event as often as it was sent.
        self.events: list = []
        self.payloads: list[dict] = []
        self.attempts = 0
        # What it answers: a status, or None for nothing at all.
        self.answer = lambda payload: 200
        self._verifier = api.WebhookReceiver(api.TokenVerifier(API_KEY, API_SECRET))
        self._runner: web.AppRunner | None = None

    async def start(self) -> "Receiver":
        if self._runner is not None:
            return self
        application = web.Application()
        application.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, ADDRESS, self.port, reuse_address=True).start()
        return self

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _receive(self, request: web.Request) -> web.Response:
        body = await request.text()
        self.attempts += 1
        assert request.headers["Content-Type"] == "application/webhook+json"
        event = self._verifier.receive(body, request.headers["Authorization"])
        payload = json.loads(body)
        status = self.answer(payload)
        if status is None:
            await asyncio.Event().wait()
        if status == 200:
            self.events.append(event)
            self.payloads.append(payload)
        return web.Response(status=status)

    def of(self, room: str) -> list:
        """The events of a room, without repeats, in the order in which they were first taken."""
        seen: set[str] = set()
        events = []
        for event in self.events:
            if event.room.name == room and event.id not in seen:
                seen.add(event.id)
                events.append(event)
        return events

    def names(self, room: str) -> list[str]:
        """What happened in a room, in words: the event, and who it is about."""
        return [f"{event.event} {event.participant.identity}".strip() for event in self.of(room)]

    async def names_until(self, room: str, last: str, limit: float = 20) -> list[str]:
        """What happened in a room, once it has come to an event."""
        await until(lambda: last in self.names(room), f"{last} among {self.names(room)}", limit)
        return self.names(room)
