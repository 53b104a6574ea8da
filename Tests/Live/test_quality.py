"""How good a connection is: LiveKit's event in the SDK, and the numbers behind it in the API."""

import asyncio

from livekit import rtc

from harness.moderation import Backend
from harness.waiting import until_true


async def test_quality_is_told_and_can_be_asked_for(server, people, room):
    backend = Backend(server)
    try:
        alice, bob = await asyncio.gather(people("alice").join(), people("bob").join())
        voice = await alice.speak(440)
        heard = await bob.hearing("alice")
        await heard.sound()
        excellent = rtc.ConnectionQuality.QUALITY_EXCELLENT
        await bob.event("connection_quality_changed", lambda who, level: who.identity == "alice" and level == excellent)
        await alice.event("connection_quality_changed", lambda who, level: who.identity == "alice")

        async def measured():
            grants = {"room_admin": True, "room": room}
            status, answer = await backend.call("quartet.PolicyService/GetConnectionQuality", grants, {"room": room})
            assert status == 200, answer
            everyone = {entry["identity"]: entry for entry in answer["participants"]}
            return everyone if everyone["bob"].get("round_trip_ms", 0) > 0 else None

        everyone = await until_true(measured, "a round trip of bob's", limit=40)
        for name in ("alice", "bob"):
            assert everyone[name]["quality"] == "EXCELLENT"
            assert everyone[name]["transport"] == "udp"
            assert everyone[name].get("age_ms", 0) <= 5000
        assert [track["track_sid"] for track in everyone["alice"]["published"]] == [voice.publication.sid]
        assert [track["track_sid"] for track in everyone["bob"]["subscribed"]] == [voice.publication.sid]
    finally:
        await backend.close()
