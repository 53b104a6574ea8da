"""Somebody who calls from another network: a process in a network namespace of its own, at the end of a cable that can
be cut."""

import asyncio
import itertools
import json
import os
import pathlib
import signal
import subprocess
import sys

from harness.connections import CONNECTIONS
from harness.server import ADDRESS, Server
from harness.tokens import token
from harness.waiting import until

NUMBERS = itertools.count(1)
HERE = pathlib.Path(__file__).resolve().parents[1]


def run(*command: str, **options) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class Traveller:
    def __init__(self, server: Server, room: str, identity: str):
        self.server = server
        self.room = room
        self.identity = identity
        self.one_connection = CONNECTIONS.next()
        self.events: list[tuple[float, str]] = []
        self._levels: dict[str, list[tuple[float, float]]] = {}
        self._counts: dict[int, dict[str, int]] = {}
        self.log: list[str] = []
        self.sid = ""
        number = next(NUMBERS)
        self._here, self._there = f"near{number}", f"far{number}"
        self._network = f"10.78.{number}"
        self._table = f"cut{number}"
        self._moves = 0
        self._inside: tuple[str, ...] = ()
        self._process: asyncio.subprocess.Process | None = None
        self._tasks: list[asyncio.Task] = []

    async def join(self, frequency: float = 600) -> "Traveller":
        environment = os.environ | {"PYTHONPATH": str(HERE), "RUST_LOG": "livekit=info"}
        self._process = await asyncio.create_subprocess_exec(
            "unshare", "--net", sys.executable, "-m", "harness.away", env=environment, cwd=HERE,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._read_log())]
        namespace = f"/proc/{self._process.pid}/ns/net"
        await until(lambda: os.readlink(namespace) != os.readlink("/proc/self/ns/net"), "a network of its own")
        self._connect()
        wish = {
            "url": self.server.url, "jwt": token(self.room, self.identity), "identity": self.identity,
            "frequency": frequency, "one_connection": self.one_connection,
        }  # fmt: skip
        self._tell(wish)
        await until(lambda: self.sid, f"{self.identity} to join")
        return self

    def _tell(self, wish: dict) -> None:
        self._process.stdin.write((json.dumps(wish) + "\n").encode())

    def _connect(self) -> None:
        """A cable from here to there, and the way back to the server."""
        self._inside = inside = ("nsenter", f"--net=/proc/{self._process.pid}/ns/net")
        run("ip", "link", "add", self._here, "type", "veth", "peer", "name", self._there)
        run("ip", "link", "set", self._there, "netns", str(self._process.pid))
        run("ip", "address", "add", f"{self._network}.1/24", "dev", self._here)
        run("ip", "link", "set", self._here, "up")
        # The server answers from the one address that it tells, whichever way it goes.
        run("ip", "route", "replace", f"{self._network}.0/24", "dev", self._here, "src", ADDRESS)
        run(*inside, "ip", "link", "set", "lo", "up")
        run(*inside, "ip", "address", "add", f"{self._network}.2/24", "dev", self._there)
        run(*inside, "ip", "link", "set", self._there, "up")
        run(*inside, "ip", "route", "add", "default", "via", f"{self._network}.1")

    async def _read(self) -> None:
        async for line in self._process.stdout:
            said = json.loads(line)
            if "event" in said:
                self.events.append((said["at"], said["event"]))
            elif "level" in said:
                self.levels(said["hears"]).append((said["at"], said["level"]))
            elif "count" in said:
                self._counts[said["count"]] = said["packets"]
            else:
                self.sid = said["joined"]

    async def _read_log(self) -> None:
        async for line in self._process.stderr:
            self.log.append(line.decode(errors="replace").rstrip())

    def count(self, event: str) -> int:
        return sum(name == event for _, name in self.events)

    def levels(self, who: str) -> list[tuple[float, float]]:
        """How loud it hears somebody, and when."""
        return self._levels.setdefault(who, [])

    def set_muted(self, is_muted: bool) -> None:
        """It mutes or unmutes itself."""
        self._tell({"muted": is_muted})

    async def packets(self) -> dict[str, int]:
        """How many packets came to it of each voice that ever was to be heard."""
        number = len(self._counts)
        self._tell({"count": number})
        return await until(lambda: self._counts.get(number), f"{self.identity} to count its packets")

    @property
    def interface(self) -> str:
        """The server's end of its cable."""
        return self._here

    # What happens to its network

    def cut(self) -> None:
        """Nothing gets through, either way; nobody is told."""
        self._rules(f"chain inward {{ type filter hook input priority 0; iifname {self._here} drop; }}")
        # There and not here: what is dropped on its way out would be an error to the server.
        rules = f"table ip {self._table} {{\nchain inward {{ type filter hook input priority 0; drop; }}\n}}\n"
        run(*self._inside, "nft", "-f", "-", input=rules)

    def mend(self) -> None:
        run("nft", "delete", "table", "ip", self._table)
        run(*self._inside, "nft", "delete", "table", "ip", self._table)

    def cut_signaling(self) -> None:
        """Its connection to the server's HTTP port is reset, and the server hears nothing of it; others may be
        opened."""
        peer = f"{ADDRESS}:{self.server.http_port}"
        sockets = run(*self._inside, "ss", "-Htn", "state", "established", "dst", peer).split("\n")
        (port,) = [line.split()[2].rsplit(":", 1)[1] for line in sockets if line]
        self._rules(
            "chain inward { type filter hook input priority 0;"
            f" iifname {self._here} tcp sport {port} reject with tcp reset; }}",
            "chain outward { type filter hook output priority 0;"
            f" oifname {self._here} tcp dport {port} tcp flags ! rst drop; }}",
        )

    def mend_signaling(self) -> None:
        run("nft", "delete", "table", "ip", self._table)

    def move(self) -> None:
        """Its datagrams come from another address and other ports from now on, as behind a NAT that has begun anew, and
        what is sent to the old ones is lost. Nobody is told."""
        self._moves += 1
        here, old, new = self._here, f"{self._network}.2", f"{self._network}.{2 + self._moves}"
        sockets = run(*self._inside, "ss", "-Hun", "state", "all").splitlines()
        ports = {int(line.split()[3].rsplit(":", 1)[1]) for line in sockets if f"{old}:" in line}
        pairs = list(zip(sorted(ports), range(60_000 + 100 * self._moves, 65_000)))
        card = json.loads(run(*self._inside, "ip", "-json", "link", "show", self._there))[0]["address"]
        run("ip", "neighbour", "replace", new, "lladdr", card, "dev", here)
        self._rules(
            "chain inward { type filter hook prerouting priority -300;"
            + "".join(f" iifname {here} ip saddr {old} udp sport {p} udp sport set {q};" for p, q in pairs)
            + f" iifname {here} ip saddr {old} meta l4proto udp ip saddr set {new}; }}",
            "chain outward { type filter hook output priority -300;"
            f" oifname {here} ip daddr != {new} meta l4proto udp drop;"
            + "".join(f" oifname {here} ip daddr {new} udp dport {q} udp dport set {p};" for p, q in pairs)
            + f" oifname {here} ip daddr {new} meta l4proto udp ip daddr set {old}; }}",
            instead=self._moves > 1,
        )

    def _rules(self, *chains: str, instead: bool = False) -> None:
        """Rules for its cable, or others in their place."""
        former = [f"delete table ip {self._table}"] if instead else []
        run("nft", "-f", "-", input="\n".join((*former, f"table ip {self._table} {{", *chains, "}\n")))

    # Its end

    def freeze(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    async def leave(self) -> None:
        if self._process is None:
            return
        if self._process.returncode is None:
            self.thaw()
            self._process.stdin.close()
            try:
                await asyncio.wait_for(self._process.wait(), 5)
            except TimeoutError:
                self._process.kill()
                await self._process.wait()
        for task in self._tasks:
            await task
        # The kernel takes its time: whoever joins meanwhile would take to a cable that is about to vanish.
        subprocess.run(["ip", "link", "delete", self._here], capture_output=True)
