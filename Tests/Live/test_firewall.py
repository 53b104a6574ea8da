"""Behind firewalls they hear each other over TCP or through a relay, and `quartet check` says what is in the way."""

import asyncio
import subprocess
import time

import pytest

from harness import audio
from harness.firewall import Firewall
from harness.member import Member
from harness.relay import PORT as TURN_PORT
from harness.relay import RELAY_PORTS, SECRET, Relay
from harness.server import ADDRESS, Server, binary

TIME_TO_SOUND = 5.0
# As WebRTC's statistics count the types of candidates.
RELAYED = 3
HTTP_PORT, UDP_PORT, TCP_PORT = 7960, 7962, 7961
NO_UDP = f"udp sport != {RELAY_PORTS[0]}-{RELAY_PORTS[1]} udp dport {UDP_PORT}"
NO_TCP = f"tcp dport {TCP_PORT}"


def turn_servers(secret: str = SECRET) -> str:
    lines = "  turn_servers:\n"
    for protocol in ("udp", "tcp"):
        lines += f"    - {{host: {ADDRESS}, port: {TURN_PORT}, protocol: {protocol}, secret: {secret}, ttl: 60}}\n"
    return lines


@pytest.fixture(scope="module")
def relay():
    relay = Relay().start()
    yield relay
    relay.stop()


@pytest.fixture(scope="module")
def guarded(relay):
    """A server that tells its clients of the relay."""
    server = Server(http_port=HTTP_PORT, media_port=UDP_PORT, rtc=turn_servers()).start()
    yield server
    server.kill()


async def ways(member: Member) -> set[tuple[str, str]]:
    """Over what a member's connections go: kind and protocol of the candidates of the pairs in use."""
    stats = await member.room.get_rtc_stats()
    reports = [*stats.publisher_stats, *stats.subscriber_stats]
    local = {r.local_candidate.rtc.id: r.local_candidate.candidate for r in reports if r.HasField("local_candidate")}
    pairs = [r.candidate_pair.candidate_pair for r in reports if r.HasField("candidate_pair")]
    used = [local[pair.local_candidate_id] for pair in pairs if pair.nominated and pair.bytes_received > 0]
    return {(candidate.candidate_type, candidate.protocol) for candidate in used}


async def converse(server: Server, room: str, names=("alice", "bob")) -> tuple[float, list[Member]]:
    """Two who join and speak at once: the seconds until both heard the other, and the two."""
    alice, bob = members = [Member(server, room, name) for name in names]
    begin = time.monotonic()
    await asyncio.gather(alice.join(), bob.join())
    await asyncio.gather(alice.speak(440, dtx=False), bob.speak(620, dtx=False))
    heard = await asyncio.gather(bob.hearing("alice"), alice.hearing("bob"))
    await asyncio.gather(*(recording.sound() for recording in heard))
    seconds = time.monotonic() - begin
    await asyncio.gather(*(recording.next(0.5) for recording in heard))
    sounds = await asyncio.gather(*(recording.next(1.5) for recording in heard))
    for sound, pitch in zip(sounds, (440, 620)):
        assert audio.peak_frequency(sound) == pytest.approx(pitch, abs=2)
        assert audio.gaps(sound) == 0
    return seconds, members


async def test_without_udp_they_hear_each_other_over_tcp(server, room):
    with Firewall(f"udp dport {server.media_port}"):
        seconds, members = await converse(server, room)
        try:
            for member in members:
                used = await ways(member)
                assert used and {protocol for _, protocol in used} == {"tcp"}, used
            assert seconds <= TIME_TO_SOUND
        finally:
            await asyncio.gather(*(member.leave() for member in members))


async def test_strangers_at_the_tcp_port_disturb_nobody(server, room):
    junk = [b"GET / HTTP/1.1\r\n\r\n", b"\xff\xff" + bytes(100), b"\x00\x14" + bytes(20), b"\x05\xdc" + bytes(1_500)]
    with Firewall(f"udp dport {server.media_port}"):
        _, members = await converse(server, room)
        strangers = [await asyncio.open_connection(ADDRESS, server.media_port - 1) for _ in range(100)]
        try:
            for index, (_, writer) in enumerate(strangers):
                writer.write(junk[index % len(junk)])
            sound = await members[1].recordings["alice"].next(2)
            assert audio.peak_frequency(sound) == pytest.approx(440, abs=2)
            assert audio.gaps(sound) == 0
            # Not a byte comes back, and the connection is closed.
            heard = await asyncio.gather(*(asyncio.wait_for(to_the_end(reader), 5) for reader, _ in strangers))
            assert not any(heard)
        finally:
            for _, writer in strangers:
                writer.close()
            await asyncio.gather(*(member.leave() for member in members))


async def to_the_end(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("over", ["udp", "tcp"])
async def test_with_a_relay_alone_they_hear_each_other(guarded, room, over):
    rules = [NO_UDP, NO_TCP] + ([f"udp dport {TURN_PORT}"] if over == "tcp" else [])
    with Firewall(*rules):
        seconds, members = await converse(guarded, room)
        try:
            for member in members:
                used = await ways(member)
                assert used and {kind for kind, _ in used} == {RELAYED}, used
            assert seconds <= TIME_TO_SOUND
        finally:
            await asyncio.gather(*(member.leave() for member in members))


def check(server: Server, *options: str) -> tuple[int, dict[str, list[str]], str]:
    """Runs `quartet check` against a server: its exit code, the legs by their verdict, and all that it said."""
    result = subprocess.run(
        [binary(), "check", "--config", server.directory / "quartet.yaml", *options],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    legs: dict[str, list[str]] = {}
    for line in result.stdout.splitlines():
        if not line.startswith(" "):
            legs.setdefault(line[:8].strip(), []).append(line[8:23].strip())
    return result.returncode, legs, result.stdout + result.stderr


@pytest.mark.once
@pytest.mark.parametrize(
    ("rules", "failed"),
    [
        ([], []),
        ([f"udp dport {UDP_PORT}"], ["UDP media", "TURN", "TURN"]),
        ([NO_UDP], ["UDP media"]),
        ([f"tcp dport {TCP_PORT}"], ["TCP media"]),
        ([f"udp dport {TURN_PORT}"], ["TURN"]),
        ([f"tcp dport {HTTP_PORT}"], ["HTTP"]),
    ],
    ids=["all-open", "no-udp", "no-udp-but-the-relays", "no-tcp-media", "no-turn-over-udp", "no-http"],
)
def test_check_says_which_leg_fails(guarded, rules, failed):
    with Firewall(*rules):
        code, legs, text = check(guarded, "--url", f"http://{ADDRESS}:{HTTP_PORT}")
    assert (code, legs.get("FAILED", [])) == (1 if failed else 0, failed), text
    assert "configuration" in legs["ok"] and SECRET not in text
    if not rules:
        assert legs["ok"][1:] == ["HTTP", "WebSocket", "addresses", "UDP media", "TCP media", "TURN", "TURN"], text
        assert f"{ADDRESS}:{UDP_PORT}/udp {ADDRESS}:{TCP_PORT}/tcp" in text


@pytest.mark.once
def test_check_knows_wrong_credentials_and_a_wrong_key(relay):
    server = Server(http_port=7970, media_port=7972, rtc=turn_servers("another-secret")).start()
    try:
        code, legs, text = check(server, "--url", server.url)
        assert (code, legs["FAILED"]) == (1, ["TURN", "TURN"]) and "refuses the credentials" in text, text
        code, legs, text = check(server, "--url", server.url, "--keys", f"other: {'x' * 32}")
        assert (code, legs["FAILED"]) == (1, ["WebSocket"]) and "invalid API key" in text, text
    finally:
        server.kill()


@pytest.mark.once
def test_check_says_what_a_server_would_lack(guarded):
    code, legs, text = check(guarded)
    assert (code, legs["FAILED"]) == (1, ["HTTP port", "UDP media port", "TCP media port"]), text
    assert "state" in legs["ok"] and "addresses" in legs["ok"]
    free = ["--port", "7985", "--udp-port", "7986", "--tcp-port", "7987"]
    code, legs, text = check(guarded, *free)
    assert (code, legs.get("FAILED")) == (0, None), text
    code, legs, text = check(guarded, *free, "--state", "/nowhere/quartet.db")
    assert (code, legs["FAILED"]) == (1, ["state"]), text


@pytest.mark.once
def test_the_log_says_what_clients_are_told_and_no_secret(guarded):
    told = [line for line in guarded.lines if "serving media" in line]
    assert len(told) == 1 and f"{ADDRESS}:{UDP_PORT}/udp {ADDRESS}:{TCP_PORT}/tcp" in told[0]
    assert not any(SECRET in line for line in guarded.lines)
