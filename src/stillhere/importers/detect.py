"""Which importer reads a source. Two that recognise one are an error, never a race."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stillhere.errors import AmbiguousFile, LockedFile, UnknownForm, UnrecognisedFile
from stillhere.importers.api import Importer, Source

LOCKED_SUFFIXES = (".crypt5", ".crypt7", ".crypt8", ".crypt12", ".crypt14", ".crypt15")
VIBER_CHAT = re.compile(r"Messages - .+\.(?:csv|txt)", re.IGNORECASE)
VIBER_ADVICE = (
    "Viber on a computer keeps the same chats in “viber.db”. Older ones can be brought in."
)
VIBER_LOCKED = "Viber locks this file in newer versions, and only Viber itself can open it."
CHAT_ADVICE = "Please open the chat in WhatsApp, choose “Export chat”, and bring in that file."

A_FEW = 6
ALL_KINDS = "chats, texts, calls, mail and calendars, as phones and programs save them"


@dataclass(frozen=True, slots=True)
class Findings:
    """The sources that somebody reads, and how many files nobody does (pictures beside a chat)."""

    found: tuple[tuple[Source, Importer], ...]
    unrecognised: int


def detect(source: Source, importers: Sequence[Importer]) -> Importer:
    """The one importer that recognises `source`.

    Raises:
        UnrecognisedFile: none does.
        AmbiguousFile: more than one does.
        LockedFile: it is a kind of file that is known to be locked.
    """
    matches = candidates(source, importers)
    if not matches:
        raise unrecognised(source.name, importers)
    return _only(source, matches)


def detect_all(sources: Iterable[Source], importers: Sequence[Importer], name: str) -> Findings:
    """Which importer reads each of the files of a folder or zip called `name`.

    Raises:
        UnrecognisedFile: nobody reads any of them.
        AmbiguousFile: more than one reads the same.
        LockedFile: nobody reads any, and one is known to be locked.
    """
    found: list[tuple[Source, Importer]] = []
    others: list[str] = []
    for source in sources:
        matches = candidates(source, importers)
        if matches:
            found.append((source, _only(source, matches)))
        else:
            others.append(source.name)
    if not found:
        raise unrecognised(_most_telling(others, name), importers)
    return Findings(tuple(found), len(others))


def candidates(source: Source, importers: Sequence[Importer]) -> tuple[Importer, ...]:
    """All importers that recognise `source`."""
    head = source.head()
    return tuple(importer for importer in importers if importer.recognise(source, head))


def _only(source: Source, matches: Sequence[Importer]) -> Importer:
    if len(matches) > 1:
        raise AmbiguousFile(name=source.name, formats=_listed(matches, "or"))
    return matches[0]


def unrecognised(name: str, importers: Sequence[Importer]) -> UnrecognisedFile | LockedFile:
    """The error for a file that nobody reads, with what would help."""
    if name.lower().endswith(LOCKED_SUFFIXES):
        return LockedFile(name=name, advice=CHAT_ADVICE)
    if name.lower() == "viber.db":
        return UnknownForm(name=name, advice=VIBER_LOCKED)
    if VIBER_CHAT.fullmatch(name):
        return UnknownForm(name=name, advice=VIBER_ADVICE)
    return UnrecognisedFile(name=name, formats=_kinds(importers))


def _most_telling(names: Sequence[str], otherwise: str) -> str:
    """A locked backup explains more than the name of the folder that it lies in."""
    return next((name for name in names if name.lower().endswith(LOCKED_SUFFIXES)), otherwise)


def _kinds(importers: Sequence[Importer]) -> str:
    """What can be read, in few words: nobody reads the names of thirty formats."""
    return _listed(importers, "and") if len(importers) <= A_FEW else ALL_KINDS


def _listed(importers: Sequence[Importer], word: str) -> str:
    titles = [importer.title for importer in importers]
    if len(titles) < 2:
        return "".join(titles)
    return f"{', '.join(titles[:-1])} {word} {titles[-1]}"
