"""Waiting for something to become true, with a generous limit and a word on what it was."""

import asyncio
import time
from collections.abc import Iterator

LIMIT = 20.0


def attempts(what: str, limit: float) -> Iterator[None]:
    """The moments to look, and one more after the limit: whoever was kept from running could not look before."""
    end = time.monotonic() + limit
    is_last = False
    while not is_last:
        is_last = time.monotonic() > end
        yield
    raise AssertionError(f"waited {limit:g} s in vain for {what}")


async def until(condition, what: str, limit: float = LIMIT):
    """The first true value of `condition()`; fails after `limit` seconds."""
    for _ in attempts(what, limit):
        if value := condition():
            return value
        await asyncio.sleep(0.02)


async def until_true(question, what: str, limit: float = LIMIT):
    """The same for a question that takes time to answer: the first true value of `await question()`."""
    for _ in attempts(what, limit):
        if value := await question():
            return value
        await asyncio.sleep(0.1)


def wait_until(condition, what: str, limit: float = LIMIT):
    """The same as `until` where no event loop runs: nothing else happens in this thread meanwhile."""
    for _ in attempts(what, limit):
        if value := condition():
            return value
        time.sleep(0.02)


async def elapse(seconds: float) -> None:
    """Lets time pass where its length, or a pace, is what is tried: never to wait for something."""
    await asyncio.sleep(seconds)
