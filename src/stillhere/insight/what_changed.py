"""What changed between two people, with everything that it rests on (U2, U5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from stillhere.insight.boundaries import Allowed, allowed
from stillhere.insight.change import UNCHANGED, Change, changes, too_little
from stillhere.insight.framing import Framing, framing
from stillhere.insight.moment import Moment
from stillhere.insight.normal import normal
from stillhere.insight.opened import ALWAYS, Opened, opened
from stillhere.insight.own_side import Own, own
from stillhere.insight.parts import parts
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.turning import Point, points
from stillhere.records.assessment import Assessment
from stillhere.records.basis import Basis, OwnSide, Topic
from stillhere.records.person import LifeEvent, Person

CHANGED = ("gone_quiet", "quieter", "shallower", "reconnecting")
LESS = ("gone_quiet", "quieter", "shallower")


class Row(msgspec.Struct, frozen=True):
    """A comparison with what it is made of; None where that is told by its single sentences."""

    change: Change
    opened: Opened | None = None


class WhatChanged(msgspec.Struct, frozen=True):
    """Everything on the page, in reading order; all empty under a boundary but `allowed`.

    `usual` stands in place of the rows where nothing has changed. `rests_on` are the figures that
    no row opens, `left_out` what no figure holds.
    """

    person: int
    name: str
    allowed: Allowed
    lead: tuple[Sentence, ...] = ()
    points: tuple[Point, ...] = ()
    rows: tuple[Row, ...] = ()
    too_little: tuple[Sentence, ...] = ()
    usual: tuple[Sentence, ...] = ()
    own: Own | None = None
    framing: Framing | None = None
    rests_on: tuple[Topic, ...] = ()
    left_out: tuple[Sentence, ...] = ()


def what_changed(
    person: Person,
    found: Assessment | None,
    bases: Mapping[Topic, Basis],
    own_side: OwnSide | None,
    events: Sequence[LifeEvent],
    moment: Moment,
) -> WhatChanged:
    """Compose the page from what was found and what it is made of."""
    held = allowed(person, moment.today)
    if not held.findings:
        return WhatChanged(person.id, person.name, held)
    if found is None or found.status not in CHANGED:
        return _unchanged(person, found, bases, held, moment)
    told, pieces = changes(person, found, moment), parts(person, dict(bases))
    same = [*_of(told.rows, "unchanged"), *pieces.same]
    rows = [row for row in (*told.rows, *pieces.rows) if row.topic != "unchanged"]
    if same:
        rows.append(Change("unchanged", UNCHANGED, tuple(same)))
    return WhatChanged(
        person=person.id,
        name=person.name,
        allowed=held,
        lead=told.began,
        points=points(person, found, moment),
        rows=tuple(_row(person, found, bases, row, moment) for row in rows),
        too_little=(*too_little(person, found), *pieces.too_little),
        own=own(person, found, own_side, moment) if own_side and found.who != "me" else None,
        framing=framing(person, found, events, moment) if found.status in LESS else None,
        rests_on=tuple(topic for topic in bases if topic not in {row.topic for row in rows}),
        left_out=ALWAYS,
    )


def _unchanged(
    person: Person,
    found: Assessment | None,
    bases: Mapping[Topic, Basis],
    held: Allowed,
    moment: Moment,
) -> WhatChanged:
    if found is None or found.status != "steady":
        lead = (say("There is too little record to say what changed."),)
        return WhatChanged(person.id, person.name, held, lead)
    return WhatChanged(
        person=person.id,
        name=person.name,
        allowed=held,
        lead=(say("The record shows no clear change between you two."),),
        points=points(person, found, moment),
        usual=normal(person, found, moment),
        rests_on=tuple(bases),
        left_out=ALWAYS,
    )


def _of(rows: Sequence[Change], topic: str) -> tuple[Sentence, ...]:
    return tuple(said for row in rows if row.topic == topic for said in row.said)


def _row(
    person: Person,
    found: Assessment,
    bases: Mapping[Topic, Basis],
    change: Change,
    moment: Moment,
) -> Row:
    basis = None if change.topic == "unchanged" else bases.get(change.topic)
    return Row(change, None if basis is None else opened(person, found, basis, moment))
