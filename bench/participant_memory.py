"""What a server costs before anyone is there, and what each participant adds: real SDK clients in full rooms.

    make bench-memory

Every participant is joined with both transports up, publishes a voice, and is subscribed to the three others of its
room.
Exits with 1 if a figure is over its limit.
"""

import argparse
import asyncio
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Live"))

from harness import audio  # noqa: E402
from harness.member import Member  # noqa: E402
from harness.server import Server, binary  # noqa: E402
from harness.waiting import elapse, until, until_true  # noqa: E402
from livekit import rtc  # noqa: E402

ROOM_SIZE = 4
STARTS = 7
START_LIMIT_MS = 100
IDLE_LIMIT_MB = 25.0
PARTICIPANT_LIMIT_KB = 200.0
CHUNK = audio.RATE // 5


async def steady_bytes(server: Server) -> int:
    """Resident memory once it has stayed within one part in a hundred for three seconds, or after a minute."""
    samples: list[int] = []
    end = time.monotonic() + 60
    while time.monotonic() < end:
        samples.append(server.resident_bytes())
        recent = samples[-12:]
        if len(recent) == 12 and max(recent) - min(recent) <= max(recent) // 100:
            break
        await elapse(0.25)
    return samples[-1]


async def keep_speaking(voice) -> None:
    """A tone in long pieces: forty clients in one process have better things to do than to count milliseconds."""
    samples = audio.pcm(audio.tone(440, CHUNK / audio.RATE))
    while True:
        await voice.source.capture_frame(rtc.AudioFrame(samples, audio.RATE, 1, CHUNK))


async def fill_room(server: Server, number: int, speaking: list[asyncio.Task]) -> list[Member]:
    members = [Member(server, f"memory-{number}", f"member-{seat}") for seat in range(ROOM_SIZE)]
    for member in members:
        member.records = False
    await asyncio.gather(*(member.join() for member in members))
    for voice in await asyncio.gather(*(member.publish(dtx=False) for member in members)):
        speaking.append(asyncio.create_task(keep_speaking(voice)))
    for member in members:
        await until(lambda: len(member.events("track_subscribed")) == ROOM_SIZE - 1, "three subscriptions", limit=60)
    return members


async def everyone_hears(members: list[Member]) -> None:
    for member in members:

        async def hears(member: Member = member) -> bool:
            return sum(report.received.packets_received > 50 for report in await member.inbound()) >= ROOM_SIZE - 1

        await until_true(hears, "three voices at each", limit=60)


async def starts() -> tuple[float, float]:
    """Milliseconds from start to ready, and megabytes when idle: medians."""
    times, sizes = [], []
    for _ in range(STARTS):
        server = Server().start()
        times.append(server.start_seconds * 1_000)
        sizes.append(await steady_bytes(server) / 1e6)
        server.terminate()
    return statistics.median(times), statistics.median(sizes)


async def measure(participants: int) -> list[tuple[str, float, str, float | None]]:
    ready, idle_size = await starts()
    server = Server().start()
    members: list[Member] = []
    speaking: list[asyncio.Task] = []
    try:
        idle = await steady_bytes(server)
        marks = {}
        for number in range(participants // ROOM_SIZE):
            members += await fill_room(server, number, speaking)
            if len(members) in (participants // 2 // ROOM_SIZE * ROOM_SIZE, participants):
                await everyone_hears(members)
                marks[len(members)] = await steady_bytes(server)
        half = min(marks)
        for task in speaking:
            task.cancel()
        await asyncio.gather(*(member.leave() for member in members))
        left = await steady_bytes(server)
    finally:
        server.kill()
    return [
        ("start to ready", ready, "ms", START_LIMIT_MS),
        ("resident, idle", idle_size, "MB", IDLE_LIMIT_MB),
        (f"resident, {participants} participants", marks[participants] / 1e6, "MB", None),
        ("a participant, all told", (marks[participants] - idle) / participants / 1e3, "kB", PARTICIPANT_LIMIT_KB),
        (
            f"a participant more (the last {participants - half})",
            (marks[participants] - marks[half]) / max(1, participants - half) / 1e3, "kB", None,
        ),
        ("resident, after all have left", left / 1e6, "MB", None),
    ]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--participants", type=int, default=40, help="a multiple of 4; 40 unless given")
    participants = parser.parse_args().participants
    if participants < 8 or participants % ROOM_SIZE:
        parser.error("--participants must be a multiple of 4 and at least 8")
    rows = asyncio.run(measure(participants))
    print(f"{binary()}, {participants} participants in rooms of {ROOM_SIZE}, all speaking\n")
    is_good = True
    for name, value, unit, limit in rows:
        verdict = "" if limit is None else f"at most {limit:g} {unit}: " + ("good" if value <= limit else "TOO MUCH")
        is_good &= limit is None or value <= limit
        print(f"{name:40}{value:10.1f} {unit:3}  {verdict}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
