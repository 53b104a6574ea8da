"""How long a server takes from its start until it is ready, with nothing and with much in its store.

    make bench-start

Ten thousand rooms and a hundred thousand blocks, in names as long as a chat product's.
Exits with 1 if the median is over its limit.
"""

import pathlib
import sqlite3
import statistics
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Live"))

from harness.server import Server, binary  # noqa: E402

ROOMS = 10_000
BLOCKS = 100_000
STARTS = 9
FULL_LIMIT_MS = 1_000


def starts(server: Server) -> list[float]:
    """Milliseconds from the start of the process to the line that says it is ready."""
    taken = []
    for _ in range(STARTS):
        server.start()
        taken.append(server.start_seconds * 1_000)
        server.terminate()
    return sorted(taken)


def fill(path: pathlib.Path) -> None:
    """Writes rooms and blocks into a store that the server has made."""
    now = int(time.time() * 1_000)
    people = [str(uuid.UUID(int=number * 0x9E3779B97F4A7C15)) for number in range(BLOCKS // 20)]
    with sqlite3.connect(path) as database:
        database.executemany(
            "INSERT INTO room VALUES (?, ?, ?, 4, 300000, 20000, ?, 0, NULL, NULL)",
            ((f"room-{number}", f"RM_{number:012}", now, f'{{"topic":"{number}"}}') for number in range(ROOMS)),
        )
        database.executemany(
            "INSERT OR IGNORE INTO block VALUES (?, ?)",
            ((people[n % len(people)], people[(n * 7 + n // len(people) + 1) % len(people)]) for n in range(BLOCKS)),
        )
        (blocks,) = database.execute("SELECT count(*) FROM block").fetchone()
    database.close()
    assert blocks > BLOCKS * 0.99, blocks


def say(what: str, taken: list[float]) -> None:
    print(f"{what:<42} median {statistics.median(taken):6.0f} ms, {taken[0]:.0f} to {taken[-1]:.0f} in {STARTS} starts")


def main() -> int:
    print(f"server under test: {binary()}")
    server = Server(http_port=7980, media_port=7982)
    say("nothing in the store", starts(server))
    fill(server.directory / "quartet.db")
    full = starts(server)
    assert any(f"rooms={ROOMS}" in line for line in server.lines), server.lines
    say(f"{ROOMS:,} rooms and {BLOCKS:,} blocks", full)
    return 0 if statistics.median(full) <= FULL_LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
