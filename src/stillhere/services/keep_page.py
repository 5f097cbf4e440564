"""One person's page as something to keep: others' words are left out unless they are asked for."""

from __future__ import annotations

import msgspec

from stillhere.insight.what_changed import WhatChanged
from stillhere.services.choose import by_id
from stillhere.services.day_by_day import DayByDay, Line, Single, day_by_day
from stillhere.services.record_of import RecordOf
from stillhere.services.see import Seen, see
from stillhere.services.what_changed import what_changed
from stillhere.store.store import Store
from stillhere.support.clock import Clock


class Kept(msgspec.Struct, frozen=True):
    """What stands on the page. `left_out` is whether words of others are not shown."""

    seen: Seen
    changed: WhatChanged
    days: DayByDay
    left_out: bool


def keep_page(
    store: Store, clock: Clock, person_id: int, record: RecordOf, *, their_words: bool = False
) -> Kept:
    """The whole life of the two, what changed, and the days; `their_words` only if ticked (E7d).

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person = by_id(store, person_id)
    seen = see(store, clock, person.id, record=record)
    told = day_by_day(store, person.id, "life", seen.start, seen.until)
    if not their_words:
        told = msgspec.structs.replace(told, lines=tuple(map(_wordless, told.lines)))
    changed = what_changed(store, clock, person.id, record.events)
    return Kept(seen, changed, told, left_out=not their_words)


def _wordless(line: Line) -> Line:
    """The line without words that somebody else wrote."""
    if not isinstance(line, Single) or line.event.out:
        return line
    return msgspec.structs.replace(line, event=msgspec.structs.replace(line.event, words=None))
