"""What operators meet: a library that is missing, and a log that says who was refused."""

import subprocess

import pytest

from harness import http
from harness.server import Server, binary
from harness.tokens import token
from harness.waiting import until

pytestmark = pytest.mark.once

WEBHOOK = "webhook:\n  urls: [http://127.0.0.1:1/]\n"


def test_without_libcurl_the_server_says_what_to_install(tmp_path):
    # The loader takes what it finds first, and this is no library.
    (tmp_path / "libcurl.so.4").write_bytes(b"")
    configuration = tmp_path / "quartet.yaml"
    configuration.write_text(Server(http_port=7985, media_port=7987, extra=WEBHOOK).configuration())
    for command in ("serve", "check"):
        done = subprocess.run(
            [binary(), command, "--config", configuration],
            cwd=tmp_path, env={"LD_LIBRARY_PATH": str(tmp_path)}, capture_output=True, text=True, timeout=20,
        )  # fmt: skip
        assert done.returncode == 1
        assert done.stderr == (
            "quartet: webhooks need libcurl (libcurl.so.4), which cannot be loaded: apt-get install libcurl4\n"
        )


async def test_the_log_says_who_was_refused_where(server, room):
    answer = await http.upgrade(server, token(room, "mal\tlory"))
    assert answer.status == 400
    line = await until(
        lambda: next((line for line in server.lines if "join refused" in line and room in line), None), "the line"
    )
    assert f'room={room}  identity="mal\\tlory"  status=400' in line
