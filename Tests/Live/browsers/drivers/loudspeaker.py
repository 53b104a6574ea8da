"""A sound server with a silent output, for browsers that let no sound pass on a machine without a sound card."""

import pathlib
import subprocess
import time

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
        end = time.monotonic() + START_LIMIT
        while not self.socket.exists():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("no sound server:\n" + (directory / "sound.log").read_text()[-1000:])
            time.sleep(0.05)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
