"""What stands in the attributes: entities, "null", times and numbers."""

from __future__ import annotations

import re
from functools import lru_cache

EARLIEST = 631_152_000_000
LATEST = 4_102_444_800_000
"""1990 and 2100 in Unix milliseconds: a date outside of them is a mistake."""
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ENTITY = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|(amp|lt|gt|quot|apos));")
RUN = re.compile(r"(?:&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|amp|lt|gt|quot|apos);)++")
ALLOWED_CONTROLS = "\t\n\r"


def plain(value: str) -> str:
    """An attribute's value with its entities replaced.

    Versions before 10.05.602 wrote an emoji as the two entities of its UTF-16 surrogates, which no
    XML parser accepts (github.com/SilenceIM/Silence/issues/317). Pairs are joined; lone halves and
    control characters, which XML does not allow, are dropped.
    """
    return RUN.sub(_plain_run, value)


def _plain_run(run: re.Match[str]) -> str:
    return _characters(run[0])


@lru_cache(maxsize=4096)
def _characters(entities: str) -> str:
    """A run of entities as text. The same few hundred emoji come again and again."""
    text = "".join(_character(entity) for entity in ENTITY.finditer(entities))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _character(entity: re.Match[str]) -> str:
    decimal, hexadecimal, name = entity.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code > 0x10FFFF:
        return ""
    character = chr(code)
    return character if code >= 32 or character in ALLOWED_CONTROLS else ""


def known(value: str | None) -> str | None:
    """The value; None where it is missing, empty or the word "null", which the app writes."""
    return None if value in {None, "", "null"} else value


def instant(value: str | None) -> int | None:
    """Unix milliseconds from a `date` attribute; None where it is no sensible time."""
    try:
        at = int(value or "")
    except ValueError:
        return None
    return at if EARLIEST <= at < LATEST else None


def count(value: str | None) -> int | None:
    """A number from 0; None where it is missing or malformed."""
    try:
        return max(0, int(value or ""))
    except ValueError:
        return None
