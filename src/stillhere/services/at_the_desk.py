"""The writing desk for one person: how long to leave it, which way, what is kept (R1, R3, R4)."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stillhere.desk.channel import channels, habit
from stillhere.desk.hand_off import OF_CHANNEL, HandOff, Way, hand_offs
from stillhere.desk.pace import pace
from stillhere.errors import DeskClosed, MeaningUnclear
from stillhere.insight.boundaries import Allowed, allowed
from stillhere.insight.moment import Moment
from stillhere.insight.pacing import next_time, pacing, planned
from stillhere.insight.sentence import Sentence
from stillhere.insight.starts import ACKNOWLEDGEMENT, STARTS, Start
from stillhere.insight.way import way
from stillhere.records.person import Person
from stillhere.services.choose import by_id
from stillhere.services.exchange import Exchange, exchange
from stillhere.services.look import the_moment
from stillhere.store.drafts import KeptDraft
from stillhere.store.sent import SentTry
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds

ALL_WAYS: tuple[Way, ...] = ("sms", "whatsapp", "signal", "telegram", "mail", "call")
CHANNEL_OF: dict[Way, str] = {
    "sms": "sms",
    "whatsapp": "whatsapp",
    "telegram": "telegram",
    "signal": "signal",
    "mail": "mail",
    "call": "phone",
}
"""What "I sent it" keeps for each way."""

ACKNOWLEDGED = "acknowledged:{}"
PLAN_WEEKS = (2, 3, 6)


class Desk(msgspec.Struct, frozen=True):
    """What the desk says. Behind a boundary all of it is empty but what `allowed` names.

    `pace`, `way`, `next_time`: sentences. `ways`: in which apps the words can go, the likeliest
    first. `kept`: the message that was saved, `letters`: those that are never sent. `plan`: the
    day on which the owner means to write. `acknowledgement`: the one message after a no.
    """

    person: Person
    allowed: Allowed
    letters: tuple[KeptDraft, ...]
    pace: tuple[Sentence, ...] = ()
    way: tuple[Sentence, ...] = ()
    next_time: tuple[Sentence, ...] = ()
    starts: tuple[Start, ...] = ()
    ways: tuple[Way, ...] = ()
    kept: KeptDraft | None = None
    plan: Sentence | None = None
    acknowledgement: str = ""


def sit(store: Store, clock: Clock, person_id: int) -> Desk:
    """Everything that the desk says about writing to a person.

    Raises:
        UnknownPerson: there is nobody with this id.
    """
    person = by_id(store, person_id)
    moment = the_moment(store, clock)
    held = allowed(person, moment.today)
    letters = tuple(store.drafts.letters(person.id))
    if not held.suggest:
        return Desk(person, held, letters, acknowledgement=_acknowledgement(store, person, held))
    now = milliseconds(clock.now())
    before = exchange(store, person.id, now)
    found = pace(before.attempts, now, moment.zone)
    usual = habit(before.answers, moment.zone, resting=found.resting)
    return Desk(
        person=person,
        allowed=held,
        letters=letters,
        pace=pacing(person, found, moment),
        way=way(person, usual),
        next_time=next_time(found),
        starts=STARTS,
        ways=_ways(before, usual.channel, resting=found.resting),
        kept=store.drafts.message(person.id),
        plan=_plan(store, person, moment),
    )


def ways_out(desk: Desk, words: str) -> tuple[HandOff, ...]:
    """The links with `words` in them, in the desk's order; none behind a boundary."""
    return hand_offs(desk.person.handles, words, desk.ways)


def sent_it(store: Store, clock: Clock, person_id: int, way_: Way) -> SentTry:
    """Keep that the owner has written or called, without waiting for an import.

    Raises:
        UnknownPerson: there is nobody with this id.
        DeskClosed: a boundary holds.
    """
    _open_desk(store, clock, person_id)
    one = store.sent.add(person_id, CHANNEL_OF[way_], milliseconds(clock.now()))
    store.drafts.plan(person_id, None)
    for card in store.notices.list(person_id):
        store.notices.done(card.id)
    return one


def take_back(store: Store, sent: int) -> int | None:
    """Take back "I sent it"; the person, None where there was no such try."""
    one = next((each for each in store.sent.list() if each.id == sent), None)
    if one is None:
        return None
    store.sent.remove(sent)
    for card in store.notices.list(one.person)[:1]:
        store.notices.reopen(card.id)
    return one.person


def keep_message(
    store: Store, clock: Clock, person_id: int, words: str, *, overnight: bool = False
) -> KeptDraft:
    """Save a message for the owner only; `overnight` lets it wait until tomorrow.

    Raises:
        UnknownPerson: there is nobody with this id.
        DeskClosed: a boundary holds; a letter that is not sent can be kept instead.
    """
    moment = _open_desk(store, clock, person_id)
    until = (moment.today + timedelta(days=1)).isoformat() if overnight else None
    return store.drafts.keep(person_id, "message", words, milliseconds(clock.now()), until)


def keep_letter(store: Store, clock: Clock, person_id: int, words: str) -> KeptDraft:
    """Keep a letter that is not sent: possible for everybody, at any time."""
    by_id(store, person_id)
    return store.drafts.keep(person_id, "letter", words, milliseconds(clock.now()))


def plan(store: Store, clock: Clock, person_id: int, weeks: int | None) -> date | None:
    """Mean to write a light note in so many weeks, or no more; the day.

    Raises:
        UnknownPerson: there is nobody with this id.
        DeskClosed: a boundary holds.
        MeaningUnclear: not one of `PLAN_WEEKS`.
    """
    if weeks is None:
        by_id(store, person_id)
        store.drafts.plan(person_id, None)
        return None
    moment = _open_desk(store, clock, person_id)
    if weeks not in PLAN_WEEKS:
        raise MeaningUnclear(what="a number of weeks", text=str(weeks), example="3")
    day = moment.today + timedelta(weeks=weeks)
    store.drafts.plan(person_id, day.isoformat())
    return day


def acknowledged(store: Store, person_id: int) -> None:
    """The one message after a no was sent: it is not offered again."""
    by_id(store, person_id)
    store.settings.set(ACKNOWLEDGED.format(person_id), value=True)


def _open_desk(store: Store, clock: Clock, person_id: int) -> Moment:
    """Today, where the desk is open for this person."""
    person, moment = by_id(store, person_id), the_moment(store, clock)
    if not allowed(person, moment.today).suggest:
        raise DeskClosed(name=person.name)
    return moment


def _acknowledgement(store: Store, person: Person, held: Allowed) -> str:
    said = store.settings.get(ACKNOWLEDGED.format(person.id))
    return ACKNOWLEDGEMENT if held.acknowledge and not said else ""


def _plan(store: Store, person: Person, moment: Moment) -> Sentence | None:
    day = store.drafts.planned(person.id)
    return None if day is None else planned(date.fromisoformat(day), moment.today)


def _ways(before: Exchange, likeliest: str | None, *, resting: bool) -> tuple[Way, ...]:
    """Where they answered, the likeliest first; without any answer where I have written before.

    Somebody of whom nothing is on record can be written to in every way: there is no silence to
    get round (decision 8).
    """
    if before.answers:
        allowed_ = channels(before.answers, resting=resting)
        ordered = sorted(allowed_, key=lambda one: (one != likeliest, one))
    elif before.tried:
        ordered = before.tried[-1:] if resting else before.tried[::-1]
    else:
        return ALL_WAYS
    return tuple(dict.fromkeys(OF_CHANNEL[one] for one in ordered if one in OF_CHANNEL))
