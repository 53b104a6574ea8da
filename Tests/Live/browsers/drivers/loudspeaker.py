"""A sound server with a silent output, for browsers that let no sound pass on a machine without a sound card."""

import pathlib
import subprocess

from harness.waiting import wait_until

START_LIMIT = 20.0


class Loudspeaker:
    def __init__(self, directory: pathlib.Path):
        self.socket = directory / "sound"
        command = [
            "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm",
            "-L", "module-null-sink", "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}",
        ]  # fmt: skip
        with (directory / "sound.log").open("wb") as output:
            self._process = subprocess.Popen(
                command, env={"HOME": str(directory), "PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL,
                stdout=output, stderr=output,
            )  # fmt: skip

        def is_there() -> bool:
            assert self._process.poll() is None, "it has ended"
            return self.socket.exists()

        try:
            wait_until(is_there, "its socket", START_LIMIT)
        except AssertionError as error:
            output = (directory / "sound.log").read_text()
            raise RuntimeError(f"no sound server, {error}:\n{output[-1000:]}") from None

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
