"""A client that plays by its own rules: LiveKit's signaling written out, over aiortc's WebRTC.

It does what an SDK does, and lets a test see every message, send any message, and go on sending when it should not.
"""

import asyncio
import contextlib
import fractions
import json
import time

import aiohttp
import av
import numpy as np
from aiortc import AudioStreamTrack, MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.exceptions import InvalidStateError
from aiortc.sdp import candidate_from_sdp
from livekit.protocol import models, rtc

from harness import audio
from harness.server import Server
from harness.waiting import until, until_true

PUBLISHER, SUBSCRIBER = 0, 1


class ToneTrack(AudioStreamTrack):
    """A tone in frames of 20 ms that nothing stops."""

    def __init__(self, frequency: float):
        super().__init__()
        self._tone = np.frombuffer(audio.pcm(audio.tone(round(frequency), 1)), dtype="<i2")
        self._count = 0

    async def recv(self) -> av.AudioFrame:
        # Silence of the same length, when it is due.
        await super().recv()
        at = self._count * 960 % audio.RATE
        frame = av.AudioFrame.from_ndarray(self._tone[at : at + 960].reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = audio.RATE, self._count * 960, fractions.Fraction(1, audio.RATE)
        self._count += 1
        return frame


class ModifiedClient:
    def __init__(self, server: Server):
        self.server = server
        # Each with the wall-clock time of its arrival.
        self.responses: list[tuple[float, rtc.SignalResponse]] = []
        self.close_code: int | None = None
        self.publisher: RTCPeerConnection | None = None
        self.subscriber: RTCPeerConnection | None = None
        self.channel = None
        self._http: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._task: asyncio.Task | None = None
        self._offers = 0
        self._is_leaving = False

    async def join(self, jwt: str) -> "ModifiedClient":
        self._http = aiohttp.ClientSession()
        query = f"access_token={jwt}&protocol=15&sdk=python&version=1.2.0&auto_subscribe=1"
        self._socket = await self._http.ws_connect(f"{self.server.url}/rtc?{query}", max_msg_size=0)
        self._task = asyncio.create_task(self._run())
        await self.response("join")
        return self

    async def _run(self) -> None:
        async for message in self._socket:
            response = rtc.SignalResponse.FromString(message.data)
            self.responses.append((time.time(), response))
            if not self._is_leaving:
                # Either side may be closing meanwhile: then there is nobody to answer.
                with contextlib.suppress(aiohttp.ClientConnectionResetError, InvalidStateError):
                    await self._handle(response)
        self.close_code = self._socket.close_code

    async def _handle(self, response: rtc.SignalResponse) -> None:
        match response.WhichOneof("message"):
            case "answer":
                await self.publisher.setRemoteDescription(RTCSessionDescription(response.answer.sdp, "answer"))
            case "offer":
                self.subscriber = self.subscriber or RTCPeerConnection(RTCConfiguration(iceServers=[]))
                await self.subscriber.setRemoteDescription(RTCSessionDescription(response.offer.sdp, "offer"))
                await self.subscriber.setLocalDescription(await self.subscriber.createAnswer())
                answer = rtc.SessionDescription(
                    type="answer", sdp=self.subscriber.localDescription.sdp, id=response.offer.id
                )
                await self.send(answer=answer)
            case "trickle":
                connection = self.publisher if response.trickle.target == PUBLISHER else self.subscriber
                init = json.loads(response.trickle.candidateInit)
                if connection is not None and connection.remoteDescription is not None:
                    candidate = candidate_from_sdp(init["candidate"].removeprefix("candidate:"))
                    candidate.sdpMid, candidate.sdpMLineIndex = init["sdpMid"], init.get("sdpMLineIndex")
                    await connection.addIceCandidate(candidate)

    async def send(self, **request) -> None:
        await self._socket.send_bytes(rtc.SignalRequest(**request).SerializeToString())

    async def send_raw(self, data: bytes) -> None:
        await self._socket.send_bytes(data)

    def all(self, kind: str) -> list[tuple[float, object]]:
        return [(at, getattr(r, kind)) for at, r in self.responses if r.WhichOneof("message") == kind]

    async def response(self, kind: str, matches=lambda message: True, after: int = 0) -> tuple[float, object]:
        """When the first response of a kind that matches came, and the response; `after` so many of all responses."""

        def look():
            for at, response in self.responses[after:]:
                if response.WhichOneof("message") == kind and matches(getattr(response, kind)):
                    return at, getattr(response, kind)
            self._must_be_connected()

        return await until(look, f"a response `{kind}`")

    def _must_be_connected(self) -> None:
        """Where somebody waits for what only the server can bring about."""
        assert not self._task.done(), "the connection has ended"

    @property
    def me(self) -> models.ParticipantInfo:
        return self.all("join")[0][1].participant

    async def publish(self, track: MediaStreamTrack) -> str:
        """Publishes a track and opens the data channels; the track's sid, once media can flow."""
        self.publisher = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self.channel = self.publisher.createDataChannel("_reliable", ordered=True)
        self.publisher.createDataChannel("_lossy", ordered=False, maxRetransmits=0)
        self.publisher.addTrack(track)
        request = rtc.AddTrackRequest(cid=track.id, name="microphone", type=models.AUDIO, source=models.MICROPHONE)
        await self.send(add_track=request)
        _, published = await self.response("track_published", lambda m: m.cid == track.id)
        await self.publisher.setLocalDescription(await self.publisher.createOffer())
        self._offers += 1
        offer = rtc.SessionDescription(type="offer", sdp=self.publisher.localDescription.sdp, id=self._offers)
        await self.send(offer=offer)

        def is_connected() -> bool:
            self._must_be_connected()
            return self.publisher.connectionState == "connected"

        await until(is_connected, "the publishing connection")
        return published.track.sid

    async def set_muted(self, sid: str, is_muted: bool) -> float:
        """Asks for a mute; the time at which the server said that it is so."""
        count = len(self.responses)
        await self.send(mute=rtc.MuteTrackRequest(sid=sid, muted=is_muted))

        def is_ours(update) -> bool:
            tracks = [t for p in update.participants if p.sid == self.me.sid for t in p.tracks if t.sid == sid]
            return any(track.muted == is_muted for track in tracks)

        return (await self.response("update", is_ours, after=count))[0]

    async def packets_sent(self) -> int:
        stats = await self.publisher.getSenders()[0].getStats()
        return sum(report.packetsSent for report in stats.values() if report.type == "outbound-rtp")

    async def sends_more(self, count: int) -> None:
        """Waits until it has sent so many packets more: at its pace, fifty are a second."""
        begin = await self.packets_sent()

        async def has_sent() -> bool:
            return await self.packets_sent() >= begin + count

        await until_true(has_sent, f"{count} packets more of the modified client", limit=30)

    async def send_data(self, packet: models.DataPacket) -> None:
        await until(lambda: self.channel.readyState == "open", "the data channel")
        self.channel.send(packet.SerializeToString())

    async def leave(self) -> None:
        self._is_leaving = True
        for connection in (self.publisher, self.subscriber):
            if connection is not None:
                await connection.close()
        if self._socket is not None:
            await self._socket.close()
        if self._task is not None:
            await self._task
        if self._http is not None:
            await self._http.close()
