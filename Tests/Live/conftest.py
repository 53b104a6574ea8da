"""One server for the suite, one event loop, and everyone out of their rooms after each test.

`--connections` says how the SDK's clients connect; what is marked `once` runs with the first of the ways alone."""

import asyncio
import inspect
import pathlib
import uuid

import pytest

from harness.connections import CONNECTIONS, ORDERS
from harness.member import Member
from harness.modified_client import ModifiedClient
from harness.server import Server

TEST_LIMIT = 120.0
LOOP = asyncio.new_event_loop()


def pytest_addoption(parser):
    words = "how clients of the SDK connect: with one peer connection, with two, or in turn"
    parser.addoption("--connections", choices=ORDERS, default="one", help=words)
    words = "the last test first, so that two runs side by side are not always about the same"
    parser.addoption("--backwards", action="store_true", help=words)


def pytest_configure(config):
    CONNECTIONS.order = ORDERS[config.getoption("connections")]


def pytest_collection_modifyitems(config, items):
    if config.getoption("backwards"):
        items.reverse()
    if config.getoption("connections") == "one":
        return
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("once")])
    items[:] = [item for item in items if not item.get_closest_marker("once")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Holds every test to its mark, so that none is left out of the runs to which it belongs."""
    CONNECTIONS.begin()
    result = yield
    is_once = item.get_closest_marker("once") is not None
    if item.path.parent == pathlib.Path(__file__).parent:
        words = "tests without a client of the SDK, and they alone, are marked `once`"
        assert is_once == (CONNECTIONS.count == 0), words
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    LOOP.run_until_complete(asyncio.wait_for(pyfuncitem.obj(**arguments), TEST_LIMIT))
    return True


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    report = (yield).get_result()
    server = item.funcargs.get("server") if hasattr(item, "funcargs") else None
    if report.when == "call" and report.failed and server is not None:
        report.sections.append(("the server's last lines", "\n".join(server.lines[-40:])))


def pytest_sessionfinish():
    """Ends what libraries have left running, so that the summary is the last that is printed."""

    async def end_the_rest():
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    LOOP.run_until_complete(end_the_rest())
    LOOP.close()


@pytest.fixture(scope="session")
def shared_server():
    server = Server().start()
    yield server
    server.kill()


@pytest.fixture
def server(shared_server):
    """The suite's server, alive before the test and after it."""
    assert shared_server.is_running(), "an earlier test ended the server"
    yield shared_server
    assert shared_server.is_running(), "this test ended the server"


@pytest.fixture
def room(request) -> str:
    """A room that no other test enters."""
    return f"{request.node.name}-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def people(server, room):
    """Makes members of the test's room; they leave when it ends."""
    made: list[Member] = []

    def make(identity: str, **options) -> Member:
        made.append(Member(server, room, identity, **options))
        return made[-1]

    async def everyone_out():
        async with asyncio.timeout(30):
            await asyncio.gather(*(member.leave() for member in made))

    yield make
    LOOP.run_until_complete(everyone_out())


@pytest.fixture
def modified(server):
    """Makes modified clients; they are gone when the test ends."""
    made: list[ModifiedClient] = []

    def make() -> ModifiedClient:
        made.append(ModifiedClient(server))
        return made[-1]

    async def everyone_out():
        async with asyncio.timeout(30):
            await asyncio.gather(*(client.leave() for client in made))

    yield make
    LOOP.run_until_complete(everyone_out())
