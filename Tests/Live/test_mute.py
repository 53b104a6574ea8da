"""A mute is kept by the server: after its answer nothing of the track leaves it, whatever the client sends."""

import asyncio

import pytest
from livekit.protocol import rtc

from harness import audio
from harness.modified_client import ToneTrack
from harness.sniffer import Sniffer
from harness.tokens import token
from harness.waiting import until


async def test_no_packet_of_a_muted_track_leaves_the_server(server, people, modified, room):
    bob = await people("bob").join()
    mallory = await modified().join(token(room, "mallory"))
    sid = await mallory.publish(ToneTrack(440))
    heard = await bob.hearing("mallory")
    await heard.sound()

    with Sniffer() as sniffer:
        await until(lambda: sniffer.rtp(source=server.media_port), "packets on their way to bob")
        answered = await mallory.set_muted(sid, True)
        await mallory.sends_more(100)
        arrived = sniffer.rtp(destination=server.media_port, after=answered)
        assert len(arrived) >= 90, "the modified client goes on sending"
        assert sniffer.rtp(source=server.media_port, after=answered) == []
        await bob.event("track_muted", lambda who, publication: publication.sid == sid)

        count = heard.count()
        opened = await mallory.set_muted(sid, False)
        await until(lambda: sniffer.rtp(source=server.media_port, after=opened), "packets on their way again")
        await bob.event("track_unmuted", lambda who, publication: publication.sid == sid)
    await until(lambda: heard.count() > count + audio.RATE, "sound after the mute", limit=30)
    assert audio.peak_frequency(await heard.next(1)) == pytest.approx(440, abs=2)


async def test_the_sdk_mutes_and_unmutes(people):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    voice = await alice.speak(440)
    await (await bob.hearing("alice")).sound()
    voice.publication.track.mute()
    await bob.event("track_muted", lambda who, publication: who.identity == "alice")
    assert bob.room.remote_participants["alice"].track_publications[voice.publication.sid].muted
    voice.publication.track.unmute()
    await bob.event("track_unmuted", lambda who, publication: who.identity == "alice")
    await (await bob.hearing("alice")).sound()


async def test_nobody_mutes_somebody_elses_track(people, modified, room):
    alice = await people("alice").join()
    voice = await alice.speak(440)
    mallory = await modified().join(token(room, "mallory"))
    await mallory.send(mute=rtc.MuteTrackRequest(sid=voice.publication.sid, muted=True))
    await mallory.send(ping_req=rtc.Ping(timestamp=1))
    await mallory.response("pong_resp")
    bob = await people("bob").join()
    await (await bob.hearing("alice")).sound()
    assert not bob.room.remote_participants["alice"].track_publications[voice.publication.sid].muted
