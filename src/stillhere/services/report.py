"""What came of a file, as both faces tell it."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Coverage, Question
from stillhere.services.home import zone
from stillhere.services.wishes import Brought, Covered, Named
from stillhere.store.imported import ImportRecord
from stillhere.store.store import Store
from stillhere.support.clock import instant

ANSWERED = "answered:{}:{}"
"""The setting that remembers the answer to a question of an import, by id and kind."""


def report(store: Store, record: ImportRecord) -> Brought:
    """An import of the store as what came of a file, with the questions that are still open."""
    where = zone(store)
    mine = store.handles.mine()
    present = store.imports.participants(record.id)
    return Brought(
        path=record.label,
        id=record.id,
        importer=record.importer,
        events=record.events,
        new=record.new,
        repeated=record.repeated,
        contacts=record.contacts,
        skipped_total=record.skipped_total,
        skipped=record.skipped,
        people=tuple(Named(one.name, one.events) for one in record.people),
        threads=tuple(Named(one.name, one.events) for one in record.threads),
        first=None if record.first is None else local_iso(record.first, where),
        last=None if record.last is None else local_iso(record.last, where),
        coverage=tuple(covered(window, where) for window in record.coverage),
        owner=own_name(handle for handle in present if handle in mine),
        questions=open_questions(store, record),
        left_out=record.left_out,
        same=tuple(Named(*one) for one in store.twins.folded(record.id)),
    )


def open_questions(store: Store, record: ImportRecord) -> tuple[Question, ...]:
    """What only the person can tell and has not told yet."""
    mine = store.handles.mine()
    known = any(handle in mine for handle in store.imports.participants(record.id))
    dated = all(window.end is not None for window in record.coverage)
    answered = {"owner": known, "exported": dated, "date_order": False}
    return tuple(
        question
        for question in record.questions
        if not answered[question.kind]
        and store.settings.get(ANSWERED.format(record.id, question.kind)) is None
    )


def same_chat(chat: Named) -> str:
    """That a chat was here already, from another export."""
    what = "message was" if chat.events == 1 else "messages were"
    return f"This is the same chat as “{chat.name}”: {chat.events:,} {what} here already."


def own_name(handles: Iterable[Handle]) -> str | None:
    """The name or number by which a person knows one of their own `handles`."""
    return next((handle.label for handle in handles if handle != SELF), None)


def local_iso(at: int, where: ZoneInfo) -> str:
    """Unix milliseconds as ISO 8601 with the offset of `where`."""
    return instant(at).astimezone(where).isoformat(timespec="seconds")


def covered(window: Coverage, where: ZoneInfo) -> Covered:
    """A window of coverage with its times in `where`."""
    end = None if window.end is None else local_iso(window.end, where)
    start = local_iso(window.start, where)
    return Covered(window.channel, start, end, window.thread, window.blind)
