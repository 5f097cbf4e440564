"""Takes the answer to what only the person can tell of an import, without reading it again."""

from __future__ import annotations

from datetime import datetime

from stillhere.errors import MeaningUnclear, MustReadAgain, NothingToUndo
from stillhere.people.names import same_name
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Question, QuestionKind
from stillhere.services.bring_in import OWNER
from stillhere.services.home import zone
from stillhere.services.report import ANSWERED, report
from stillhere.services.settle import settle
from stillhere.services.wishes import Brought
from stillhere.store.imported import ImportRecord
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds


def answer(store: Store, clock: Clock, import_id: int, kind: QuestionKind, value: str) -> Brought:
    """Keep an answer and return the report anew.

    `value` is a choice of the question, or for "owner" any name in the file ("that's me" can be
    corrected at any time), for "exported" also an ISO day or moment in the owner's zone.

    Raises:
        NothingToUndo: there is no such import.
        MeaningUnclear: nobody in the file is called so; it is no day, or one still to come.
        MustReadAgain: another order of dates than the one used needs the file again.
    """
    record = _known(store, import_id)
    if kind == "owner":
        _owner(store, record, value)
    elif kind == "exported":
        at = _moment(store, clock, value)
        store.coverage.set_exported(import_id, max(at, (record.last or at - 1) + 1))
    elif value != _assumed(record.questions, kind):
        raise MustReadAgain(id=import_id)
    store.settings.set(ANSWERED.format(import_id, kind), value)
    return report(store, _known(store, import_id))


def _known(store: Store, import_id: int) -> ImportRecord:
    record = store.imports.get(import_id)
    if record is None:
        raise NothingToUndo(id=import_id)
    return record


def _owner(store: Store, record: ImportRecord, name: str) -> None:
    """Make `name` the owner; who was it by mistake in the same conversations is it no longer."""
    present = store.imports.participants(record.id)
    own = [handle for handle in present if _is(handle, name)]
    if not own:
        names = " or ".join(f"“{handle.label}”" for handle in present if handle != SELF)
        raise MeaningUnclear(what="your name in this file", text=name, example=names or "it")
    former = set(present) & store.handles.mine() - {SELF} - set(own)
    for handle in former:
        store.handles.set_mine(handle, mine=False)
    for handle in own:
        store.handles.set_mine(handle, mine=True)
    store.settings.set(OWNER, name)
    settle(store, name)


def _is(handle: Handle, name: str) -> bool:
    return handle.label == name or same_name(handle.label, name)


def _moment(store: Store, clock: Clock, value: str) -> int:
    """Unix ms of a choice, a day (when it begins) or a moment."""
    try:
        at = int(value) if value.isdecimal() else milliseconds(_local(store, value))
    except ValueError:
        raise MeaningUnclear(what="a day", text=value, example="2026-05-04") from None
    now = milliseconds(clock.now())
    if at - now > 86_400_000:
        raise MeaningUnclear(what="a day that has been", text=value, example="2026-05-04")
    return min(at, now)


def _local(store: Store, value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(store))


def _assumed(questions: tuple[Question, ...], kind: QuestionKind) -> str | None:
    return next((one.assumed for one in questions if one.kind == kind), None)
