"""Waiting for something to become true, with a generous limit and a word on what it was."""

import asyncio
import time

LIMIT = 20.0


async def until(condition, what: str, limit: float = LIMIT):
    """The first true value of `condition()`; fails after `limit` seconds."""
    end = time.monotonic() + limit
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {limit:g} s in vain for {what}")
        await asyncio.sleep(0.02)


async def until_true(question, what: str, limit: float = LIMIT):
    """The same for a question that takes time to answer: the first true value of `await question()`."""
    end = time.monotonic() + limit
    while True:
        value = await question()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {limit:g} s in vain for {what}")
        await asyncio.sleep(0.1)
