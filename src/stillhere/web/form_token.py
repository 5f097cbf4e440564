"""The token of a form, read from the first bytes of its body.

A form sends its fields in the order of the page, and the token stands first. So the check reads a
few bytes, and a file of a gigabyte that follows them is never held in memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stillhere.web.keys import same

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import Message, Receive

LARGEST_FORM = 256 * 1024
"""Bytes of a form without files."""

HEAD = 4096
"""Bytes in which the token of a form with files must stand."""

_FIRST_FIELD = re.compile(rb"csrf=([^&]*)(?:&|\Z)")
_FIRST_PART = re.compile(
    rb'--[^\r\n]{1,200}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n([^\r\n]*)\r\n',
    re.IGNORECASE,
)


class TooLargeError(Exception):
    """A form without files is larger than any of ours."""


async def checked(headers: Headers, receive: Receive, token: str) -> Receive:
    """A `receive` that gives the whole body again, once its token was found right.

    Raises:
        PermissionError: if the token is wrong or missing, or the body is no form.
        TooLargeError: if a form without files is larger than `LARGEST_FORM`.
    """
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        messages = await _read(receive, HEAD)
        found = _FIRST_PART.match(_body(messages))
    elif kind == "application/x-www-form-urlencoded":
        messages = await _read(receive, LARGEST_FORM)
        if len(_body(messages)) > LARGEST_FORM:
            raise TooLargeError
        found = _FIRST_FIELD.match(_body(messages))
    else:
        raise PermissionError
    if found is None or not same(found[1].decode("latin-1"), token):
        raise PermissionError
    return _again(messages, receive)


async def _read(receive: Receive, limit: int) -> list[Message]:
    """Messages until the body is over or longer than `limit`."""
    messages: list[Message] = []
    size = 0
    while size <= limit:
        message = await receive()
        messages.append(message)
        size += len(message.get("body", b""))
        if not message.get("more_body", False):
            break
    return messages


def _body(messages: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in messages)


def _again(messages: list[Message], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def receiving() -> Message:
        message = next(waiting, None)
        return message if message is not None else await receive()

    return receiving
