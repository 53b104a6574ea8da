"""How loud somebody is heard, and when."""

import asyncio
import contextlib
import time

import numpy as np
from livekit import rtc

from harness import audio

WINDOW = 0.1
# A tone at the suite's usual loudness has twice this, what a decoder invents a tenth.
LOUD = 0.1


class Ear:
    """Notes the loudness of a track, a tenth of a second at a time, with the monotonic time at its end. A former one,
    of the track that was there before, notes no more."""

    def __init__(self, track: rtc.Track, note, former: "Ear | None" = None):
        if former is not None:
            former._task.cancel()
        self._note = note
        self._stream = rtc.AudioStream(track, sample_rate=audio.RATE, num_channels=1)
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        chunks: list[np.ndarray] = []
        count = 0
        async for event in self._stream:
            chunks.append(np.frombuffer(event.frame.data, dtype="<i2").astype(np.float64) / 32_768)
            count += len(chunks[-1])
            if count >= WINDOW * audio.RATE:
                self._note(time.monotonic(), float(np.sqrt((np.concatenate(chunks) ** 2).mean())))
                chunks, count = [], 0

    async def close(self) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        await self._stream.aclose()


def loud_again(levels: list[tuple[float, float]], since: float, windows: int = 5) -> float | None:
    """When it became loud after `since`, for so many windows in a row; None while it has not."""
    begin, run = 0.0, 0
    for at, level in levels:
        if at - WINDOW < since:
            continue
        if level < LOUD:
            run = 0
            continue
        if run == 0:
            begin = at
        run += 1
        if run >= windows:
            return begin
    return None


def longest_gap(levels: list[tuple[float, float]], since: float) -> float:
    """The longest time after `since` in which nothing was loud."""
    last, longest = since, 0.0
    for at, level in levels:
        if at < since or level < LOUD:
            continue
        longest = max(longest, at - last - WINDOW)
        last = at
    return longest
