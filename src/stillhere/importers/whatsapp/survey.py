"""The first of two readings: what the whole file says about its form, its dates and its people.

It keeps each distinct date and name once, so its memory does not grow with the messages. The first
lines are looked at one by one, later ones only where somebody appears for the first time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from stillhere.importers.api import Source
from stillhere.importers.whatsapp import phrases
from stillhere.importers.whatsapp.authors import clean_name, is_cut_in_quotes, longer_names
from stillhere.importers.whatsapp.bodies import Body, body_of
from stillhere.importers.whatsapp.headers import Form, form_of
from stillhere.importers.whatsapp.phrases import plain
from stillhere.importers.whatsapp.stream import Block, blocks, text_chunks

LOOKED_FOR_FORM = 64
"""So many chunks are searched for a first header."""
LOOKED_AT = 1000
"""So many messages at the beginning are looked at one by one."""
_KEPT_NOTICES = 40
_KEPT_PICTURES = 200
_KEPT_NAMES = 50_000
_PASSED_NAMES = 16
"""So many people’s lines are passed over in whole runs."""
_PICTURE = re.compile(
    r"(?:IMG|VID|AUD|PTT|STK|DOC)-(\d{4})(\d\d)(\d\d)-WA|PHOTO-(\d{4})-(\d\d)-(\d\d)-"
)
_ENGLISH = re.compile(r"\b(?:the|this|you|your|and|to|omitted|created)\b", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What the first reading found. Names are as written, but for `longer`."""

    form: Form
    dates: dict[str, None] = field(default_factory=dict)
    pictures: list[tuple[str, date]] = field(default_factory=list)
    writers: dict[str, None] = field(default_factory=dict)
    notices: list[tuple[str, str]] = field(default_factory=list)
    deleters: dict[str, None] = field(default_factory=dict)
    longer: dict[str, str] = field(default_factory=dict)
    group_notice: bool = False
    with_files: bool = False

    @property
    def english(self) -> bool:
        """Whether the app's notices may be English: some are, or there are none."""
        texts = [text for _, text in self.notices]
        return not texts or any(map(_ENGLISH.search, texts))

    @property
    def names(self) -> tuple[str, ...]:
        """The cleaned names of all who wrote, in order of appearance."""
        whole = (self.longer.get(name, name) for name in self.writers if not is_cut_in_quotes(name))
        return tuple(dict.fromkeys(map(clean_name, whole)))

    @property
    def notice_sender(self) -> str:
        """The cleaned name before the first notice, "" if none has one; on iOS the chat’s own."""
        senders = (clean_name(name) for name, _ in self.notices if name)
        return next(senders, "")


def survey(source: Source, encoding: str, title: str) -> Survey | None:
    """Read `source` once; None where no line looks like a message's header."""
    with source.open() as stream:
        chunks = text_chunks(stream, encoding)
        opening = list[str]()
        form = None
        for chunk in islice(chunks, LOOKED_FOR_FORM):
            opening.append(chunk)
            form = form_of(chunk.split("\n"))
            if form:
                break
        if not form:
            return None
        return _survey(form, blocks(chain(opening, chunks), form.header, numbered=False), title)


def _survey(form: Form, all_blocks: Iterator[Block], title: str) -> Survey:
    result = Survey(form)
    kinds: dict[str, None] = {}
    passed: list[str] = []
    heads = form.survey()
    for number, block in enumerate(all_blocks):
        distinct = dict.fromkeys(heads.findall(block.text))
        result.dates.update((day, None) for day, _ in distinct)
        new = dict.fromkeys(kind for _, kind in distinct if kind not in kinds)
        if new and len(kinds) < _KEPT_NAMES:
            kinds |= new
            names = {kind.rpartition(":")[0] or None for kind in new}
            _look(result, block, names, title if number == 0 else None)
            frequent = _first_names(kinds)
            if frequent != passed:
                passed, heads = frequent, form.survey(frequent)
        _pictures(result, block.text)
    return result


def _first_names(kinds: Iterable[str]) -> list[str]:
    """The names in the first kinds of lines that are no notices."""
    return [kind[:-2] for kind in islice(kinds, 2 * _PASSED_NAMES) if kind.endswith(": ")]


def _look(result: Survey, block: Block, new: set[str | None], title: str | None) -> None:
    parts = result.form.header.split(block.text)
    messages = list(zip(parts[1::5], parts[4::5], parts[5::5], strict=True))
    if title is not None:
        opening = ((name, body) for _, name, body in messages[:LOOKED_AT] if name)
        result.longer = longer_names(opening, [title])
    looked_at = 0 if title is None else LOOKED_AT
    for number, (lead, name, body) in enumerate(messages):
        if number < looked_at or (name in new and name not in result.writers):
            _line(result, name, body.strip(), lead=bool(lead))


def _line(result: Survey, name: str | None, text: str, *, lead: bool) -> None:
    if not name or not _said(result, name, text, lead=lead):
        _notice(result, name or "", text[:200])
        return
    result.writers[name] = None
    if plain(text[:120]) in phrases.DELETED_BY_OWNER:
        result.deleters[name] = None


def _said(result: Survey, name: str, text: str, *, lead: bool) -> Body | None:
    if is_cut_in_quotes(name):
        return None
    return body_of(text, bracket=result.form.dialect.bracket, lead=lead)


def _notice(result: Survey, name: str, text: str) -> None:
    if len(result.notices) < _KEPT_NOTICES:
        result.notices.append((name, text))
    if not result.group_notice and not plain(text).startswith(phrases.NOTICE):
        folded = text.casefold()
        result.group_notice = any(word in folded for word in phrases.GROUP)


def _pictures(result: Survey, text: str) -> None:
    if len(result.pictures) >= _KEPT_PICTURES or ("-WA" not in text and "PHOTO-" not in text):
        return
    for found in islice(_PICTURE.finditer(text), _KEPT_PICTURES):
        result.with_files = True
        header = result.form.header.match(text, text.rfind("\n", 0, found.start()))
        year, month, day = (int(part) for part in found.groups() if part)
        if header and 1 <= month <= 12 and 1 <= day <= 28:
            result.pictures.append((header[2], date(year, month, day)))
