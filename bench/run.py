"""Measures Quartet beside the floor and says how they compare: the one command behind `make bench`.

    make bench                  some seven minutes; writes bench/results/
    make bench-quick            two minutes, to see that it works; writes .build/bench-quick/

The floor (bench/Reflector) forwards plain datagrams and does nothing else. Both are loaded by the same generator
(bench/LoadGenerator) with the same pace and packet sizes, in turn, several times over; medians count. The server under
test is kept on one processor and the generator on another, so that neither takes time from the other.
"""

import argparse
import contextlib
import datetime
import functools
import json
import os
import pathlib
import platform
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/Live"))

from harness.waiting import wait_until  # noqa: E402

RELEASE = ROOT / ".build/release"
PER_ROOM = 4
ROOMS = (50, 200)
# Of each room one participant decrypts and times what it hears, what comes to the others is counted: the generator has
# but one processor, and shall not be what is measured.
EARS = 1
MEMORY_ROOMS = 200
CONFIGURATION = """
development: true
port: {http}
bind_addresses: [127.0.0.1]
rtc:
  udp_port: {udp}
  node_ip: 127.0.0.1
  workers: 1
state:
  path: ":memory:"
log_level: error
"""


class Failed(Exception):
    """Something without which there is no result; its text is for people."""


class Cores:
    """Which processor is whose."""

    def __init__(self):
        usable = sorted(os.sched_getaffinity(0))
        self.count = len(usable)
        self.server, self.generator = (usable[0], usable[1]) if self.count > 1 else (None, None)

    def words(self) -> list[str]:
        return [] if self.server is None else ["--pin", str(self.generator), "--pin-server", str(self.server)]

    def sentence(self) -> str:
        if self.server is None:
            return "One processor only: server and generator take time from each other, so delays say little."
        turns = "real-time priority, which Quartet asks for by itself" if ahead() else "usual priority"
        return (f"The server on processor {self.server}, the generator on processor {self.generator}.\n"
                f"Quartet's media thread and the floor at {turns}.")  # fmt: skip


@functools.cache
def ahead() -> list[str]:
    """What the floor's command begins with, so that it has the priority that Quartet's media thread gives itself
    (Thread.precedenceForVoice): real time, where that is allowed and there is a processor more."""
    words = ["chrt", "-r", "1"]
    is_allowed = Cores().count > 1 and subprocess.run([*words, "true"], capture_output=True).returncode == 0
    return words if is_allowed else []


def free_port(kind: int) -> int:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command: list, **options):
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def quartet():
    """A fresh server: the words that say to the generator where it is."""
    http, udp = free_port(socket.SOCK_STREAM), free_port(socket.SOCK_DGRAM)
    with tempfile.TemporaryDirectory(prefix="quartet-bench-") as directory:
        path = pathlib.Path(directory) / "quartet.yaml"
        path.write_text(CONFIGURATION.format(http=http, udp=udp))
        with running([RELEASE / "quartet", "serve", "--config", path], cwd=directory) as process:
            wait_for(http, process)
            yield ["--url", f"ws://127.0.0.1:{http}", "--pid", str(process.pid)]


@contextlib.contextmanager
def reflector():
    port = free_port(socket.SOCK_DGRAM)
    command = [*ahead(), RELEASE / "quartet-reflector", str(port), "600"]
    with running(command, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        yield ["--against", f"reflector:{port}", "--pid", str(process.pid)]


def wait_for(port: int, process: subprocess.Popen) -> None:
    def answers() -> bool:
        assert process.poll() is None, "it has ended"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False

    try:
        wait_until(answers, "an answer")
    except AssertionError as error:
        words = f"the server did not start, {error}; try: .build/release/quartet serve --dev"
        raise Failed(words) from None


SUBJECTS = {"reflector": reflector, "quartet": quartet}


def hasten(process: int) -> None:
    """Keeps other programs from taking the processor away, from the generator and the server's other threads, too; who
    carries voice goes first all the same."""
    def names() -> dict[pathlib.Path, str]:
        return {task: (task / "comm").read_text().strip() for task in pathlib.Path(f"/proc/{process}/task").iterdir()}

    def is_complete() -> bool:
        here = {*names().values()}
        # Of the server's threads the one for control is started last.
        return "quartet-reflect" in here or {"media-0", "control"} <= here

    wait_until(is_complete, f"the threads of process {process}")
    for task, name in names().items():
        carries_voice = name in ("media-0", "quartet-reflect")
        try:
            os.sched_setscheduler(int(task.name), os.SCHED_RR, os.sched_param(2 if carries_voice else 1))
        except PermissionError as refusal:
            raise Failed("--realtime needs the right to set real-time priorities (root)") from refusal


class Bench:
    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.cores = Cores()
        self.begin = time.monotonic()
        self.runs: list[dict] = []

    def say(self, text: str) -> None:
        print(f"[{time.monotonic() - self.begin:4.0f} s] {text}", file=sys.stderr, flush=True)

    def load(self, name: str, what: str, *words: str) -> dict:
        """One run of the generator against a fresh subject; a second one if the first fails."""
        try:
            return self._load(name, what, *words)
        except (Failed, subprocess.TimeoutExpired) as failure:
            self.say(f"  ! once more: {failure}")
            return self._load(name, what, *words)

    def _load(self, name: str, what: str, *words: str) -> dict:
        self.say(f"{name}: {what}")
        with SUBJECTS[name]() as where, tempfile.NamedTemporaryFile(suffix=".json") as result:
            hurry = ["chrt", "-r", "1"] if self.options.realtime else []
            if hurry:
                hasten(int(where[-1]))
            command = [*hurry, RELEASE / "quartet-bench", "load", *where, "--ears", str(EARS), *words,
                       *self.cores.words(), "--json", result.name]  # fmt: skip
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=300)
            if done.returncode != 0:
                raise Failed(f"the generator gave up: {' '.join(map(str, command))}")
            run = json.loads(pathlib.Path(result.name).read_text())
        run.update(name=name, what=what)
        self.runs.append(run)
        for row in run["rows"]:
            if row["generator_was_bottleneck"] and len(run["rows"]) == 1:
                self.say(f"  ! the generator was the bottleneck: {', '.join(row['generator_was_bottleneck'])}")
        return run

    def rounds(self) -> list[dict]:
        """Floor and Quartet in turn; what each round came to."""
        found = []
        for number in range(self.options.repeats):
            of_round: dict = {}
            # Now the one first, now the other: whatever changes with time favours neither.
            for name in list(SUBJECTS)[:: 1 if number % 2 == 0 else -1]:
                steady = {
                    rooms: self.load(
                        name, f"{rooms} rooms, round {number + 1}", "--rooms", str(rooms), "--seconds",
                        str(self.options.seconds))
                    for rooms in ROOMS
                }  # fmt: skip
                ramp = self.load(
                    name, f"up to the knee, round {number + 1}", "--ramp", "--ramp-from",
                    str(self.options.ramp_from), "--rooms", "2000", "--seconds", str(self.options.ramp_seconds))
                of_round[name] = {"steady": steady, "ramp": ramp}
            found.append(of_round)
        return found

    def memory(self) -> dict:
        return self.load(
            "quartet", f"{self.options.leavings} times all leave and come again", "--rooms", str(MEMORY_ROOMS),
            "--rounds", str(self.options.leavings), "--seconds", "1")

    def microbenchmarks(self) -> str | None:
        """What the closed loop says, in its own words; nil where it is not built."""
        path = RELEASE / "Microbenchmarks"
        if not path.exists() or self.options.no_microbenchmarks:
            return None
        self.say("the closed loop")
        pin = [] if self.cores.server is None else ["taskset", "-c", str(self.cores.server)]
        text = ""
        for rooms, repeats in ((50, 7),) if self.options.quick else ((50, 21), (500, 11)):
            command = [*pin, path, "forwarding", f"rooms={rooms}", f"repeats={repeats}"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300)
            text += done.stdout
            if done.returncode != 0:
                text += f"{done.stderr}exit code {done.returncode}\n"
        return text


# What the runs came to ------------------------------------------------------------------------------------------


def row(run: dict) -> dict:
    return run["rows"][-1]


def peak(run: dict) -> dict:
    """The step of a ramp that forwarded most."""
    return max(run["rows"], key=lambda step: step["forwarded_per_second"])


def quiet_p99(run: dict) -> float | None:
    delays = row(run)["quiet_delay_ms"]
    return delays and delays["p99"]


def median(values) -> float | None:
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


def ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


class Summary:
    """The comparison: rows of figures, and verdicts against the yardsticks."""

    def __init__(self, rounds: list[dict], memory: dict):
        self.rows: list[tuple[str, str, float | None, float | None, float | None]] = []
        self.verdicts: list[tuple[str, str, str, bool | None]] = []
        for rooms in ROOMS:
            self._steady(rounds, rooms)
        self._saturation(rounds)
        self._joins(rounds)
        self._memory(rounds, memory)
        self.marks = sorted({mark for each in rounds for mark in self._marks(each)})

    def _compare(self, name: str, unit: str, rounds: list[dict], value) -> float | None:
        """A row: medians of both, and the median of the rounds' ratios."""
        floor = [value(each["reflector"]) for each in rounds]
        ours = [value(each["quartet"]) for each in rounds]
        of_rounds = median(ratio(one, other) for one, other in zip(ours, floor, strict=True))
        self.rows.append((name, unit, median(floor), median(ours), of_rounds))
        return of_rounds

    def _judge(self, name: str, value: float | None, text: str, is_good: bool | None) -> None:
        self.verdicts.append((name, text, "–" if value is None else f"{value:,.2f}", is_good))

    def _steady(self, rounds: list[dict], rooms: int) -> None:
        def of(key):
            return lambda subject: row(subject["steady"][rooms])[key]

        for key, name in (("p50", "median"), ("p99", "p99"), ("p99_9", "p99.9")):
            factor = self._compare(
                f"{rooms} rooms: delay, quiet, {name}", "ms", rounds,
                lambda subject, key=key: (row(subject["steady"][rooms])["quiet_delay_ms"] or {}).get(key))
            if key == "p99":
                self._judge(f"delay p99 in quiet windows, {rooms} rooms, by the floor's", factor, "at most 1.70",
                            None if factor is None else factor <= 1.7)  # fmt: skip
        self._compare(
            f"{rooms} rooms: delay, whole run, p99", "ms", rounds,
            lambda subject: (row(subject["steady"][rooms])["delay_ms"] or {}).get("p99"))
        self._compare(f"{rooms} rooms: processor a forwarded packet", "µs", rounds, of("server_cpu_us_per_forwarded"))
        self._compare(f"{rooms} rooms: loss", "", rounds, of("loss"))

    def _saturation(self, rounds: list[dict]) -> None:
        factor = self._compare(
            "saturation: forwarded packets a second", "", rounds,
            lambda subject: peak(subject["ramp"])["forwarded_per_second"])
        by_core = self._compare(
            "saturation: forwarded packets a busy core·second", "", rounds,
            lambda subject: peak(subject["ramp"])["forwarded_per_busy_core_second"])
        name = "forwarded packets a second at saturation, by the floor's"
        if any(peak(subject["ramp"])["generator_was_bottleneck"] for each in rounds for subject in each.values()):
            # Then neither rate is the server's own; what a core does in a second of its time still is.
            name, factor = "forwarded packets a busy core·second at saturation, by the floor's", by_core
        self._judge(name, factor, "at least 0.75", None if factor is None else factor >= 0.75)
        self._compare("rooms of four before the knee", "", rounds, lambda subject: subject["ramp"]["last_good_rooms"])

    def _joins(self, rounds: list[dict]) -> None:
        runs = [each["quartet"]["steady"][ROOMS[-1]]["joins"] for each in rounds]
        by_core = median(run["per_server_core_second"] for run in runs)
        self.rows.append(("joins a core·second of the server", "", None, by_core, None))
        self.rows.append(("joins a second, as fast as the generator could", "", None,
                          median(run["per_second"] for run in runs), None))  # fmt: skip
        for key in ("p50", "p95", "p99"):
            self.rows.append((f"socket open to first audio, {key}", "ms", None,
                              median(run["first_audio_ms"][key] for run in runs), None))  # fmt: skip
        self._judge("full joins a core·second of the server, both handshakes included, live", by_core, "at least 600",
                    None if by_core is None else by_core >= 600)  # fmt: skip

    def _memory(self, rounds: list[dict], memory: dict) -> None:
        each = median(row(one["quartet"]["steady"][MEMORY_ROOMS])["resident_bytes_per_participant"] for one in rounds)
        each = each and each / 1000
        people = MEMORY_ROOMS * PER_ROOM
        self.rows.append((f"resident memory a participant, {people} of them", "kB", None, each, None))
        self._judge(f"kB of resident memory a participant, {people} of them", each, "at most 150",
                    None if each is None else each <= 150)  # fmt: skip
        filled = [one["filled_bytes"] for one in memory["rounds"]]
        empty = [one["empty_bytes"] for one in memory["rounds"]]
        if len(filled) < 2 or None in filled + empty:
            return
        # The first round fills the allocator's pools; from the second on nothing may be added.
        growth = (filled[-1] - filled[1 if len(filled) > 2 else 0]) / people / 1000
        self.rows.append((f"resident after {len(empty)} rounds of leaving", "MB", None, empty[-1] / 1e6, None))
        self._judge(f"kB a participant that {len(filled)} rounds of leaving and joining add", growth, "at most 5",
                    growth <= 5)  # fmt: skip

    @staticmethod
    def _marks(of_round: dict):
        for name, subject in of_round.items():
            for rooms, run in subject["steady"].items():
                for mark in row(run)["generator_was_bottleneck"]:
                    yield f"{name}, {rooms} rooms: the generator was the bottleneck, {mark.split(' of ')[0]}"
            for mark in peak(subject["ramp"])["generator_was_bottleneck"]:
                yield f"{name}, saturation: the generator was the bottleneck, {mark.split(' of ')[0]}"
            if not subject["ramp"]["found_knee"]:
                yield f"{name}, saturation: no knee was found"


def figure(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    places = 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2 if abs(value) >= 1 or value == 0 else 3
    return f"{value:,.{places}f}{' ' + unit if unit else ''}"


def table(heads: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(line[column]) for line in [heads, *rows]) for column in range(len(heads))]
    aligned = [[cell.ljust(width) if column == 0 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))]
               for line in [heads, *rows]]  # fmt: skip
    rule = ["-" * width if column == 0 else "-" * (width - 1) + ":" for column, width in enumerate(widths)]
    return "\n".join("| " + " | ".join(line) + " |" for line in [aligned[0], rule, *aligned[1:]]) + "\n"


def machine() -> dict:
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "kernel": f"{platform.system()} {platform.release()}",
        "load_before": round(os.getloadavg()[0], 2),
    }


def output_of(*command: str) -> str:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=20)
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout.strip().splitlines()[0]
    return "unknown"


def versions() -> dict:
    def package(name: str) -> str:
        return output_of("dpkg-query", "-W", "-f=${Version}", name)

    return {
        "quartet": output_of(str(RELEASE / "quartet"), "version").removeprefix("quartet "),
        "commit": output_of("git", "describe", "--always", "--dirty"),
        "swift": output_of("swift", "--version"),
        "openssl": package("libssl3"),
        "libsrtp2": package("libsrtp2-1"),
    }


COLOURS = {"reflector": "#7a7a7a", "quartet": "#2a78c2"}


def picture(rounds: list[dict]) -> str:
    """Delay by load, the ramps of all rounds, as SVG."""
    left, right, top, bottom, high = 70, 620, 44, 300, 40.0
    steps = {name: [each[name]["ramp"]["rows"] for each in rounds] for name in SUBJECTS}
    widest = max(step["forwarded_per_second"] for runs in steps.values() for rows in runs for step in rows) or 1
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif" font-size="12">',
        '<rect width="640" height="360" fill="#ffffff"/>',
        f'<text x="{left}" y="24" font-size="15">p99 of the forwarding delay by load, one core, rooms of four</text>',
    ]

    def place(load: float, delay: float) -> str:
        x = left + load / widest * (right - left)
        return f"{x:.1f},{bottom - min(delay, high) / high * (bottom - top):.1f}"

    for quarter in range(5):
        y = bottom - quarter / 4 * (bottom - top)
        x = left + quarter / 4 * (right - left)
        parts.append(f'<path d="M{left} {y}H{right}" stroke="#dddddd"/>')
        delay = f"{quarter * high / 4:.0f}"
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end" fill="#555555">{delay}</text>')
        load = widest * quarter / 4 / 1000
        parts.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle" fill="#555555">{load:.0f}k</text>')
    parts.append('<text x="345" y="340" text-anchor="middle">forwarded packets a second</text>')
    parts.append('<text transform="translate(20 170) rotate(-90)" text-anchor="middle">ms (40 and more on top)</text>')
    for index, (name, runs) in enumerate(steps.items()):
        for rows in runs:
            points = " ".join(
                place(step["forwarded_per_second"], step["delay_ms"]["p99"]) for step in rows if step["delay_ms"])
            parts.append(f'<polyline fill="none" stroke="{COLOURS[name]}" stroke-width="2" points="{points}"/>')
        y = top + 12 + 16 * index
        parts.append(f'<path d="M80 {y - 4}h18" stroke="{COLOURS[name]}" stroke-width="3"/>')
        parts.append(f'<text x="104" y="{y}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def markdown(bench: Bench, summary: Summary, micro: str | None, where: dict, of: dict, command: str) -> str:
    options = bench.options
    text = "# Quartet beside the floor\n\n"
    text += f"Measured {datetime.datetime.now(datetime.UTC):%Y-%m-%d} by `{command}` in "
    text += f"{(time.monotonic() - bench.begin) / 60:.0f} minutes on {where['processor']}, {where['cores']} cores, "
    text += f"{where['memory_gb']} GB, {where['kernel']}.\n"
    text += f"Quartet {of['quartet']} ({of['commit']}), {of['swift']}, OpenSSL {of['openssl']}, "
    text += f"libsrtp2 {of['libsrtp2']}.\n\n"
    text += f"{bench.cores.sentence()}\nRooms of {PER_ROOM}, all speaking, no data channels; "
    text += f"medians of {options.repeats} x {options.seconds} s; the ratio is the median of the rounds' ratios.\n"
    text += "The floor is `bench/Reflector`: plain datagrams, one in and three out, no crypto, no rules. "
    text += "A delay lasts\n"
    text += "from just before the sending system call until the kernel took the packet in for the listener. Quiet are\n"
    text += "tenths of a second in which every send of the generator was less than a millisecond late.\n"
    text += f"{EARS} of the {PER_ROOM} in a room decrypts and times what it hears; "
    text += "the rest is counted by its headers.\n\n"
    text += table(["", "floor", "Quartet", "ratio"],
                  [[name, figure(floor, unit), figure(ours, unit), figure(of_both, "")]
                   for name, unit, floor, ours, of_both in summary.rows])  # fmt: skip
    text += "\n## Yardsticks\n\n"
    words = {True: "holds", False: "MISSED", None: "not measured"}
    rows = [[name, asked, found, words[is_good]] for name, asked, found, is_good in summary.verdicts]
    text += table(["", "asked", "found", ""], rows)
    if options.realtime:
        text += "\nThe server and the generator ran at real-time priority, ahead of all other programs "
        text += f"(load {where['load_before']} when this began).\n"
    elif where["load_before"] > 0.5:
        text += f"\n**The machine was busy when this began (load {where['load_before']}): do not rely on it.**\n"
    if summary.marks:
        text += "\n## Where the generator was the bottleneck\n\n" + "".join(f"- {mark}\n" for mark in summary.marks)
    text += "\n![Delay by load](saturation.svg)\n"
    if micro:
        text += f"\n## Closed loop\n\n```\n{micro.rstrip()}\n```\n"
    return text


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="two minutes, to see that it works; proves nothing")
    parser.add_argument("--repeats", type=int, help="rounds of floor and Quartet (3)")
    parser.add_argument("--seconds", type=float, help="of each measurement (8)")
    parser.add_argument("--no-microbenchmarks", action="store_true")
    parser.add_argument("--realtime", action="store_true", help="on a busy machine: all of it ahead of other programs")
    parser.add_argument("--out", type=pathlib.Path, help="where results are written (bench/results)")
    options = parser.parse_args()
    quick = options.quick
    options.repeats = options.repeats or (1 if quick else 3)
    options.seconds = options.seconds or (3 if quick else 8)
    options.ramp_seconds = 2 if quick else 3
    options.ramp_from = 150 if quick else 100
    options.leavings = 3 if quick else 10
    options.out = options.out or (ROOT / ".build/bench-quick" if quick else ROOT / "bench/results")
    return options


def main() -> int:
    options = arguments()
    bench = Bench(options)
    for name in ("quartet", "quartet-bench", "quartet-reflector"):
        if not (RELEASE / name).exists():
            print(f"{RELEASE / name} is not built; make bench builds it", file=sys.stderr)
            return 1
    where, of = machine(), versions()
    try:
        rounds = bench.rounds()
        memory = bench.memory()
    except (Failed, subprocess.TimeoutExpired) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    micro = bench.microbenchmarks()
    summary = Summary(rounds, memory)
    command = "make bench" + ("-quick" if options.quick else "")
    text = markdown(bench, summary, micro, where, of, command)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "results.md").write_text(text)
    (options.out / "saturation.svg").write_text(picture(rounds))
    record = {
        "machine": where, "versions": of, "command": command, "cores": bench.cores.sentence(),
        "comparison": [dict(zip(("name", "unit", "floor", "quartet", "ratio"), each, strict=True))
                       for each in summary.rows],
        "yardsticks": [dict(zip(("name", "asked", "found", "holds"), each, strict=True))
                       for each in summary.verdicts],
        "generator_was_bottleneck": summary.marks,
        "runs": bench.runs,
        "microbenchmarks": micro,
    }  # fmt: skip
    (options.out / "results.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    print(text)
    shown = options.out.relative_to(ROOT) if options.out.is_relative_to(ROOT) else options.out
    print(f"written: {shown}/results.md, results.json, saturation.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
