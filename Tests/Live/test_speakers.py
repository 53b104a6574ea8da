"""Who speaks is shown soon after: from the first loud packet on the wire to what an application is told of it."""

import asyncio
import time

import numpy as np

from harness import audio
from harness.member import Member, Voice
from harness.sniffer import Sniffer
from harness.waiting import until

PAIRS, ONSETS = 4, 5
# Of 95 in 100, counted from the wire on: the microphone's queue, an encoder and a jitter buffer have no part in it. A
# tenth of a second has to be loud before the server calls it speech; after 450 ms without it calls that an end.
BEGIN_MAX, END_MAX = 0.2, 0.6
# What stands in the header of each packet, in dB below full scale (RFC 6464): of a tone, and of nothing at all.
LOUD, SILENT = 35, 100
SILENCE, TONE = np.zeros(audio.RATE), audio.tone(440, 0.6)


def share(percent: int, times: list[float]) -> float:
    """What so many percent do not exceed."""
    return sorted(times)[-(-len(times) * percent // 100) - 1]


class Pair:
    """Alice speaks, and Bob is told."""

    def __init__(self, server, room: str):
        self.alice, self.bob = Member(server, room, "alice"), Member(server, room, "bob")
        # What is heard is of no interest here, and costs more than all the rest.
        self.alice.records = self.bob.records = False
        self.told: list[tuple[float, bool]] = []
        self.voice: Voice | None = None
        self.port = 0
        self.bob.room.on("active_speakers_changed", self._note)

    def _note(self, speakers: list) -> None:
        """How loud somebody is, is told on the way, too."""
        if bool(speakers) != (bool(self.told) and self.told[-1][1]):
            self.told.append((time.time(), bool(speakers)))

    async def begin(self, sniffer: Sniffer, others: set[int]) -> None:
        """Opens the microphone, and sees from which port it sends."""
        await asyncio.gather(self.alice.join(), self.bob.join())
        self.voice = await self.alice.publish(dtx=False)
        playing = self.voice.play(SILENCE, forever=True)
        ports = lambda: {d.source for d in sniffer.rtp(destination=self.alice.server.media_port)} - others  # noqa: E731
        self.port = (await until(ports, "Alice's first packets")).pop()
        await self.bob.event("track_subscribed")
        playing.cancel()

    async def speak(self, sniffer: Sniffer) -> tuple[list[float], list[float]]:
        """How long after each beginning and after each end Bob was told."""
        self.told.clear()
        await self.voice.play(np.concatenate([SILENCE, *[TONE, SILENCE] * ONSETS]))
        await until(lambda: len(self.told) >= 2 * ONSETS, "the last end to be told", limit=5)
        assert [speaks for _, speaks in self.told] == [True, False] * ONSETS
        arrived = sniffer.rtp(destination=self.alice.server.media_port)
        levels = [(d.at, d.level) for d in arrived if d.source == self.port]
        loud = [at for at, level in levels if level is not None and level <= LOUD]
        # The tones are half a second apart and more.
        begun = [at for before, at in zip([0, *loud], loud) if at - before > 0.5]
        ended = [at for at, after in zip(loud, [*loud[1:], float("inf")]) if after - at > 0.5]
        assert len(begun) == len(ended) == ONSETS
        times = [at for at, _ in self.told]
        return [b - a for a, b in zip(begun, times[::2])], [b - a for a, b in zip(ended, times[1::2])]


async def test_who_begins_to_speak_is_shown_in_two_tenths_of_a_second_and_who_stops_in_six(server, room):
    pairs = [Pair(server, f"{room}-{number}") for number in range(PAIRS)]
    try:
        with Sniffer() as sniffer:
            for pair in pairs:
                await pair.begin(sniffer, {other.port for other in pairs})
            results = await asyncio.gather(*(pair.speak(sniffer) for pair in pairs))
    finally:
        await asyncio.gather(*(member.leave() for pair in pairs for member in (pair.alice, pair.bob)))
    begun, ended = ([seconds for times in column for seconds in times] for column in zip(*results))
    for word, times in (("begun", begun), ("ended", ended)):
        print(f"{word}: {share(50, times):.3f}, {share(95, times):.3f} s")
    assert 0 < min(begun) and share(95, begun) <= BEGIN_MAX
    assert 0 < min(ended) and share(95, ended) <= END_MAX
