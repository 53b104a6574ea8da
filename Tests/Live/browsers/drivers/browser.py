"""A browser that is a process of ours, spoken to over a WebSocket: JSON commands with numbers, answers, and events."""

import asyncio
import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile

import aiohttp

from harness.waiting import until

START_LIMIT = 60.0
COMMAND_LIMIT = 40.0
PRELOAD = (pathlib.Path(__file__).parent / "preload.js").read_text()


class Browser:
    """What both browsers have in common; each says how it is started and spoken to."""

    name = ""

    def __init__(self, origin: str):
        self.origin = origin
        self._directory = tempfile.TemporaryDirectory(prefix="quartet-browser-", ignore_cleanup_errors=True)
        self.environment = os.environ | {
            "HOME": self._directory.name, "MOZ_HEADLESS": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }  # fmt: skip
        self._process: subprocess.Popen | None = None
        self._http: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._task: asyncio.Task | None = None
        self._last = 0
        self._waiting: dict[int, asyncio.Future] = {}
        self.pages: list = []

    @property
    def directory(self) -> pathlib.Path:
        return pathlib.Path(self._directory.name)

    async def launch(self, command: list[str], address: re.Pattern, path: str = "") -> None:
        """Starts the process and connects to the address that it prints."""
        with (self.directory / "output").open("wb") as output:
            self._process = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, cwd=self._directory.name,
            )  # fmt: skip

        def announced() -> re.Match | None:
            assert self._process.poll() is None, "it has ended"
            return address.search(self.output())

        try:
            found = await until(announced, "its address", START_LIMIT)
        except AssertionError as error:
            raise RuntimeError(f"{self.name} did not start, {error}:\n{self.output()[-2000:]}") from None
        self._http = aiohttp.ClientSession()
        self._socket = await self._http.ws_connect(found.group(1) + path, max_msg_size=0, heartbeat=None)
        self._task = asyncio.create_task(self._run())

    def output(self) -> str:
        return (self.directory / "output").read_text(errors="replace")

    async def _run(self) -> None:
        async for message in self._socket:
            answer = json.loads(message.data)
            if answer.get("id") in self._waiting:
                waiting = self._waiting.pop(answer["id"])
                if not waiting.done():
                    waiting.set_result(answer)
            elif "method" in answer:
                self.happened(answer)

    def happened(self, event: dict) -> None:
        """Something that was not asked for."""

    async def command(self, method: str, parameters: dict, **others) -> dict:
        self._last += 1
        number = self._last
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(json.dumps({"id": number, "method": method, "params": parameters} | others))
        answer = await asyncio.wait_for(self._waiting[number], COMMAND_LIMIT)
        if "error" in answer:
            raise RuntimeError(f"{self.name} {method}: {answer.get('message') or answer['error']}")
        return answer.get("result", {})

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._task
        if self._http is not None:
            await self._http.close()
        if self._process is not None:
            # Its whole family: browsers are many processes.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._directory.cleanup()
