"""Somebody who wants in: the signaling socket alone, cheap enough to come by the hundred."""

import asyncio

import aiohttp
from livekit.protocol import models, rtc

from harness.server import Server


class Contender:
    """One attempt to join a room, and what came of it."""

    def __init__(self, server: Server, http: aiohttp.ClientSession):
        self._server = server
        self._http = http
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._task: asyncio.Task | None = None
        self.status = 0
        self.sentence = ""
        self.me: models.ParticipantInfo | None = None
        self.leave_reason: int | None = None
        # The others, as the join response and the updates since then have it: identity to sid.
        self.others: dict[str, str] = {}

    async def join(self, jwt: str) -> "Contender":
        """Asks once; afterwards there is a status, and a sentence or a place."""
        query = f"access_token={jwt}&protocol=15&sdk=python&version=1.2.0&auto_subscribe=1"
        try:
            self._socket = await self._http.ws_connect(f"{self._server.url}/rtc?{query}", max_msg_size=0)
        except aiohttp.WSServerHandshakeError as error:
            self.status, self.sentence = error.status, error.message
            return self
        self.status = 101
        first = await self._socket.receive(timeout=20)
        if first.type == aiohttp.WSMsgType.BINARY:
            self._take(rtc.SignalResponse.FromString(first.data))
            self._task = asyncio.create_task(self._run())
        return self

    async def _run(self) -> None:
        async for message in self._socket:
            self._take(rtc.SignalResponse.FromString(message.data))

    def _take(self, response: rtc.SignalResponse) -> None:
        match response.WhichOneof("message"):
            case "join":
                self.me = response.join.participant
                self._see(response.join.other_participants)
            case "update":
                self._see(response.update.participants)
            case "leave":
                self.leave_reason = response.leave.reason

    def _see(self, participants) -> None:
        for participant in participants:
            if participant.state != models.ParticipantInfo.DISCONNECTED:
                self.others[participant.identity] = participant.sid
            elif self.others.get(participant.identity) == participant.sid:
                del self.others[participant.identity]

    @property
    def is_in(self) -> bool:
        """Admitted, and not told to go since."""
        return self.me is not None and self.leave_reason is None and not self._socket.closed

    async def leave(self) -> None:
        """Says goodbye, so that the place is free when this returns and the server has read it."""
        if self._socket is not None:
            if not self._socket.closed:
                goodbye = rtc.SignalRequest(leave=rtc.LeaveRequest(reason=models.CLIENT_INITIATED))
                await self._socket.send_bytes(goodbye.SerializeToString())
            await self._socket.close()
        if self._task is not None:
            await self._task
