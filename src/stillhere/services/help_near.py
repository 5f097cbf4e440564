"""Whom one can call where the owner lives, in a few sentences for the terminal (R6, B6)."""

from __future__ import annotations

import os

from stillhere.errors import StillhereError
from stillhere.people.country import guess_country
from stillhere.reach.helplines import HelpLines, Line, lines
from stillhere.services.home import Home, system_zone
from stillhere.services.settle import country
from stillhere.support.clock import local_day

ANYWHERE = "People who listen, in many countries: findahelpline.com."


def help_near(home: Home) -> tuple[str, ...]:
    """The emergency number and one line to call and one to write to, of the owner's country.

    A record that is locked or missing does not keep anybody waiting: then the computer's own
    settings tell the country, and without one there is a directory.
    """
    found = lines(_country(home), local_day(home.clock.now(), system_zone()))
    if not found.emergency:
        return (ANYWHERE,)
    said = [f"Emergency number, {found.name}: {found.emergency[0]}."]
    said += [_said(one) for one in (*found.calls[:1], *_texts(found)[:1])]
    return (*said, *found.notes[:1], ANYWHERE)


def _country(home: Home) -> str | None:
    if home.exists:
        try:
            with home.store() as store:
                return country(store)
        except StillhereError:
            pass
    return guess_country((), os.environ.get("LC_ALL") or os.environ.get("LANG")).country


def _texts(found: HelpLines) -> list[Line]:
    return [line for line in found.writes if line.channel == "text" and line.dial and not line.app]


def _said(line: Line) -> str:
    if line.channel == "call":
        return f"{line.name}: call {line.dial[0]}."
    words = f"{line.send} to " if line.send else ""
    return f"{line.name}: text {words}{line.dial[0]}."
