"""coturn, as an operator would run it beside Quartet."""

import pathlib
import socket
import subprocess
import tempfile

from harness.server import ADDRESS
from harness.waiting import wait_until

PORT = 3478
# From these it sends, and no client does: so a firewall can tell them apart, though all have one address.
RELAY_PORTS = (20_000, 20_999)
SECRET = "the-secret-of-quartet-and-coturn"
START_LIMIT = 10.0


class Relay:
    def __init__(self):
        self._directory = tempfile.TemporaryDirectory(prefix="coturn-")
        self._process: subprocess.Popen | None = None

    def start(self) -> "Relay":
        directory = pathlib.Path(self._directory.name)
        configuration = directory / "turnserver.conf"
        configuration.write_text(
            f"listening-ip={ADDRESS}\nlistening-port={PORT}\nrelay-ip={ADDRESS}\n"
            f"min-port={RELAY_PORTS[0]}\nmax-port={RELAY_PORTS[1]}\n"
            f"use-auth-secret\nstatic-auth-secret={SECRET}\nrealm=quartet.test\nfingerprint\n"
            f"userdb={directory}/turndb\npidfile={directory}/pid\nlog-file={directory}/log\nsimple-log\n"
            "no-tls\nno-dtls\nno-cli\n"
        )
        self._process = subprocess.Popen(
            ["turnserver", "-c", configuration], cwd=directory,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_until(self._answers, "an answer", START_LIMIT)
        except AssertionError as error:
            self.stop()
            raise RuntimeError(f"coturn did not start, {error}") from None
        return self

    def _answers(self) -> bool:
        assert self._process.poll() is None, "it has ended"
        try:
            socket.create_connection((ADDRESS, PORT), 1).close()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
