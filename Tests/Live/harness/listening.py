"""Whether somebody is to be heard, by those who listen."""

import time

from harness.waiting import until


async def silent(recording, seconds: float = 1.0) -> None:
    """Waits until for so long nothing was to be heard."""
    since, begin = time.monotonic(), recording.count()

    def is_silent() -> bool:
        nonlocal since, begin
        if abs(recording.samples[begin:]).max(initial=0) > 0.01:
            since = time.monotonic()
        begin = recording.count()
        return time.monotonic() >= since + seconds

    await until(is_silent, f"silence for {seconds:g} s")


async def hears_again(listener, speaker: str) -> None:
    """Waits until somebody is to be heard, whether the library shows an old track or a new one."""
    begin = {recording: recording.count() for recording in [listener.recordings[speaker]]}

    def hears() -> bool:
        recording = listener.recordings[speaker]
        return abs(recording.samples[begin.get(recording, 0) :]).max(initial=0) > 0.02

    await until(hears, f"{speaker} at {listener.identity} again")
