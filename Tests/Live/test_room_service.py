"""LiveKit's own server SDK governs rooms full of real clients; what a call answered is true in the media path."""

import asyncio
import contextlib
import time

import pytest
from livekit import api, rtc
from livekit.protocol import rtc as signal

from harness import audio, http
from harness.listening import hears_again, silent
from harness.moderation import Backend
from harness.modified_client import ToneTrack
from harness.sniffer import Sniffer
from harness.tokens import token
from harness.waiting import until


@contextlib.asynccontextmanager
async def governing(server):
    backend = Backend(server)
    try:
        yield backend
    finally:
        await backend.close()


@contextlib.asynccontextmanager
async def refused(code: str):
    with pytest.raises(api.TwirpError) as caught:
        yield
    assert caught.value.code == code


async def test_the_server_sdk_makes_every_call(server, people, room):
    async with governing(server) as backend:
        rooms = backend.rooms
        made = await rooms.create_room(api.CreateRoomRequest(name=room, max_participants=3, metadata="first"))
        assert made.sid.startswith("RM_") and (made.max_participants, made.metadata) == (3, "first")

        alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
        voice = await alice.speak(440)
        await (await bob.hearing("alice")).sound()
        assert alice.room.metadata == "first"

        listed = (await rooms.list_rooms(api.ListRoomsRequest(names=[room]))).rooms
        assert [(r.sid, r.num_participants, r.num_publishers) for r in listed] == [(made.sid, 2, 1)]
        assert room in [r.name for r in (await rooms.list_rooms(api.ListRoomsRequest())).rooms]

        await rooms.update_room_metadata(api.UpdateRoomMetadataRequest(room=room, metadata="second"))
        await until(lambda: alice.room.metadata == bob.room.metadata == "second", "the room's metadata")

        present = (await rooms.list_participants(api.ListParticipantsRequest(room=room))).participants
        assert {p.identity for p in present} == {"alice", "bob"}
        one = await rooms.get_participant(api.RoomParticipantIdentity(room=room, identity="alice"))
        assert one.sid == alice.room.local_participant.sid and one.state == api.ParticipantInfo.State.ACTIVE
        assert [t.sid for t in one.tracks] == [voice.publication.sid]

        changed = await rooms.update_participant(
            api.UpdateParticipantRequest(room=room, identity="alice", name="Al", attributes={"mood": "good"})
        )
        assert (changed.name, dict(changed.attributes)) == ("Al", {"mood": "good"})
        await until(lambda: bob.room.remote_participants["alice"].name == "Al", "the new name")

        await rooms.send_data(
            api.SendDataRequest(room=room, data=b"hello", topic="t", destination_identities=["bob"], nonce=bytes(16))
        )
        (packet,) = await bob.event("data_received")
        assert (bytes(packet.data), packet.topic, packet.participant) == (b"hello", "t", None)
        assert not alice.events("data_received")

        sids = [voice.publication.sid]
        update = dict(room=room, identity="bob", track_sids=sids)
        await rooms.update_subscriptions(api.UpdateSubscriptionsRequest(subscribe=False, **update))
        await silent(bob.recordings["alice"])
        await rooms.update_subscriptions(api.UpdateSubscriptionsRequest(subscribe=True, **update))
        await hears_again(bob, "alice")

        assert await backend.mute(room, "alice", voice.publication.sid)
        await rooms.remove_participant(api.RoomParticipantIdentity(room=room, identity="bob"))
        (reason,) = await bob.event("disconnected")
        assert reason == rtc.DisconnectReason.PARTICIPANT_REMOVED
        async with refused("unimplemented"):
            await rooms.forward_participant(
                api.ForwardParticipantRequest(room=room, identity="alice", destination_room="attic")
            )
        async with refused("unimplemented"):
            await rooms.move_participant(
                api.MoveParticipantRequest(room=room, identity="alice", destination_room="attic")
            )
        await rooms.delete_room(api.DeleteRoomRequest(room=room))
        (reason,) = await alice.event("disconnected")
        assert reason == rtc.DisconnectReason.ROOM_DELETED
        async with refused("not_found"):
            await rooms.delete_room(api.DeleteRoomRequest(room=room))
        async with refused("not_found"):
            await rooms.get_participant(api.RoomParticipantIdentity(room=room, identity="alice"))


async def test_a_moderators_mute_holds_whatever_the_client_sends(server, people, modified, room):
    bob = await people("bob").join()
    mallory = await modified().join(token(room, "mallory"))
    sid = await mallory.publish(ToneTrack(440))
    heard = await bob.hearing("mallory")
    await heard.sound()
    async with governing(server) as backend:
        with Sniffer() as sniffer:
            await until(lambda: sniffer.rtp(source=server.media_port), "packets on their way to bob")
            assert await backend.mute(room, "mallory", sid)
            answered = time.time()
            await mallory.response("mute", lambda m: m.sid == sid and m.muted)
            # It tries to open it again, is refused, and goes on sending.
            count = len(mallory.responses)
            await mallory.send(mute=signal.MuteTrackRequest(sid=sid, muted=False))
            _, outcome = await mallory.response("request_response", after=count)
            assert outcome.reason == signal.RequestResponse.Reason.NOT_ALLOWED
            await mallory.response("mute", lambda m: m.sid == sid and m.muted, after=count)
            await mallory.sends_more(100)
            assert len(sniffer.rtp(destination=server.media_port, after=answered)) >= 90
            assert sniffer.rtp(source=server.media_port, after=answered) == []
        await bob.event("track_muted", lambda who, publication: publication.sid == sid)

        # Lifted, it stays closed until its owner opens it.
        assert await backend.mute(room, "mallory", sid, False)
        await mallory.set_muted(sid, False)
        await heard.sound()


async def test_the_sdk_cannot_unmute_what_a_moderator_muted_even_anew(server, people, room):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    voice = await alice.speak(440)
    heard = await bob.hearing("alice")
    await heard.sound()
    async with governing(server) as backend:
        assert await backend.mute(room, "alice", voice.publication.sid)
        await bob.event("track_muted", lambda who, publication: who.identity == "alice")
        await until(lambda: voice.publication.muted, "the mute at its owner")
        voice.publication.track.unmute()
        # Her own library opens it, asks, is refused, and closes it again.
        await alice.event("track_unmuted", lambda who, publication: publication.sid == voice.publication.sid)
        await until(lambda: voice.publication.muted, "the mute at its owner again")
        info = await backend.rooms.get_participant(api.RoomParticipantIdentity(room=room, identity="alice"))
        assert [t.muted for t in info.tracks] == [True]
        assert not bob.events("track_unmuted")

        await alice.leave()
        again = await people("alice").join()
        await again.speak(440)
        await until(
            lambda: any(p.muted for p in bob.room.remote_participants["alice"].track_publications.values())
            if "alice" in bob.room.remote_participants else False,
            "the new track, muted",
        )  # fmt: skip


async def test_a_removed_participant_stays_out_with_every_token_it_has(server, people, room):
    await people("bob").join()
    alice_token = token(room, "alice")
    alice = await people("alice").join(alice_token)
    async with governing(server) as backend:
        # Tokens say in whole seconds when they were made.
        revoked_before = int(time.time()) + 1
        await backend.rooms.remove_participant(
            api.RoomParticipantIdentity(room=room, identity="alice", revoke_token_ts=revoked_before)
        )
        present = (await backend.rooms.list_participants(api.ListParticipantsRequest(room=room))).participants
        assert [p.identity for p in present] == ["bob"]
        (reason,) = await alice.event("disconnected")
        assert reason == rtc.DisconnectReason.PARTICIPANT_REMOVED
        answer = await http.validate(server, alice_token)
        assert (answer.status, answer.body) == (403, "token has been revoked")

        await backend.policy("Ban", room=room, identity="alice")
        await until(lambda: time.time() >= revoked_before, "tokens that are not revoked")
        answer = await http.validate(server, token(room, "alice"))
        assert (answer.status, answer.body) == (403, "banned from this room")
        assert [b["identity"] for b in (await backend.policy("ListBans", room=room))["bans"]] == ["alice"]
        await backend.policy("Unban", room=room, identity="alice")
        await people("alice").join()


async def test_a_block_parts_two_while_the_third_hears_both(server, people, room):
    # Blocks hold on the whole server: names that no other test has.
    one, other = f"alice-{room}", f"bob-{room}"
    alice, bob, carol = await asyncio.gather(*(people(name).join() for name in (one, other, "carol")))
    await asyncio.gather(alice.speak(440), bob.speak(880))
    for listener, speaker in ((alice, other), (bob, one), (carol, one), (carol, other)):
        await (await listener.hearing(speaker)).sound()
    async with governing(server) as backend:
        await backend.policy("Block", blocker=one, blocked=other)
        await asyncio.gather(silent(alice.recordings[other]), silent(bob.recordings[one]))
        # Nor does data pass, while the third has it from both.
        await alice.room.local_participant.publish_data(b"from alice")
        await bob.room.local_participant.publish_data(b"from bob")
        await until(lambda: len(carol.events("data_received")) == 2, "data at carol")
        assert not alice.events("data_received") and not bob.events("data_received")
        for speaker, frequency in ((one, 440), (other, 880)):
            heard = await carol.recordings[speaker].next(1)
            assert audio.peak_frequency(heard) == pytest.approx(frequency, abs=2)
        assert {"blocker": one, "blocked": other} in (await backend.policy("ListBlocks", identity=other))["blocks"]

        await backend.policy("Unblock", blocker=one, blocked=other)
        await asyncio.gather(hears_again(alice, other), hears_again(bob, one))


async def test_who_may_publish_no_longer_is_told_and_silent(server, people, room):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    voice = await alice.speak(440)
    await (await bob.hearing("alice")).sound()
    async with governing(server) as backend:
        with Sniffer() as sniffer:
            await until(lambda: sniffer.rtp(source=server.media_port), "packets on their way to bob")
            info = await backend.rooms.update_participant(
                api.UpdateParticipantRequest(
                    room=room, identity="alice", permission=api.ParticipantPermission(can_subscribe=True)
                )
            )
            answered = time.time()
            assert not info.tracks and not info.permission.can_publish
            # Her library goes on sending, a second at least.
            arrived = lambda: sniffer.rtp(destination=server.media_port, after=answered)  # noqa: E731
            await until(lambda: len(arrived()) >= 50, "fifty packets more of alice's")
            assert sniffer.rtp(source=server.media_port, after=answered) == []
        await bob.event("track_unpublished", lambda publication, who: publication.sid == voice.publication.sid)


async def test_the_backend_calls_a_clients_method(server, people, room):
    alice = await people("alice").join()

    async def greet(call: rtc.RpcInvocationData) -> str:
        if call.payload == "bad":
            raise rtc.RpcError(77, "no", "really")
        return f"hello {call.payload}"

    alice.room.local_participant.register_rpc_method("greet", greet)
    admin = {"room_admin": True, "room": room}

    async with governing(server) as backend:

        async def perform(name: str, payload: str) -> tuple[int, dict]:
            return await backend.call(
                "livekit.RoomService/PerformRpc", admin,
                {"room": room, "destination_identity": "alice", "method": name, "payload": payload},
            )  # fmt: skip

        await until(lambda: alice.room.connection_state == rtc.ConnectionState.CONN_CONNECTED, "the connection")
        assert await perform("greet", "bob") == (200, {"payload": "hello bob"})
        status, error = await perform("greet", "bad")
        assert (status, error["meta"]["rpc_code"]) == (500, "77")
        status, error = await perform("unknown", "")
        assert (status, error["code"], error["meta"]["rpc_code"]) == (400, "invalid_argument", "1400")
