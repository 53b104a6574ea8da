"""Only a true token opens the door; the answer says what is wrong, and never the token."""

import datetime

import pytest
from livekit import rtc

from harness import http
from harness.server import API_SECRET
from harness.tokens import token

HOUR = datetime.timedelta(hours=1)


def tampered(jwt: str) -> str:
    """The same claims with one letter of the signed part changed, and the old signature."""
    header, claims, signature = jwt.split(".")
    at = len(claims) // 2
    return ".".join([header, claims[:at] + ("A" if claims[at] != "A" else "B") + claims[at + 1 :], signature])


def bad_tokens(room: str) -> dict[str, str]:
    return {
        "expired": token(room, "alice", lifetime=-HOUR),
        "tampered": tampered(token(room, "alice")),
        "of an unknown key": token(room, "alice", key="stranger"),
        "of a wrong secret": token(room, "alice", secret=API_SECRET[::-1]),
        "without the right to join": token(room, "alice", room_join=False),
        "no token": "not.a.token",
        "empty": "",
    }


@pytest.mark.once
async def test_what_is_not_a_true_token_is_refused_with_401(server, room):
    for kind, jwt in bad_tokens(room).items():
        for answer in (await http.validate(server, jwt), await http.upgrade(server, jwt)):
            assert answer.status == 401, f"{kind}: {answer}"
            assert answer.body and (not jwt or jwt not in answer.body), kind


@pytest.mark.once
async def test_a_token_for_another_room_is_refused_with_401(server, room):
    jwt = token(room, "alice")
    assert (await http.validate(server, jwt, f"&room={room}")).status == 200
    assert (await http.validate(server, jwt, "&room=another")).status == 401
    assert (await http.upgrade(server, jwt, "&room=another")).status == 401


async def test_the_sdk_reports_a_refusal(people, room):
    for kind, jwt in bad_tokens(room).items():
        if jwt.count(".") == 2 and len(jwt) > 20:
            with pytest.raises(rtc.ConnectError) as error:
                await people("alice").join(jwt)
            assert "401" in error.value.message, f"{kind}: {error.value.message}"


@pytest.mark.once
async def test_a_true_token_is_taken_from_the_header_and_from_the_query(server, room):
    jwt = token(room, "alice")
    assert (await http.validate(server, jwt)).body == "success"
    answer = await http.get(server, "/rtc/validate", {"Authorization": f"Bearer {jwt}"})
    assert (answer.status, answer.body) == (200, "success")
    assert (await http.get(server, "/rtc/validate", {"Authorization": f"Basic {jwt}"})).status == 401


@pytest.mark.once
async def test_a_newer_endpoint_is_unknown_so_that_sdks_fall_back(server, room):
    jwt = token(room, "alice")
    for path in ("/rtc/v2", "/rtc/v2/validate"):
        answer = await http.get(server, f"{path}?access_token={jwt}")
        assert answer.status == 404 and "requested room does not exist" not in answer.body


@pytest.mark.once
async def test_the_health_page_says_ok(server):
    answer = await http.get(server, "/")
    assert (answer.status, answer.body.strip()) == (200, "OK")
