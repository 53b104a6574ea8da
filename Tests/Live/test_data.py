"""Data packets arrive, reliable and lossy, at whom they are for, under the name that the server knows."""

import asyncio

import pytest
from livekit import rtc
from livekit.protocol import models

from harness.modified_client import ToneTrack
from harness.tokens import token
from harness.waiting import until


async def three(people):
    return await asyncio.gather(*(people(name).join() for name in ("alice", "bob", "carol")))


def received(member) -> list[tuple[str, bytes]]:
    packets = [packet for (packet,) in member.events("data_received")]
    return [(packet.participant.identity if packet.participant else "", bytes(packet.data)) for packet in packets]


@pytest.mark.parametrize("reliable", [True, False], ids=["reliable", "lossy"])
async def test_a_packet_arrives_at_all_others_with_its_sender(people, reliable):
    alice, bob, carol = await three(people)
    await alice.room.local_participant.publish_data(b"hello", reliable=reliable, topic="chat")
    for member in (bob, carol):
        (packet,) = await member.event("data_received")
        assert bytes(packet.data) == b"hello" and packet.topic == "chat"
        assert packet.participant.identity == "alice"
        assert packet.kind == (rtc.DataPacketKind.KIND_RELIABLE if reliable else rtc.DataPacketKind.KIND_LOSSY)
    assert not alice.events("data_received")


async def test_a_packet_for_one_arrives_at_that_one_only(people):
    alice, bob, carol = await three(people)
    await alice.room.local_participant.publish_data(b"for bob", destination_identities=["bob"])
    await alice.room.local_participant.publish_data(b"for all")
    for member, expected in ((bob, [b"for bob", b"for all"]), (carol, [b"for all"])):
        await until(lambda: len(received(member)) == len(expected), f"packets at {member.identity}")
        assert received(member) == [("alice", data) for data in expected]


async def test_many_reliable_packets_arrive_once_and_in_order(people):
    alice, bob, carol = await three(people)
    messages = [number.to_bytes(4, "big") + bytes(number * 7 % 1_200) for number in range(500)]
    for message in messages:
        await alice.room.local_participant.publish_data(message)
    for member in (bob, carol):
        await until(lambda: len(received(member)) >= len(messages), f"all packets at {member.identity}")
        assert received(member) == [("alice", message) for message in messages]


async def test_a_large_packet_arrives_whole(people):
    alice, bob, _ = await three(people)
    message = bytes(number * 31 >> 3 & 0xFF for number in range(15_000))
    await alice.room.local_participant.publish_data(message)
    (packet,) = await bob.event("data_received")
    assert bytes(packet.data) == message


async def test_a_forged_sender_is_replaced_by_the_true_one(people, modified, room):
    bob, mallory = await asyncio.gather(people("bob").join(), modified().join(token(room, "mallory")))
    await people("alice").join()
    await mallory.publish(ToneTrack(440))
    victim = bob.room.remote_participants.get("alice") or (await bob.event("participant_connected"))[0]
    user = models.UserPacket(
        payload=b"trust me", participant_identity="alice", participant_sid=victim.sid, destination_identities=["bob"]
    )
    forged = models.DataPacket(user=user, participant_identity="alice", participant_sid=victim.sid)
    await mallory.send_data(forged)
    await bob.event("data_received")
    assert received(bob) == [("mallory", b"trust me")]


async def test_who_may_not_publish_data_is_not_passed_on(people):
    bob = await people("bob").join()
    alice = await people("alice").join(can_publish_data=False)
    carol = await people("carol").join()
    try:
        await alice.room.local_participant.publish_data(b"hello")
    except Exception:
        pass  # The SDK may know by itself that it is of no use.
    await carol.room.local_participant.publish_data(b"allowed")
    await bob.event("data_received", lambda packet: bytes(packet.data) == b"allowed")
    assert received(bob) == [("carol", b"allowed")]
