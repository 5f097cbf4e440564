"""Whom one can call or write to, where one lives: emergency, a line, a way to write (B6, E13).

The numbers are facts in `helplines.toml`. Only lines that two independent sources state are in it;
every other country shows its emergency number and two directories, and no number at all rather
than a doubtful one. Nothing keeps whether it was opened.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from stillhere.reach.helpwords import notes, under_18

Channel = Literal["call", "text", "chat"]
ELSEWHERE = ("findahelpline.com", "befrienders.org")
STALE_AFTER = timedelta(days=180)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line as the data file has it. `dial` is as printed; `site` is without "https://"."""

    name: str
    channel: Channel
    provider_checked: bool
    dial: tuple[str, ...] = ()
    app: str = ""
    send: str = ""
    press: str = ""
    hint: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    free: bool | None = None
    site: str = ""


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country of the data file; without `line` where none is sure enough."""

    name: str
    emergency: tuple[str, ...]
    one_service: bool = False
    stated_in: tuple[str, ...] = ()
    line: tuple[Line, ...] = ()


class HelpLines(msgspec.Struct, frozen=True):
    """What the page *Talk to someone* shows, in this order.

    `emergency` are numbers to call; `calls` and `writes` are shown all or none (equal standing).
    `notes` are the sentences on how sure the numbers are; they belong on the page.
    """

    country: str | None
    name: str
    emergency: tuple[str, ...]
    calls: tuple[Line, ...]
    writes: tuple[Line, ...]
    notes: tuple[str, ...]
    under_18: tuple[str, ...]
    read_on: date
    elsewhere: tuple[str, ...] = ELSEWHERE


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    read_on: date
    country: dict[str, Country]


def lines(country: str | None, today: date) -> HelpLines:
    """The help lines of `country`, two letters; without numbers where it is not in the file."""
    data = _data()
    found = data.country.get(country or "", Country("", ()))
    return HelpLines(
        country=country if found.name else None,
        name=found.name,
        emergency=found.emergency,
        calls=tuple(line for line in found.line if line.channel == "call"),
        writes=tuple(line for line in found.line if line.channel != "call"),
        notes=notes(
            found.name,
            found.emergency,
            one_service=found.one_service,
            has_lines=bool(found.line),
            checked=all(line.provider_checked for line in found.line),
            read_on=data.read_on,
            stale=today - data.read_on > STALE_AFTER,
        ),
        under_18=under_18(),
        read_on=data.read_on,
    )


def countries() -> tuple[tuple[str, str], ...]:
    """All countries of the file as (two letters, name), by name: the choices of the page."""
    named = ((code, country.name) for code, country in _data().country.items())
    return tuple(sorted(named, key=lambda pair: pair[1]))


def link(line: Line, dial: str) -> str:
    """What opens the phone's dialler or messages, never dialling by itself: "tel:116123"."""
    number = dialled(dial)
    if line.channel == "text":
        if line.app:
            return ""
        return f"sms:{number}?&body={line.send}" if line.send else f"sms:{number}"
    return f"tel:{number}"


def dialled(printed: str) -> str:
    """The keys to press for a printed number: "116 123" → "116123"; "*" stays."""
    return "".join(char for char in printed if char.isdecimal() or char in "*#+")


@cache
def _data() -> _Data:
    text = files("stillhere.reach").joinpath("helplines.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Data)
