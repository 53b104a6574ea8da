"""HTTP over a bare socket: what a client sees before its library makes something of it."""

import asyncio
import base64
import os
from dataclasses import dataclass

from harness.server import ADDRESS, Server

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str


async def get(server: Server, path: str, headers: dict[str, str] | None = None, limit: float = 10) -> Answer:
    reader, writer = await asyncio.open_connection(ADDRESS, server.http_port)
    try:
        lines = [f"GET {path} HTTP/1.1", f"Host: {ADDRESS}:{server.http_port}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        async with asyncio.timeout(limit):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            answered = {line.split(":", 1)[0].lower(): line.split(":", 1)[1].strip() for line in head[1:] if line}
            body = await reader.readexactly(int(answered.get("content-length", 0)))
        return Answer(int(head[0].split()[1]), answered, body.decode())
    finally:
        writer.close()


async def validate(server: Server, jwt: str, query: str = "") -> Answer:
    return await get(server, f"/rtc/validate?access_token={jwt}{query}")


async def upgrade(server: Server, jwt: str, query: str = "") -> Answer:
    """Asks for the signaling WebSocket, and lets go at once if it is granted."""
    key = base64.b64encode(os.urandom(16)).decode()
    headers = UPGRADE | {"Sec-WebSocket-Key": key, "Authorization": f"Bearer {jwt}"}
    return await get(server, f"/rtc?protocol=15&sdk=python&version=1.2.0&auto_subscribe=1{query}", headers)
