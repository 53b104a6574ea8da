"""Somebody in a room: the unmodified SDK, and a note of everything that it reported."""

import asyncio
import contextlib

import numpy as np
from livekit import rtc

from harness import audio
from harness.connections import CONNECTIONS
from harness.server import Server
from harness.tokens import token
from harness.waiting import until

EVENTS = (
    "participant_connected", "participant_disconnected", "track_published", "track_unpublished", "track_subscribed",
    "track_unsubscribed", "track_muted", "track_unmuted", "active_speakers_changed", "data_received", "disconnected",
    "reconnecting", "connection_quality_changed", "local_track_subscribed", "participant_attributes_changed",
)  # fmt: skip
FRAME = audio.RATE // 100


class Recording:
    """What one of the others sounds like from here."""

    def __init__(self, track: rtc.Track):
        self._chunks: list[np.ndarray] = []
        self._stream = rtc.AudioStream(track, sample_rate=audio.RATE, num_channels=1)
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        async for event in self._stream:
            self._chunks.append(np.frombuffer(event.frame.data, dtype="<i2").astype(np.float64) / 32_768)

    @property
    def samples(self) -> np.ndarray:
        return np.concatenate(self._chunks) if self._chunks else np.zeros(0)

    def count(self) -> int:
        return sum(len(chunk) for chunk in self._chunks)

    async def next(self, seconds: float) -> np.ndarray:
        """The next so many seconds."""
        begin, count = self.count(), int(seconds * audio.RATE)
        await until(lambda: self.count() >= begin + count, f"{seconds} s of sound", limit=seconds + 20)
        return self.samples[begin : begin + count]

    async def sound(self, threshold: float = 0.02) -> None:
        """Waits until something is to be heard."""
        await until(lambda: self._chunks and np.abs(self._chunks[-1]).max() > threshold, "a sound")

    async def close(self) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        await self._stream.aclose()


class Voice:
    """A published microphone, fed with whatever it is told to play."""

    def __init__(self, source: rtc.AudioSource, publication: rtc.LocalTrackPublication):
        self.source = source
        self.publication = publication
        self._task: asyncio.Task | None = None

    def play(self, samples: np.ndarray, forever: bool = False) -> asyncio.Task:
        self.stop()
        self._task = asyncio.create_task(self._run(samples, forever))
        return self._task

    async def _run(self, samples: np.ndarray, forever: bool) -> None:
        while True:
            for begin in range(0, len(samples) - FRAME + 1, FRAME):
                chunk = audio.pcm(samples[begin : begin + FRAME])
                await self.source.capture_frame(rtc.AudioFrame(chunk, audio.RATE, 1, FRAME))
            if not forever:
                return

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


class Member:
    def __init__(self, server: Server, room: str, identity: str, one_connection: bool | None = None):
        self.server = server
        # Over /rtc/v1, with one peer connection for both directions, or over /rtc with two; None leaves it to the run.
        self.one_connection = CONNECTIONS.next() if one_connection is None else one_connection
        self.room_name = room
        self.identity = identity
        self.room = rtc.Room()
        self.seen: list[tuple[str, tuple]] = []
        self.recordings: dict[str, Recording] = {}
        self._former: list[Recording] = []
        self.voices: list[Voice] = []
        self.records = True
        for event in EVENTS:
            self.room.on(event, self._noting(event))

    def _noting(self, event: str):
        def note(*arguments):
            self.seen.append((event, arguments))
            if event == "track_subscribed" and self.records:
                if former := self.recordings.get(arguments[2].identity):
                    self._former.append(former)
                self.recordings[arguments[2].identity] = Recording(arguments[0])

        return note

    async def join(self, jwt: str | None = None, **grants) -> "Member":
        jwt = jwt or token(self.room_name, self.identity, **grants)
        options = rtc.RoomOptions(single_peer_connection=self.one_connection)
        await self.room.connect(self.server.url, jwt, options)
        return self

    def events(self, name: str) -> list[tuple]:
        return [arguments for event, arguments in self.seen if event == name]

    async def event(self, name: str, matches=lambda *arguments: True, limit: float = 20.0) -> tuple:
        """The first event of a name that matches, past ones included."""
        return await until(
            lambda: next((arguments for arguments in self.events(name) if matches(*arguments)), None),
            f"{name} at {self.identity}", limit,
        )  # fmt: skip

    async def publish(self, **options) -> Voice:
        source = rtc.AudioSource(audio.RATE, 1, queue_size_ms=200)
        track = rtc.LocalAudioTrack.create_audio_track("microphone", source)
        wanted = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE, **options)
        voice = Voice(source, await self.room.local_participant.publish_track(track, wanted))
        self.voices.append(voice)
        return voice

    async def speak(self, frequency: float, amplitude: float = 0.3, **options) -> Voice:
        """Publishes a tone without an end."""
        voice = await self.publish(**options)
        # A second holds a whole number of periods, so that it can be repeated without a click.
        voice.play(audio.tone(round(frequency), 1, amplitude), forever=True)
        return voice

    async def hearing(self, identity: str) -> Recording:
        """The recording of somebody else's voice, as soon as there is one."""
        return await until(lambda: self.recordings.get(identity), f"{self.identity} hearing {identity}")

    async def _stats(self, kind: str) -> list:
        stats = await self.room.get_rtc_stats()
        return [
            getattr(entry, kind)
            for entry in (*stats.publisher_stats, *stats.subscriber_stats)
            if entry.WhichOneof("stats") == kind
        ]

    async def inbound(self) -> list:
        """WebRTC's statistics of the audio streams that arrive."""
        return [report for report in await self._stats("inbound_rtp") if report.stream.kind == "audio"]

    async def packets(self) -> dict[str, int]:
        """How many packets came of each voice that ever was to be heard, by WebRTC's names for its tracks."""
        return {r.inbound.track_identifier: r.received.packets_received for r in await self.inbound()}

    async def connections(self) -> int:
        """How many peer connections it has."""
        return len(await self._stats("transport"))

    async def leave(self) -> None:
        for voice in self.voices:
            voice.stop()
        for recording in [*self.recordings.values(), *self._former]:
            await recording.close()
        self.recordings, self._former = {}, []
        await self.room.disconnect()
