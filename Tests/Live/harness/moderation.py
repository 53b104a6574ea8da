"""The chat backend's side: LiveKit's own server SDK for the room service, plain JSON for what it has no words for."""

import aiohttp
from livekit import api
from livekit.api.room_service import RoomService

from harness.server import ADDRESS, API_KEY, API_SECRET, Server


class Backend:
    """Whoever governs the rooms of a server."""

    def __init__(self, server: Server):
        self._url = f"http://{ADDRESS}:{server.http_port}"
        self._sdk = api.LiveKitAPI(self._url, API_KEY, API_SECRET)

    @property
    def rooms(self) -> RoomService:
        return self._sdk.room

    async def call(self, method: str, grants: dict, fields: dict) -> tuple[int, dict]:
        """A call in JSON, such as `quartet.PolicyService/Block`; status and answer."""
        token = api.AccessToken(API_KEY, API_SECRET).with_grants(api.VideoGrants(**grants)).to_jwt()
        headers = {"Authorization": f"Bearer {token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            async with session.post(f"{self._url}/twirp/{method}", json=fields) as response:
                assert response.headers["Content-Type"] == "application/json"
                return response.status, await response.json()

    async def policy(self, method: str, **fields) -> dict:
        status, answer = await self.call(f"quartet.PolicyService/{method}", {"room_create": True}, fields)
        assert status == 200, answer
        return answer

    async def mute(self, room: str, identity: str, sid: str, is_muted: bool = True) -> bool:
        """Whether the track is muted then."""
        request = api.MuteRoomTrackRequest(room=room, identity=identity, track_sid=sid, muted=is_muted)
        return (await self.rooms.mute_published_track(request)).track.muted

    async def present(self, room: str) -> list[str]:
        """The identities in a room, as the server lists them."""
        answer = await self.rooms.list_participants(api.ListParticipantsRequest(room=room))
        return sorted(participant.identity for participant in answer.participants)

    async def close(self) -> None:
        await self._sdk.aclose()
