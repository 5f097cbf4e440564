"""Everything in open formats: for the owner to keep, to read, or to take elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from stillhere.services.home import zone
from stillhere.store.event_rows import StoredEvent
from stillhere.store.store import Store
from stillhere.support.clock import instant

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

READ_ME = """This is everything that Stillhere kept for you.

tables/*.jsonl   every table, one JSON object a line
people/*.html    what was said with each person, to read in a browser
"""


def export(store: Store, target: Path, *, words_of_others: bool = True) -> int:
    """Write a zip to `target` with all tables as JSON lines and a readable page for each person.

    `words_of_others` leaves out what others wrote where it is false. Returns how many files it
    holds. An existing file is replaced only when the new one is complete.
    """
    part = target.with_suffix(target.suffix + ".part")
    try:
        part.touch(mode=0o600)
        count = _write(store, part, words_of_others=words_of_others)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(store: Store, part: Path, *, words_of_others: bool) -> int:
    with ZipFile(part, "w", ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", READ_ME)
        for name, rows in store.export(words_of_others=words_of_others):
            with archive.open(f"tables/{name}.jsonl", "w") as file:
                for row in rows:
                    file.write(_line(row))
        for name, page in _pages(store, words_of_others=words_of_others):
            archive.writestr(f"people/{name}.html", page)
        return len(archive.namelist())


def _line(row: dict[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def _pages(store: Store, *, words_of_others: bool) -> Iterator[tuple[str, str]]:
    where = zone(store)
    for person in store.people.all():
        events = store.events.between(person.id, -(2**53), 2**53)
        if events:
            lines = "\n".join(
                _entry(event, where, words_of_others=words_of_others) for event in events
            )
            yield f"{person.id}-{_file_name(person.name)}", _page(person.name, lines)


def _entry(event: StoredEvent, where: ZoneInfo, *, words_of_others: bool) -> str:
    at = instant(event.at).astimezone(where).strftime("%Y-%m-%d %H:%M")
    who = "me" if event.out else event.author
    said = event.words if event.out or words_of_others else None
    what = said or _described(event)
    return f"<tr><td>{at}</td><td>{escape(who)}</td><td>{escape(what)}</td></tr>"


def _described(event: StoredEvent) -> str:
    if event.kind == "call":
        minutes = "" if event.seconds is None else f", {round(event.seconds / 60)} min"
        return f"call{', not picked up' if event.answered is False else minutes}"
    return event.kind


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)[:40]


def _page(name: str, lines: str) -> str:
    title = escape(name)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><table><tr><th>When</th><th>Who</th><th>What</th></tr>\n{lines}\n</table>\n"
    )
