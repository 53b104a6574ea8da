"""The metrics of a server with people in it, read as Prometheus reads them."""

import asyncio
import urllib.error
import urllib.request

import pytest
from livekit import api
from prometheus_client.parser import text_string_to_metric_families

from harness import http
from harness.firewall import Firewall
from harness.member import Member
from harness.moderation import Backend
from harness.receiver import Receiver
from harness.server import ADDRESS, Server
from harness.tokens import token
from harness.waiting import until, until_true

PORT = 6789
MEDIA = 7982
HOOKS = 9191


@pytest.fixture
def watched():
    """A server with metrics, and one receiver of webhooks."""
    extra = (
        f"prometheus:\n  port: {PORT}\n  bind_addresses: [{ADDRESS}, 127.0.0.1]\n"
        f"webhook:\n  urls: [http://{ADDRESS}:{HOOKS}/webhooks]\n"
    )
    server = Server(http_port=7980, media_port=MEDIA, extra=extra).start()
    yield server
    server.kill()


@pytest.fixture
def naming():
    """A server whose metrics tell of each participant."""
    extra = f"prometheus: {{port: {PORT}, participants: true}}\n"
    server = Server(http_port=7980, media_port=MEDIA, extra=extra).start()
    yield server
    server.kill()


async def read(address: str = ADDRESS) -> dict[tuple, float]:
    """Every sample of the page by its name and its labels; Prometheus's own parser takes it apart."""
    url = f"http://{address}:{PORT}/metrics"
    with await asyncio.to_thread(urllib.request.urlopen, url, timeout=10) as answer:
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        page = answer.read().decode()
    samples: dict[tuple, float] = {}
    for family in text_string_to_metric_families(page):
        assert family.documentation and family.type in ("counter", "gauge", "histogram"), family
        for sample in family.samples:
            key = (sample.name, *sorted(sample.labels.items()))
            assert key not in samples
            samples[key] = sample.value
    return samples


def total(samples: dict[tuple, float], name: str, **labels: str) -> float:
    """All samples of a name that have these labels."""
    found = [v for key, v in samples.items() if key[0] == name and labels.items() <= dict(key[1:]).items()]
    assert found, f"{name} {labels}"
    return sum(found)


async def test_the_page_tells_of_people_voices_calls_and_webhooks(watched):
    receiver = await Receiver(HOOKS).start()
    backend = Backend(watched)
    alice, bob = Member(watched, "lobby", "alice"), Member(watched, "lobby", "bob")
    try:
        before = await read("127.0.0.1")
        assert total(before, "quartet_participants") == total(before, "quartet_packets_forwarded_total") == 0
        await asyncio.gather(alice.join(), bob.join())
        await alice.speak(440)
        await (await bob.hearing("alice")).next(1)

        await backend.rooms.list_rooms(api.ListRoomsRequest())
        await backend.policy("Ban", identity="mallory")
        assert (await http.upgrade(watched, token("lobby", "mallory"))).status == 403
        assert (await http.upgrade(watched, "nonsense")).status == 401
        await until(lambda: "participant_joined bob" in receiver.names("lobby"), "webhooks")

        now = await read()
        names = ("quartet_rooms", "quartet_participants", "quartet_publications", "quartet_subscriptions")
        assert [total(now, name) for name in names] == [1, 2, 1, 1]
        assert total(now, "quartet_websockets") == 2
        assert total(now, "quartet_transports", state="connected") >= 2
        assert total(now, "quartet_joins_total") == 2 == total(now, "quartet_join_seconds_count")
        assert total(now, "quartet_joins_refused_total", reason="banned") == 1
        assert total(now, "quartet_joins_refused_total", reason="token") == 1
        assert total(now, "quartet_api_calls_total", method="quartet.PolicyService/Ban", status="200") == 1
        assert total(now, "quartet_store_commit_seconds_count") >= 1
        assert total(now, "quartet_webhooks_delivered_total") >= 3

        # A second of voice is 50 packets; each came to bob, and was timed.
        forwarded = total(now, "quartet_packets_forwarded_total")
        assert forwarded >= 45 and total(now, "quartet_packets_received_total") >= 45
        assert total(now, "quartet_forwarding_seconds_count") == forwarded
        assert 0 < total(now, "quartet_forwarding_seconds_sum") < forwarded
        assert total(now, "quartet_sent_bytes_total") > total(now, "quartet_forwarded_payload_bytes_total") > 0
        assert total(now, "process_resident_memory_bytes") > 1_000_000
        assert 0 < total(now, "process_start_time_seconds") and total(now, "process_cpu_seconds_total") > 0

        # Nobody's name stands on the page, and it grows with nobody who comes.
        assert not any(name in str(key) for key in now for name in ("alice", "bob", "mallory", "lobby"))
        assert len(now) <= len(before) + 4

        await asyncio.gather(alice.leave(), bob.leave())

        async def empty() -> dict[tuple, float] | None:
            samples = await read()
            return samples if total(samples, "quartet_participants") == 0 else None

        after = await until_true(empty, "a page without participants")
        assert total(after, "quartet_departures_total", reason="client_initiated") == 2
        assert total(after, "quartet_transports") == total(after, "quartet_publications") == 0
    finally:
        await asyncio.gather(alice.leave(), bob.leave(), receiver.stop(), backend.close())


async def test_a_lossy_path_shows_under_the_name_of_who_is_on_it(naming):
    alice, bob = Member(naming, "lobby", "alice"), Member(naming, "lobby", "bob")
    try:
        await asyncio.gather(alice.join(), bob.join())
        await alice.speak(440)
        await (await bob.hearing("alice")).next(1)

        async def of(name: str, who: str, **labels: str) -> float | None:
            name, labels = f"quartet_participant_{name}", {"room": "lobby", "identity": who} | labels
            samples = await read("127.0.0.1")
            found = [v for key, v in samples.items() if key[0] == name and labels == dict(key[1:])]
            return found[0] if found else None

        async def is_measured() -> bool:
            return (await of("round_trip_seconds", "bob") or 0) > 0 and await of("quality_score", "alice") is not None

        await until_true(is_measured, "a first measurement", limit=40)
        assert await of("transport_info", "alice", transport="udp") == 1
        assert 4 < await of("quality_score", "alice") <= 4.5
        assert 0 < await of("jitter_seconds", "bob", direction="out") < 0.1
        # She hears nobody, and he says nothing.
        assert await of("loss_ratio", "alice", direction="out") is None
        assert await of("loss_ratio", "bob", direction="in") is None
        assert total(await read("127.0.0.1"), "quartet_participants_by_quality", quality="excellent") == 2

        # Of what she sends every fourth datagram is lost, and of what comes to him.
        lottery = "numgen random mod 4 < 1"
        with Firewall(f"udp dport {MEDIA} {lottery}", f"udp sport {MEDIA} {lottery}"):

            async def is_lossy() -> bool:
                ways = await of("loss_ratio", "alice", direction="in"), await of("loss_ratio", "bob", direction="out")
                return all(0.05 < (share or 0) < 0.6 for share in ways)

            await until_true(is_lossy, "loss both ways", limit=40)

        await bob.leave()

        async def is_gone() -> bool:
            return "bob" not in str((await read("127.0.0.1")).keys())

        await until_true(is_gone, "a page without bob")
    finally:
        await asyncio.gather(alice.leave(), bob.leave())


@pytest.mark.once
async def test_metrics_and_rooms_keep_to_their_own_ports(watched):
    for port, path in ((PORT, "/rtc/validate"), (PORT, "/twirp/livekit.RoomService/ListRooms"), (7980, "/metrics")):
        with pytest.raises(urllib.error.HTTPError) as caught:
            await asyncio.to_thread(urllib.request.urlopen, f"http://{ADDRESS}:{port}{path}", timeout=10)
        assert caught.value.code == 404
