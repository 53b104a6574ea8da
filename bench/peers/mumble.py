"""A Mumble server of our own for quartet-bench, which speaks its protocol by itself."""

import pathlib
import socket
import subprocess
import time

# What its defaults forbid and a load needs: more users than a hundred, all from one address, who come at once, and
# channels by the dozen. Nothing that carries voice is touched, but that all of it is Opus.
CONFIGURATION = """
database={folder}/mumble.sqlite
host={address}
port={port}
logfile=
logdays=-1
ice=
bonjour=false
uname=root
welcometext=
users=10000
bandwidth=558000
opusthreshold=0
autobanAttempts=0
messagelimit=100000
messageburst=100000
"""


def start(folder: pathlib.Path, address: str, port: int, password: str) -> subprocess.Popen:
    """Starts it, with a SuperUser who has the password."""
    configuration, log = folder / "mumble-server.ini", (folder / "mumble-server.log").open("w")
    configuration.write_text(CONFIGURATION.format(folder=folder, address=address, port=port))
    command = ["murmurd", "-ini", str(configuration)]
    subprocess.run([*command, "-supw", password], stdout=log, stderr=log, timeout=30, check=True)
    return subprocess.Popen([*command, "-fg"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def wait(process: subprocess.Popen, address: str, port: int) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((address, port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("mumble-server did not start; try: murmurd -fg")
