"""The phrases of `phrases.toml`, ready for comparing."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from stillhere.importers.whatsapp.clockwords import MARK

_MARKS = re.compile(MARK)
_TABLES: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
)


def plain(text: str) -> str:
    """`text` as phrases are compared: no direction marks, no case, no full stop at the end."""
    return _MARKS.sub("", text).strip(" \n\u00a0\u202f.。।").casefold()


def _table(name: str) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in _TABLES[name])


DELETED = _table("deleted")
DELETED_BY_OWNER = _table("deleted_by_owner") - DELETED
MISSED = _table("missed")
CALL = _table("call")
UNANSWERED = _table("unanswered")
ELSEWHERE = _table("elsewhere")
OMITTED = _table("omitted")
DOCUMENT_OMITTED = tuple(sorted(_table("document_omitted"), key=len, reverse=True))
ATTACHED = _table("attached")
LIVE_LOCATION = _table("live_location")
EDITED = _table("edited")
NOTICE = tuple(_table("notice"))
GROUP = tuple(phrase.casefold() for phrase in _TABLES["group"])

PREFIX = 6


def _prefixes() -> frozenset[str]:
    written = (
        phrase
        for name in ("deleted", "deleted_by_owner", "missed", "call", "omitted", "live_location")
        for phrase in _TABLES[name]
    )
    forms = (form for p in written for form in (p, p[:1].upper() + p[1:]))
    # Phrases of a few signs may be followed by how the call ended.
    ended = (form + after for form in forms for after in ("", ", ", ". ", ",\u200e", ".\u200e"))
    return frozenset(form[:PREFIX] for form in ended) | {"null"}


PREFIXES = _prefixes()
"""The first characters of every phrase that may stand in a line without a mark."""
