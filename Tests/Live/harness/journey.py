"""A room with somebody whose network is in the test's hands, and others who talk: on the network that fails nobody must
gain or lose anything but time."""

import asyncio
import time

from harness.ear import Ear, loud_again
from harness.member import Member
from harness.moderation import Backend
from harness.modified_client import ModifiedClient, ToneTrack
from harness.tokens import token
from harness.traveller import Traveller
from harness.waiting import elapse, until


class Journey:
    """A host and a traveller who hear each other."""

    def __init__(self, server, room: str):
        self.server = server
        self.room = room
        # Blocks hold on the whole server: names that no other room has.
        self.host = Member(server, room, f"host-{room}")
        self.traveller = Traveller(server, room, f"traveller-{room}")
        # How loud the host hears the traveller, and when.
        self.heard: list[tuple[float, float]] = []
        self.eve: Member | None = None
        self.mallory: ModifiedClient | None = None
        self.backend: Backend | None = None
        self._ear: Ear | None = None

    async def begin(self) -> "Journey":
        self.host.records = False
        self.host.room.on("track_subscribed", self._listen)
        await self.host.join()
        await self.host.speak(440)
        await self.traveller.join()
        begin = time.monotonic()
        await until(lambda: all(loud_again(ear, begin) for ear in self.ears), "both to hear each other")
        return self

    def _listen(self, track, _, participant) -> None:
        if participant.identity == self.traveller.identity:
            self._ear = Ear(track, lambda *note: self.heard.append(note), former=self._ear)

    @property
    def ears(self) -> tuple[list, list]:
        """How loud the host hears the traveller, and how loud the traveller hears the host."""
        return self.heard, self.traveller.levels(self.host.identity)

    async def outage(self, seconds: float, limit: float, meanwhile=None) -> float:
        """Cuts the cable for a while; how long after its mending both hear each other again."""
        self.traveller.cut()
        end = time.monotonic() + seconds
        if meanwhile is not None:
            await elapse(seconds / 2)
            await meanwhile
        await elapse(end - time.monotonic())
        self.traveller.mend()
        mended = time.monotonic()
        try:
            await until(lambda: all(loud_again(ear, mended) for ear in self.ears), "sound both ways", limit=limit + 5)
        except AssertionError as error:
            heard = [f"{at - mended:.2f}: {level:.2f}" for ear in self.ears for at, level in ear if at > mended]
            what = [", ".join(heard), *map(str, self.traveller.events), *self.traveller.log[-60:]]
            raise AssertionError(f"{error}\n" + "\n".join(what)) from None
        up, down = (loud_again(ear, mended) - mended for ear in self.ears)
        print(f"{seconds} s dark: heard after {up:.2f} s, hears after {down:.2f} s")
        return max(up, down)

    # Rules that outlast what happens to networks

    async def invite_eve(self) -> None:
        """One more, whom all hear when she talks."""
        self.backend = Backend(self.server)
        self.eve = Member(self.server, self.room, f"eve-{self.room}")
        # What she hears is counted, not listened to.
        self.eve.records = False
        await self.eve.join()

    async def gather_company(self) -> None:
        """Two more who talk: Eve, and Mallory, who is muted by a moderator and sends on."""
        await self.invite_eve()
        await self.eve.speak(830)
        self.mallory = ModifiedClient(self.server)
        identity = f"mallory-{self.room}"
        await self.mallory.join(token(self.room, identity))
        sid = await self.mallory.publish(ToneTrack(1_070))
        assert await self.backend.mute(self.room, identity, sid)
        begin = time.monotonic()
        await until(lambda: loud_again(self.traveller.levels(self.eve.identity), begin), "the traveller to hear Eve")

    async def block(self) -> None:
        """Eve and the traveller shall not hear each other any more."""
        await self.backend.policy("Block", blocker=self.eve.identity, blocked=self.traveller.identity)

    async def rules_hold(self, is_blocked: bool = True) -> None:
        """While Mallory sends for a second each is sent so many voices: hers nobody, and Eve and the traveller not each
        other's, if there is a block."""
        fewer = 1 if is_blocked else 2
        listeners = {"host": (self.host, 2), "eve": (self.eve, fewer), "traveller": (self.traveller, fewer)}
        before = await asyncio.gather(*(listener.packets() for listener, _ in listeners.values()))
        await self.mallory.sends_more(50)
        after = await asyncio.gather(*(listener.packets() for listener, _ in listeners.values()))
        for (name, (_, voices)), old, new in zip(listeners.items(), before, after):
            more = {track: count - old.get(track, 0) for track, count in new.items() if count > old.get(track, 0)}
            assert len(more) == voices and min(more.values()) >= 30, f"{name} was sent {more}, of {voices} voices"

    def tracks(self) -> list[str]:
        """What the host is shown of the traveller."""
        (traveller,) = [p for p in self.host.room.remote_participants.values() if p.identity == self.traveller.identity]
        return [traveller.sid, *traveller.track_publications]

    async def end(self) -> None:
        if self._ear is not None:
            await self._ear.close()
        everyone = (self.host, self.traveller, self.eve, self.mallory)
        await asyncio.gather(*(one.leave() for one in everyone if one is not None))
        if self.backend is not None:
            await self.backend.close()
