"""A `quartet` process of our own, configured as an operator would."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
ADDRESS = "10.77.0.1"
API_KEY = "livetests"
API_SECRET = "a-secret-of-more-than-thirty-two-bytes"
START_LIMIT = 20.0


def binary() -> pathlib.Path:
    """The server under test: the release build, unless QUARTET_BINARY names another."""
    return pathlib.Path(os.environ.get("QUARTET_BINARY", ROOT / ".build/release/quartet"))


class Server:
    READY = re.compile(r"\bready\b")

    def __init__(self, http_port: int = 7880, media_port: int = 7882, extra: str = "", rtc: str = ""):
        self.http_port = http_port
        self.media_port = media_port
        self.extra = extra
        # More lines of the section of that name, indented.
        self.rtc = rtc
        self.lines: list[str] = []
        self.start_seconds = 0.0
        self._process: subprocess.Popen | None = None
        self._directory = tempfile.TemporaryDirectory(prefix="quartet-live-")

    @property
    def url(self) -> str:
        return f"ws://{ADDRESS}:{self.http_port}"

    @property
    def directory(self) -> pathlib.Path:
        """Where it works: its configuration and its state."""
        return pathlib.Path(self._directory.name)

    @property
    def pid(self) -> int:
        return self._process.pid

    def configuration(self) -> str:
        return (
            f"port: {self.http_port}\n"
            f"bind_addresses:\n  - {ADDRESS}\n"
            f"rtc:\n  udp_port: {self.media_port}\n  tcp_port: {self.media_port - 1}\n  node_ip: {ADDRESS}\n{self.rtc}"
            f"keys:\n  {API_KEY}: {API_SECRET}\n" + self.extra
        )

    def start(self) -> "Server":
        path = self.directory / "quartet.yaml"
        path.write_text(self.configuration())
        path.chmod(0o600)
        self.lines = []
        begin = time.monotonic()
        self._process = subprocess.Popen(
            [binary(), "serve", "--config", path],
            cwd=self._directory.name,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        has_spoken = threading.Event()
        threading.Thread(target=self._read, args=(has_spoken,), daemon=True).start()
        if not has_spoken.wait(START_LIMIT) or not any(map(self.READY.search, self.lines)):
            self.kill()
            raise RuntimeError("the server did not become ready:\n" + "\n".join(self.lines))
        self.start_seconds = time.monotonic() - begin
        return self

    def _read(self, has_spoken: threading.Event) -> None:
        """Until the server is ready, or has said its last word."""
        for line in self._process.stdout:
            self.lines.append(line.rstrip())
            if self.READY.search(line):
                has_spoken.set()
        has_spoken.set()

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def terminate(self, limit: float = 10.0) -> tuple[int, float]:
        """Asks the server to stop; its exit code, and how many seconds it took."""
        begin = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(limit), time.monotonic() - begin
        finally:
            self.kill()

    def kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def resident_bytes(self) -> int:
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise RuntimeError("no such process")
