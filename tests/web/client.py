"""A browser of few words: one request to an ASGI application, and its answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message

HOST = "127.0.0.1:8765"
ORIGIN = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
BOUNDARY = "line-between"
FILES = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str
    read: int
    """How many pieces of the request's body were asked for."""


def ask(
    app: ASGIApp,
    url: str,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    pieces: Iterable[bytes] = (b"",),
) -> Answer:
    return asyncio.run(_ask(app, url, method, {"host": HOST} | (headers or {}), iter(pieces)))


def close(app: ASGIApp) -> None:
    """Start and stop the application, as its server does."""
    steps = iter(("startup", "shutdown"))

    async def receive() -> Message:
        return {"type": f"lifespan.{next(steps)}"}

    async def send(message: Message) -> None:
        assert message["type"].endswith(".complete"), message

    async def living() -> None:
        await app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, receive, send)

    asyncio.run(living())


async def _ask(
    app: ASGIApp, url: str, method: str, headers: dict[str, str], pieces: Iterable[bytes]
) -> Answer:
    path, _, query = url.partition("?")
    sent: list[Message] = []
    read = 0
    waiting = list(pieces)

    async def receive() -> Message:
        nonlocal read
        if not waiting:
            await asyncio.Event().wait()
        read += 1
        body = waiting.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(waiting)}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", 8765),
        "client": ("127.0.0.1", 50000),
    }
    try:
        await app(scope, receive, send)
    except RuntimeError:
        if not sent:
            raise
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent)
    got = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], got, body.decode("utf-8", "replace"), read)


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    named = f'; filename="{filename}"' if filename is not None else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + content + b"\r\n"


END = f"--{BOUNDARY}--\r\n".encode()
