"""The load generator against a real server and against the floor: what it measures, and what it says when it cannot."""

import json
import os
import pathlib
import subprocess

import pytest
from harness import server as harness
from harness.sniffer import Sniffer
from harness.waiting import wait_until

pytestmark = pytest.mark.once

RELEASE = harness.ROOT / ".build/release"
GENERATOR = pathlib.Path(os.environ.get("QUARTET_BENCH_BINARY", RELEASE / "quartet-bench"))
REFLECTOR = pathlib.Path(os.environ.get("QUARTET_REFLECTOR_BINARY", RELEASE / "quartet-reflector"))
KEYS = ["--key", harness.API_KEY, "--secret", harness.API_SECRET]


def load(*words, limit: float = 60) -> subprocess.CompletedProcess:
    return subprocess.run([GENERATOR, "load", *map(str, words)], capture_output=True, text=True, timeout=limit)


def failure(*words) -> str:
    """The one line that a run without a result ends with."""
    done = load(*words)
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("quartet-bench: "), done.stderr
    assert harness.API_SECRET not in done.stderr
    return lines[0]


@pytest.fixture
def server():
    running = harness.Server(http_port=7960, media_port=7962).start()
    yield running
    running.kill()


def test_everyone_in_every_room_is_heard_and_the_server_is_looked_at(server, tmp_path):
    result, picture = tmp_path / "load.json", tmp_path / "load.svg"
    done = load("--url", server.url, *KEYS, "--rooms", 3, "--seconds", 2, "--pid", server.pid, "--json", result,
                "--svg", picture)  # fmt: skip
    assert done.returncode == 0, done.stderr
    run = json.loads(result.read_text())
    assert run["joins"]["count"] == 12 and run["joins"]["failed"] == 0
    assert run["joins"]["first_audio_ms"]["p99"] > 0
    (row,) = run["rows"]
    # Twelve voices of fifty packets a second, three listeners each.
    assert 1_000 <= row["sent"] <= 1_250
    assert row["expected"] == 3 * row["sent"]
    assert row["loss"] < 0.01
    assert 0 < row["delay_ms"]["p50"] < 50
    assert row["server_cpu_us_per_forwarded"] > 0
    assert row["resident_bytes_per_participant"] > 0
    assert "fwd/s" in done.stdout
    assert picture.read_text().startswith("<svg")
    assert harness.API_SECRET not in result.read_text()


@pytest.mark.parametrize("words", [["--v1"], ["--ears", "1"], ["--v1", "--nack"]], ids=" ".join)
def test_one_connection_each_and_few_ears_hear_as_much(server, tmp_path, words):
    result = tmp_path / "load.json"
    done = load("--url", server.url, *KEYS, "--rooms", 3, "--seconds", 2, "--json", result, *words)
    assert done.returncode == 0, done.stderr
    run = json.loads(result.read_text())
    assert run["joins"]["count"] == 12 and run["joins"]["failed"] == 0
    assert run["uses_one_connection"] == ("--v1" in words)
    (row,) = run["rows"]
    assert row["expected"] == 3 * row["sent"] >= 3_000
    assert row["loss"] < 0.01 and row["forwarded"] <= row["expected"] * 1.01
    assert 0 < row["delay_ms"]["p50"] < 50


def test_real_speech_with_pauses_and_redundancy_is_heard(server, tmp_path):
    result = tmp_path / "load.json"
    done = load("--url", server.url, *KEYS, "--rooms", 1, "--seconds", 2, "--json", result,
                "--voice", "/usr/share/sounds/alsa/Front_Center.wav", "--dtx", "--red")  # fmt: skip
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(result.read_text())["rows"]
    assert row["forwarded"] > 100 and row["loss"] < 0.02


def test_all_leave_and_come_again(server, tmp_path):
    result = tmp_path / "load.json"
    done = load("--url", server.url, *KEYS, "--rooms", 2, "--seconds", 1, "--rounds", 3, "--pid", server.pid,
                "--json", result)  # fmt: skip
    assert done.returncode == 0, done.stderr
    run = json.loads(result.read_text())
    assert run["joins"]["count"] == 24 and run["lost"] == 0
    assert len(run["rounds"]) == 3 and all(one["empty_bytes"] > 0 for one in run["rounds"])


def test_a_ramp_ends_at_what_it_may_ask_for(server, tmp_path):
    result = tmp_path / "load.json"
    done = load("--url", server.url, *KEYS, "--ramp", "--ramp-from", 1, "--rooms", 3, "--seconds", 1, "--json", result)
    assert done.returncode == 0, done.stderr
    run = json.loads(result.read_text())
    assert [row["rooms"] for row in run["rows"]] == [1, 2, 3] or run["found_knee"]


def test_the_floor_is_measured_by_the_same_generator(tmp_path):
    result = tmp_path / "floor.json"
    reflector = subprocess.Popen([REFLECTOR, "7890", "60"], stdout=subprocess.PIPE, text=True)
    try:
        assert "7890" in reflector.stdout.readline()
        done = load("--against", "reflector", "--rooms", 3, "--seconds", 2, "--json", result)
    finally:
        reflector.kill()
        reflector.wait()
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(result.read_text())["rows"]
    assert row["participants"] == 12 and row["loss"] < 0.01
    assert row["server_cpu_us_per_forwarded"] > 0


def test_nobody_there_a_refused_token_and_a_wrong_url_are_one_line_each(server):
    assert "nothing listens there" in failure("--url", f"ws://{harness.ADDRESS}:9")
    assert "no reflector answers" in failure("--against", "reflector:9")
    assert "nothing listens there" in failure("--against", "mumble:127.0.0.1:9")
    assert "does not speak TLS" in failure("--against", f"mumble:{harness.ADDRESS}:{server.http_port}")
    assert "neither this machine nor" in failure("--against", "mumble:192.0.2.1")
    assert "the token was refused" in failure("--url", server.url, "--key", harness.API_KEY, "--secret", "wrong" * 8)
    assert "HTTP 404" in failure("--url", server.url + "/elsewhere", *KEYS)
    assert "plain port" in failure("--url", "wss://voice.example")
    assert "neither this machine nor a private network" in failure("--url", "ws://192.0.2.1:7880")
    assert "no such process" in failure("--url", server.url, "--pid", 4_194_303)


def test_a_server_that_dies_under_load_is_said_to_have_gone(server):
    # Of two rooms: eight voices, three listeners each.
    second = 8 * 3 * 50
    running = subprocess.Popen(
        [GENERATOR, "load", "--url", server.url, *KEYS, "--rooms", "2", "--seconds", "20", "--pid", str(server.pid)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    try:
        with Sniffer() as sniffer:
            wait_until(lambda: len(sniffer.rtp(source=server.media_port)) >= second, "a second of what is to be heard")
        server.kill()
        out, error = running.communicate(timeout=60)
    finally:
        running.kill()
    assert "participants were lost" in out + error
