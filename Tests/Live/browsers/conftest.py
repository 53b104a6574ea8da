"""A server as `--dev` runs it, and one process of each browser for all tests; pages are closed after each."""

import asyncio
import subprocess

import pytest
from livekit import api

from browsers.drivers.chromium import Chromium
from browsers.drivers.firefox import Firefox
from conftest import LOOP
from harness.member import Member
from harness.modified_client import ModifiedClient
from harness.server import ADDRESS, Server
from harness.tokens import token

HTTP_PORT, MEDIA_TCP_PORT, MEDIA_PORT = 7880, 7881, 7882
# On this machine pages may use microphones without TLS.
ORIGIN = f"http://localhost:{HTTP_PORT}"


class DevelopmentServer(Server):
    """On this machine and in the namespace, with the development key, which the page gets tokens from."""

    def configuration(self) -> str:
        return (
            f"port: {HTTP_PORT}\nbind_addresses:\n  - {ADDRESS}\n  - 127.0.0.1\ndevelopment: true\n"
            f"rtc:\n  udp_port: {MEDIA_PORT}\n  tcp_port: {MEDIA_TCP_PORT}\n  node_ip: {ADDRESS}\n"
        )


@pytest.fixture(scope="session")
def shared_server():
    # A browser without a microphone gathers only the address of its default route.
    subprocess.run(["ip", "route", "add", "default", "dev", "quartet0"], check=True)
    server = DevelopmentServer().start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def browsers(shared_server):
    """One process of each, by name."""
    started = {}
    try:
        for kind in (Chromium, Firefox):
            started[kind.name] = kind(ORIGIN)
            LOOP.run_until_complete(asyncio.wait_for(started[kind.name].start(), 90))
        yield started
    finally:
        for browser in started.values():
            LOOP.run_until_complete(browser.stop())


@pytest.fixture
def page(server, browsers):
    """Opens pages: `await page("firefox", tone=440)`. They are closed when the test ends."""
    opened = []

    async def open_page(name: str, tone: float = 0):
        opened.append(await browsers[name].open(tone))
        return opened[-1]

    yield open_page

    async def close_all():
        async with asyncio.timeout(60):
            for one in opened:
                await one.close()

    LOOP.run_until_complete(close_all())


@pytest.fixture
def sdk(server, room):
    """Makes members who use LiveKit's Python SDK, with tokens of the development key."""
    made: list[Member] = []

    async def join(identity: str) -> Member:
        made.append(Member(server, room, identity))
        return await made[-1].join(token(room, identity, key="devkey", secret="secret", name=identity))

    yield join

    async def everyone_out():
        async with asyncio.timeout(30):
            await asyncio.gather(*(member.leave() for member in made))

    LOOP.run_until_complete(everyone_out())


@pytest.fixture
def aiortc(server, room):
    """Makes members over a third WebRTC stack."""
    made: list[ModifiedClient] = []

    async def join(identity: str) -> ModifiedClient:
        made.append(ModifiedClient(server))
        return await made[-1].join(token(room, identity, key="devkey", secret="secret", name=identity))

    yield join

    async def everyone_out():
        async with asyncio.timeout(30):
            await asyncio.gather(*(client.leave() for client in made))

    LOOP.run_until_complete(everyone_out())


@pytest.fixture
def backend(server):
    """The chat backend's side, with the development key."""
    rooms = LOOP.run_until_complete(_connect())
    yield rooms.room
    LOOP.run_until_complete(rooms.aclose())


async def _connect() -> api.LiveKitAPI:
    return api.LiveKitAPI(f"http://{ADDRESS}:{HTTP_PORT}", "devkey", "secret")


class Network:
    """The server's ports, which can be made unreachable for a while."""

    def cut(self) -> None:
        """Nothing passes, neither signaling nor media."""
        ports = (f"udp {{}} {MEDIA_PORT}", f"tcp {{}} {MEDIA_TCP_PORT}", f"tcp {{}} {HTTP_PORT}")
        self._drop(*(port.format(side) for port in ports for side in ("sport", "dport")))

    def block_udp(self) -> None:
        """As behind many a firewall."""
        self._drop("meta l4proto udp")

    def lose(self, percent: int) -> None:
        """Loses so much of the media on its way to the clients, by chance."""
        self._drop(f"udp sport {MEDIA_PORT} numgen random mod 100 < {percent}")

    def _drop(self, *matches: str) -> None:
        rules = ["add table inet outage", "add chain inet outage input { type filter hook input priority 0; }"]
        rules += [f"add rule inet outage input {match} drop" for match in matches]
        subprocess.run(["nft", "; ".join(rules)], check=True)

    def mend(self) -> None:
        subprocess.run(["nft", "delete table inet outage"], check=False, stderr=subprocess.DEVNULL)


@pytest.fixture
def network():
    network = Network()
    yield network
    network.mend()
