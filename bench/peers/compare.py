"""The load of bench/run.py on other servers that Debian packages, beside Quartet: `make bench-peers`.

Everything runs in a network namespace of its own, since Janus tells no client of loopback. README.md says what can be
compared and what cannot.
"""

import argparse
import asyncio
import contextlib
import json
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import janus  # noqa: E402
import mumble  # noqa: E402
import run as bench  # noqa: E402

ADDRESS = "10.77.0.1"
CONFIGURATION = bench.CONFIGURATION.replace("node_ip: 127.0.0.1", f"node_ip: {ADDRESS}")
SIGNALING, JANUS, MUMBLE = 7880, 8188, 64738
# How the generator is told where a server is that speaks LiveKit's signaling, or has somebody in front who does.
SIGNALED = ["--url", f"ws://127.0.0.1:{SIGNALING}"]


@contextlib.asynccontextmanager
async def quartet():
    with tempfile.TemporaryDirectory(prefix="quartet-peers-") as directory:
        path = pathlib.Path(directory) / "quartet.yaml"
        path.write_text(CONFIGURATION.format(http=SIGNALING, udp=SIGNALING + 2))
        with bench.running([bench.RELEASE / "quartet", "serve", "--config", path], cwd=directory) as process:
            await asyncio.to_thread(bench.wait_for, SIGNALING, process)
            yield process.pid, SIGNALED


@contextlib.asynccontextmanager
async def janus_videoroom():
    with tempfile.TemporaryDirectory(prefix="janus-peers-") as directory:
        process = janus.start(pathlib.Path(directory), ADDRESS, JANUS)
        runner = None
        try:
            runner = await janus.serve(SIGNALING, JANUS)
            yield process.pid, SIGNALED
        finally:
            if runner is not None:
                await runner.cleanup()
            end(process)


@contextlib.asynccontextmanager
async def mumble_server():
    with tempfile.TemporaryDirectory(prefix="mumble-peers-") as directory:
        password = secrets.token_hex(16)
        process = mumble.start(pathlib.Path(directory), ADDRESS, MUMBLE, password)
        try:
            await asyncio.to_thread(mumble.wait, process, ADDRESS, MUMBLE)
            yield process.pid, ["--against", f"mumble:{ADDRESS}:{MUMBLE}", "--secret", password]
        finally:
            end(process)


def end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


SUBJECTS = {"Quartet": quartet, "Janus VideoRoom": janus_videoroom, "Mumble": mumble_server}


async def load(words: list[str], rooms: int, seconds: float, pid: int, cores: bench.Cores) -> dict:
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        process = await asyncio.create_subprocess_exec(
            bench.RELEASE / "quartet-bench", "load", *words, "--rooms", str(rooms), "--seconds", str(seconds),
            "--pid", str(pid), "--joining", "8", *cores.words(), "--json", result.name,
            stdout=subprocess.DEVNULL)  # fmt: skip
        if await asyncio.wait_for(process.wait(), 300) != 0:
            raise bench.Failed(f"the generator gave up at {rooms} rooms")
        return json.loads(pathlib.Path(result.name).read_text())["rows"][-1]


async def measure(options: argparse.Namespace) -> list[tuple[str, int, dict]]:
    cores = bench.Cores()
    found = []
    for rooms in options.rooms:
        for name, subject in SUBJECTS.items():
            print(f"{name}, {rooms} rooms", file=sys.stderr, flush=True)
            async with subject() as (pid, words):
                if cores.generator is not None:
                    # What stands between a client's signaling and Janus belongs to the generator's side.
                    os.sched_setaffinity(0, {cores.generator})
                found.append((name, rooms, await load(words, rooms, options.seconds, pid, cores)))
            os.sched_setaffinity(0, range(os.cpu_count()))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rooms", type=int, nargs="+", default=[5, 25])
    parser.add_argument("--seconds", type=float, default=8)
    options = parser.parse_args()
    begin = time.monotonic()
    try:
        found = asyncio.run(measure(options))
    except (bench.Failed, OSError, RuntimeError, TimeoutError, subprocess.SubprocessError) as failure:
        print(f"bench-peers: {failure}", file=sys.stderr)
        return 1
    rows = []
    for name, rooms, row in found:
        delays = row["quiet_delay_ms"] or {}
        rows.append([
            name, str(rooms), bench.figure(row["server_cpu_us_per_forwarded"], "µs"),
            bench.figure(delays.get("p50"), "ms"), bench.figure(delays.get("p99"), "ms"),
            f"{row['loss'] * 100:.2f} %",
            bench.figure((row["resident_bytes_per_participant"] or 0) / 1000, "kB"),
            "! " + "; ".join(row["generator_was_bottleneck"]) if row["generator_was_bottleneck"] else "",
        ])  # fmt: skip
    where = bench.machine()
    print(f"{where['processor']}, {where['cores']} cores, {where['kernel']}; "
          + "".join(f"{name} {bench.output_of('dpkg-query', '-W', '-f=${Version}', name)}; "
                    for name in ("janus", "mumble-server"))
          + f"{time.monotonic() - begin:.0f} s\n")  # fmt: skip
    print(bench.table(
        ["", "rooms", "CPU a packet", "quiet p50", "quiet p99", "loss", "memory a participant", ""], rows))  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
