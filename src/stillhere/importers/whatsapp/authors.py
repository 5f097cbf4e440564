"""Who wrote a line: names as an export writes them, and the handles behind them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from stillhere.importers.whatsapp.clockwords import MARK, SPACE
from stillhere.records.handle import Handle, named

SERVICE = "whatsapp"
_MARKS = re.compile(MARK)
_SPACES = re.compile(f"{SPACE}+")
_PHONE = re.compile(r"\+[\d\s().\-\u2010-\u2015]{6,24}")
_QUOTES = '"“”„«»'


def clean_name(raw: str) -> str:
    """`raw` without direction marks, odd spaces, and the tilde before people not in contacts."""
    name = _SPACES.sub(" ", _MARKS.sub("", unicodedata.normalize("NFC", raw))).strip()
    return name.removeprefix("~").strip() or name


def handle_of(name: str, phone: Callable[[str], Handle]) -> Handle:
    """The handle of a cleaned `name`: a number becomes a phone's, all else a WhatsApp name."""
    return phone(name) if _PHONE.fullmatch(name) else named(SERVICE, name)


def is_cut_in_quotes(name: str) -> bool:
    """Whether `name` ends inside quotation marks: a notice about a title with a colon in it."""
    return sum(name.count(quote) for quote in _QUOTES) % 2 == 1


def longer_names(lines: Iterable[tuple[str, str]], known: Iterable[str] = ()) -> dict[str, str]:
    """Names with a colon in them, keyed by what stands before their first colon.

    `lines` are (name, text) as split at the first colon. A name is longer where a `known` one
    (the chat's title) says so, or where everything under it goes on in the same way, three times
    at least.
    """
    longer = {name.partition(": ")[0]: name for name in known if ": " in name}
    following: dict[str, list[str]] = {}
    for name, text in lines:
        following.setdefault(name, []).append(text)
    for name, texts in following.items():
        head, colon, _ = texts[0].partition(": ")
        if colon and "\n" not in head and len(texts) >= 3 and _all_start(texts, f"{head}: "):
            longer[name] = f"{name}: {head}"
    return longer


def _all_start(texts: list[str], beginning: str) -> bool:
    return all(text.startswith(beginning) for text in texts)
