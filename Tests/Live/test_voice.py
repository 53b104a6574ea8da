"""They hear each other: what one says arrives at the others, at its own pitch, without gaps."""

import asyncio
import time

import pytest

from harness import audio
from harness.member import Member
from harness.waiting import until

NAMES = ["alice", "bob", "carol", "dave"]
# None is a multiple of another, so that no overtone can be taken for somebody else.
PITCHES = {"alice": 440, "bob": 620, "carol": 830, "dave": 1_070}


@pytest.mark.parametrize("red", [True, False], ids=["with-red", "without-red"])
async def test_a_tone_arrives_at_its_pitch_without_gaps(people, red):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    await alice.speak(440, red=red, dtx=False)
    heard = await bob.hearing("alice")
    await heard.sound()
    await heard.next(1)

    begin, before = time.monotonic(), (await bob.inbound())[0]
    sound = await heard.next(4)
    end, after = time.monotonic(), (await bob.inbound())[0]

    assert audio.peak_frequency(sound) == pytest.approx(440, abs=1)
    assert audio.share_near(sound, 440) > 0.95
    assert audio.gaps(sound) == 0
    rate = (after.received.packets_received - before.received.packets_received) / (end - begin)
    assert rate == pytest.approx(50, abs=1.5), "packets a second"
    assert after.received.packets_lost == 0


async def test_four_who_all_speak_hear_twelve_voices(people):
    members = {name: people(name) for name in NAMES}
    await asyncio.gather(*(member.join() for member in members.values()))
    await asyncio.gather(*(member.speak(PITCHES[name], dtx=False) for name, member in members.items()))

    async def judge(listener: str, speaker: str) -> str | None:
        heard = await members[listener].hearing(speaker)
        await heard.sound()
        await heard.next(0.5)
        sound = await heard.next(2)
        pitch, share = audio.peak_frequency(sound), audio.share_near(sound, PITCHES[speaker])
        is_right = abs(pitch - PITCHES[speaker]) < 2 and share > 0.9
        return None if is_right else f"{listener} hears {speaker} at {pitch:.1f} Hz ({share:.0%} of it there)"

    pairs = [(listener, speaker) for listener in NAMES for speaker in NAMES if listener != speaker]
    wrong = [fault for fault in await asyncio.gather(*(judge(*pair) for pair in pairs)) if fault]
    assert len(pairs) == 12 and not wrong


async def test_who_comes_later_hears_who_was_there(people):
    alice = await people("alice").join()
    await alice.speak(440)
    bob = await people("bob").join()
    heard = await bob.hearing("alice")
    await heard.sound()
    assert audio.peak_frequency(await heard.next(1)) == pytest.approx(440, abs=2)


async def test_a_voice_that_stops_and_comes_back_is_heard_again(people):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    voice = await alice.speak(440)
    await (await bob.hearing("alice")).sound()
    first = bob.recordings.pop("alice")
    await alice.room.local_participant.unpublish_track(voice.publication.sid)
    await bob.event("track_unpublished", lambda publication, _: publication.sid == voice.publication.sid)
    await first.close()
    await alice.speak(620)
    heard = await bob.hearing("alice")
    await heard.sound()
    assert audio.peak_frequency(await heard.next(1)) == pytest.approx(620, abs=2)


async def test_two_rooms_do_not_hear_each_other(server, people, room):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    elsewhere = Member(server, room + "-other", "eve")
    try:
        await elsewhere.join()
        await alice.speak(440)
        await (await bob.hearing("alice")).sound()
        assert not elsewhere.events("participant_connected") and not elsewhere.recordings
        assert not elsewhere.room.remote_participants
    finally:
        await elsewhere.leave()


async def test_the_speaker_is_named_and_then_no_longer(people):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    voice = await alice.speak(440, amplitude=0.5)
    await bob.event("active_speakers_changed", lambda speakers: [s.identity for s in speakers] == ["alice"])
    voice.stop()
    await until(lambda: bob.events("active_speakers_changed")[-1][0] == [], "silence")
