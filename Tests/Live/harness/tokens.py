"""Join tokens as a chat backend issues them: with LiveKit's own server SDK."""

import datetime
import json

from livekit import api

from harness.server import API_KEY, API_SECRET


def token(
    room: str,
    identity: str,
    *,
    key: str = API_KEY,
    secret: str = API_SECRET,
    lifetime: datetime.timedelta = datetime.timedelta(hours=1),
    blocks: list[str] | None = None,
    name: str = "",
    **grants,
) -> str:
    grants = {"room_join": True, "room": room} | grants
    result = api.AccessToken(key, secret).with_identity(identity).with_grants(api.VideoGrants(**grants))
    result = result.with_ttl(lifetime).with_name(name)
    if blocks is not None:
        result = result.with_attributes({"quartet.blocks": json.dumps(blocks)})
    return result.to_jwt()
