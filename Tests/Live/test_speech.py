"""Human speech arrives intelligible: every recorded phrase is found again, and is like itself and unlike the others."""

import asyncio

import numpy as np

from harness import audio

PHRASES = ["Front_Center", "Rear_Left", "Side_Right", "Front_Left"]
# Encoded and decoded once at 16 to 32 kbit/s a phrase is 0.99 like itself; with one frame in five lost 0.86; the most
# alike of two different phrases are 0.5, and noise or a tone is 0.0.
LIKENESS_MIN = 0.9
UNLIKE_MAX = 0.7


async def test_recorded_speech_arrives_intelligible(people):
    alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
    voice = await alice.publish()
    heard = await bob.hearing("alice")
    pause = np.zeros(audio.RATE // 2)
    phrases = {name: audio.speech(name) for name in PHRASES}
    # A tone first: jitter buffers settle, and what follows cannot be missed.
    await voice.play(audio.tone(440, 1.5))
    await heard.sound()
    begin = heard.count()
    for phrase in phrases.values():
        await voice.play(np.concatenate([pause, phrase]))
    await voice.play(np.zeros(audio.RATE))
    spoken = sum(len(phrase) + len(pause) for phrase in phrases.values()) / audio.RATE
    await heard.next(1)
    arrived = heard.samples[begin:]
    assert len(arrived) / audio.RATE > spoken

    found = {name: audio.find(phrase, arrived) for name, phrase in phrases.items()}
    assert list(found) == sorted(found, key=found.get), "the phrases arrive in the order in which they were said"
    for name, at in found.items():
        piece = arrived[at : at + len(phrases[name])]
        likeness = {other: audio.likeness(phrase, piece) for other, phrase in phrases.items()}
        assert likeness[name] > LIKENESS_MIN, f"{name}: {likeness}"
        assert max(value for other, value in likeness.items() if other != name) < UNLIKE_MAX, f"{name}: {likeness}"
