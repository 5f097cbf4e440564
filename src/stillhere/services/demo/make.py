"""Fills a home with the made-up family, in which the story of the product happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from math import isnan
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from stillhere.records.columns import KINDS
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Occasion, Outcome
from stillhere.rhythm.simulate import Life, story
from stillhere.services.demo.family import FAMILY, Member
from stillhere.services.demo.words import Speaker
from stillhere.services.home import Home, zone
from stillhere.services.settle import CHOSEN, COUNTRY, join_certain
from stillhere.store.store import Store
from stillhere.support.clock import local_day, milliseconds

SEED = 7
"""The family that is shipped."""

DEMO = "demo"
"""The setting that marks a home as made up."""

DAY_MS = 86_400_000
"""The record of the demo goes on through the day on which it is looked at."""

MOVED_DAYS = 200
"""How long ago the one entry of the demo's calendar lies, which is offered as a life event."""

CHANNEL = {"call": "phone"}
"""What the simulation calls otherwise than the importers."""


class Marks(NamedTuple):
    """The instants (Unix ms) at which the words of one tie change their mood."""

    thinning: int
    last_in: int
    back: int


def make(home: Home, seed: int = SEED) -> None:
    """Fill the empty store of `home`; the record ends this morning."""
    with home.store() as store:
        where = zone(store)
        today = local_day(home.clock.now(), where)
        life = story(seed, end=today, zone=where)
        store.daily.set_zone(where)
        store.settings.set(DEMO, True)
        store.settings.set(COUNTRY, "GB")
        now = milliseconds(home.clock.now())
        begun = store.imports.begin("The made-up family", DEMO, "", words=True, at=now)
        with begun as writer:
            for outcome in outcomes(life, seed):
                writer.add(outcome)
        join_certain(store)
        _introduce(store, now)
        _remember(store, life, where)


def outcomes(life: Life, seed: int) -> Iterator[Outcome]:
    """The life as an importer would yield it: contacts, threads, events with words, coverage."""
    members = {member.role: member for member in FAMILY}
    for member in FAMILY:
        yield Contact(member.name, (member.phone,))
        yield from _threads(member)
    yield from _events(life, members, seed)
    newest = max(window.end for window in life.windows)
    yield Occasion(_day(newest - MOVED_DAYS * DAY_MS), "Anna moves to York")
    for window in life.windows:
        channel = CHANNEL.get(window.channel, window.channel)
        today = DAY_MS if window.end == newest else 0
        yield Coverage(channel, window.start, window.end + today)


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def _threads(member: Member) -> Iterator[Thread]:
    for service, handle in (("phone", member.phone), ("whatsapp", member.whatsapp)):
        key = _key(service, member)
        yield Thread(key, service, member.name, (SELF, handle), counterpart=handle)


def _key(service: str, member: Member) -> str:
    return f"{service}:{member.role}"


def _events(life: Life, members: dict[str, Member], seed: int) -> Iterator[Event]:
    columns = life.events
    speakers = {
        role: Speaker(member.voice, seed + n) for n, (role, member) in enumerate(members.items())
    }
    marks = {truth.tie: _marks(life, truth.tie, truth.onset, truth.back) for truth in life.truths}
    for n in range(len(columns)):
        role = columns.ties[columns.tie[n]]
        channel = columns.channels[columns.channel[n]]
        kind = KINDS[columns.kind[n]]
        out = bool(columns.out[n])
        at = int(columns.at[n])
        words = None
        if kind == "message":
            mood = _mood(marks[role], at, out=out, opening=bool(life.turn[n] == 0))
            words = speakers[role].line("me" if out else "them", mood)
        yield Event(
            thread=_key("whatsapp" if channel == "whatsapp" else "phone", members[role]),
            key=n,
            at=at,
            author=SELF if out else _author(members[role], channel),
            channel=CHANNEL.get(channel, channel),
            kind=kind,
            seconds=_seconds(float(columns.seconds[n])),
            answered=None if columns.answered[n] < 0 else bool(columns.answered[n]),
            length=None if words is None else len(words),
            words=words,
        )


def _author(member: Member, channel: str) -> Handle:
    return member.whatsapp if channel == "whatsapp" else member.phone


def _seconds(value: float) -> int | None:
    return None if isnan(value) else round(value)


def _marks(life: Life, role: str, onset: date | None, back: date | None) -> Marks:
    columns = life.events
    theirs = columns.at[(columns.tie == columns.ties.index(role)) & ~columns.out]
    last = int(theirs[-1]) if len(theirs) else 0
    return Marks(_instant(onset) if role == "son" else 2**53, last, _instant(back))


def _instant(day: date | None) -> int:
    return (
        2**53 if day is None else milliseconds(datetime(day.year, day.month, day.day, tzinfo=UTC))
    )


def _mood(marks: Marks, at: int, *, out: bool, opening: bool) -> str:
    if marks.thinning < 2**53:
        if out and at > marks.last_in:
            return "waiting"
        if not out and at == marks.last_in:
            return "last"
        if not out and at > marks.thinning:
            return "late"
    if not out and at >= marks.back:
        return "back"
    return "open" if opening else "reply"


def _introduce(store: Store, now: int) -> None:
    """Say who everybody is and that all are looked after."""
    members = {member.name: member for member in FAMILY}
    for person in store.people.all():
        member = members.get(person.name)
        if member is not None:
            store.people.update(
                msgspec.structs.replace(
                    person, relation=member.relation, pronoun=member.pronoun, looked_after=True
                ),
                now,
            )
    store.settings.set(CHOSEN, True)


def _remember(store: Store, life: Life, where: ZoneInfo) -> None:
    """The baby, as the owner would have entered it."""
    for allowance in life.allowances:
        born = datetime.fromtimestamp(allowance.start / 1000, where).date()
        last = datetime.fromtimestamp(allowance.end / 1000, where).date() - timedelta(days=1)
        person = store.people.find("Daniel")[0]
        store.life.add(
            born.isoformat(),
            "The baby is born",
            kind="baby",
            until=last.isoformat(),
            person=person.id,
        )
