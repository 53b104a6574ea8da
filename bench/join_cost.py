"""What a join costs the server's processor until the join response is written, with and without a long block list.

    make bench-join

The list comes in the token, of names such as user-1234 and of UUIDs, and from the policy API, a thousand people each.
Joins with and without it take turns; what is told is the median of the rounds. Exits with 1 if a join with a list costs
more than its limit.
"""

import asyncio
import pathlib
import statistics
import sys
import uuid

import aiohttp

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Live"))

from harness.contender import Contender  # noqa: E402
from harness.moderation import Backend  # noqa: E402
from harness.server import Server, binary  # noqa: E402
from harness.tokens import token  # noqa: E402

BLOCKS = 1_000
ROUNDS = 9
JOINS = 100
LIMIT_MS = 1.0


def processor_seconds(server: Server) -> float:
    """What all threads of the server have had of a processor, to the nanosecond."""
    tasks = pathlib.Path(f"/proc/{server.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


async def joins(server: Server, http: aiohttp.ClientSession, identity: str, blocks: list[str] | None) -> float:
    """Milliseconds of one join and its departure, on average over rooms in which somebody waits."""
    rooms = [uuid.uuid4().hex for _ in range(JOINS)]
    waiting = [await Contender(server, http).join(token(room, "somebody")) for room in rooms]
    tokens = [token(room, identity, blocks=blocks) for room in rooms]
    begin = processor_seconds(server)
    inside = [await Contender(server, http).join(jwt) for jwt in tokens]
    taken = processor_seconds(server) - begin
    assert all(one.is_in for one in inside + waiting)
    await asyncio.gather(*(one.leave() for one in inside + waiting))
    return taken * 1_000 / JOINS


async def main() -> int:
    print(f"server under test: {binary()}")
    server = Server(http_port=7980, media_port=7982).start()
    people = [str(uuid.uuid4()) for _ in range(BLOCKS)]
    backend = Backend(server)
    for person in people:
        await backend.policy("Block", blocker="cautious", blocked=person)
    short = [f"user-{number}" for number in range(BLOCKS, 2 * BLOCKS)]
    cases = {
        "no list": ("anybody", None), "in the token": ("anybody", short), "as UUIDs": ("anybody", people),
        "in the store": ("cautious", None),
    }  # fmt: skip
    taken: dict[str, list[float]] = {name: [] for name in cases}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        for _ in range(ROUNDS):
            for name, (identity, blocks) in cases.items():
                taken[name].append(await joins(server, http, identity, blocks))
    await backend.close()
    server.terminate()
    for name, values in taken.items():
        print(f"{name:<14} median {statistics.median(values):.3f} ms, {min(values):.3f} to {max(values):.3f}")
    return 0 if all(statistics.median(values) <= LIMIT_MS for values in taken.values()) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
