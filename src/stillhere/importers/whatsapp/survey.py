"""The first of two readings: what the whole file says about its form, its dates and its people.

It keeps each distinct date and name once, so its memory does not grow with the messages. The first
block is looked at line by line; in the others only what stands out is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from operator import itemgetter

from stillhere.importers.api import Source
from stillhere.importers.whatsapp import phrases
from stillhere.importers.whatsapp.authors import clean_name, is_cut_in_quotes, longer_names
from stillhere.importers.whatsapp.bodies import LEFT, RIGHT, Body, body_of
from stillhere.importers.whatsapp.headers import Form, form_of
from stillhere.importers.whatsapp.phrases import plain
from stillhere.importers.whatsapp.stream import Block, blocks, text_chunks

LOOKED_FOR_FORM = 8
"""So many chunks are searched for a first header."""
_KEPT_NOTICES = 40
_KEPT_PICTURES = 200
_KEPT_NAMES = 50_000
_PICTURE = re.compile(r"(?:IMG|VID|AUD|PTT|STK|DOC)-(\d{4})(\d\d)(\d\d)-WA|PHOTO-(\d{4})-(\d\d)-(\d\d)-")
_ENGLISH = re.compile(r"\b(?:the|this|you|your|and|to|omitted|created)\b", re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What the first reading found. Names are as written, but for `longer`."""

    form: Form
    count: int = 0
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
        """The cleaned name before the first notice: on iOS that of the chat. "" if there is none."""
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
        return _survey(form, blocks(chain(opening, chunks), form.header), title)


def _survey(form: Form, all_blocks: Iterator[Block], title: str) -> Survey:
    result = Survey(form)
    for number, block in enumerate(all_blocks):
        found = form.survey.findall(block.text)
        result.count += len(found)
        result.dates.update(dict.fromkeys(map(itemgetter(1), found)))
        if number == 0:
            _look(result, block, title)
        else:
            _glance(result, found)
        _pictures(result, block.text)
    return result


def _look(result: Survey, block: Block, title: str) -> None:
    parts = result.form.header.split(block.text)
    messages = list(zip(parts[1::5], parts[4::5], parts[5::5], strict=True))
    named = [(name, body) for _, name, body in messages if name]
    result.longer = longer_names(named, [title])
    for lead, name, body in messages:
        text = body.strip()
        said = _said(result, name, text, lead=bool(lead)) if name else None
        if not name or not said:
            _notice(result, name or "", text[:200])
            continue
        result.writers[name] = None
        if plain(text[:120]) in phrases.DELETED_BY_OWNER:
            result.deleters[name] = None


def _glance(result: Survey, found: list[tuple[str, ...]]) -> None:
    marks = {LEFT, RIGHT} if result.form.dialect.bracket else set[str]()
    wrote = {name for name, mark in set(map(itemgetter(3, 4), found)) if name and mark not in marks}
    if len(result.writers) < _KEPT_NAMES:
        result.writers.update(dict.fromkeys(sorted(wrote - result.writers.keys())))
    for lead, _, _, name, mark, text, alone in (f for f in found if not f[3] or f[4]):
        if not name:
            _notice(result, "", alone)
        elif name not in result.writers:
            if _said(result, name, mark + text, lead=bool(lead)):
                result.writers[name] = None
            else:
                _notice(result, name, text)


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
