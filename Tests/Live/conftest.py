"""One server for the suite, one event loop, and everyone out of their rooms after each test."""

import asyncio
import inspect
import uuid

import pytest

from harness.member import Member
from harness.modified_client import ModifiedClient
from harness.server import Server

TEST_LIMIT = 120.0
LOOP = asyncio.new_event_loop()


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
