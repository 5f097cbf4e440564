"""The hours of the day and the channels, then and now: as words, and whether they differ."""

from __future__ import annotations

import msgspec

from stillhere.insight.change import Change
from stillhere.insight.pronouns import Voice, voice
from stillhere.insight.sentence import Sentence, capital, say
from stillhere.records.basis import Basis, Topic
from stillhere.records.channels import named
from stillhere.records.person import Person

LEAST = 12
"""With fewer records in either time nothing is said of the parts."""
APART = 0.3
"""How much of the whole must lie elsewhere."""
MOSTLY, SOME = 0.5, 0.1
_WHEN = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
}
TOPICS: tuple[Topic, ...] = ("their_hours", "my_hours", "channels")


class Told(msgspec.Struct, frozen=True):
    """What differs, what is as before, and what there is too little of to say."""

    rows: tuple[Change, ...] = ()
    same: tuple[Sentence, ...] = ()
    too_little: tuple[Sentence, ...] = ()


def parts(person: Person, bases: dict[Topic, Basis]) -> Told:
    """Hours and channels of the comparisons in `bases`."""
    them = voice(person)
    told = [_one(them, bases[topic]) for topic in TOPICS if topic in bases]
    return Told(
        tuple(row for one in told for row in one.rows),
        tuple(said for one in told for said in one.same),
        tuple(said for one in told for said in one.too_little),
    )


def _one(them: Voice, basis: Basis) -> Told:
    topic, heading = basis.topic, _heading(them, basis.topic)
    if min(basis.then.count, basis.now.count) < LEAST:
        if basis.then.count < LEAST:
            return Told()
        return Told(too_little=(say(f"{heading}: too few lately to say.", topic),))
    then, now = _words(basis, now=False), _words(basis, now=True)
    if _apart(basis) < APART or then == now:
        return Told(same=(say(f"{_same(them, topic)} {then}, as before.", topic),))
    said = (say(f"Before: {then}.", topic), say(f"Lately: {now}.", topic))
    return Told(rows=(Change(topic, heading, said),))


def _heading(them: Voice, topic: Topic) -> str:
    if topic == "channels":
        return "Where you are in touch"
    return "When you are in touch" if topic == "my_hours" else f"When {_are(them)} in touch"


def _are(them: Voice) -> str:
    return them.does("be")


def _same(them: Voice, topic: Topic) -> str:
    if topic == "channels":
        return "You two use"
    return "You are in touch" if topic == "my_hours" else f"{capital(_are(them))} in touch"


def _shares(basis: Basis, *, now: bool) -> dict[str, float]:
    """The shares by what they are called, the largest first."""
    counted = basis.now if now else basis.then
    called: dict[str, float] = {}
    for part, count in counted.parts.items():
        name = named(part) if basis.topic == "channels" else _WHEN[part]
        called[name] = called.get(name, 0.0) + count / counted.count
    return dict(sorted(called.items(), key=lambda pair: (-pair[1], pair[0])))


def _apart(basis: Basis) -> float:
    """Half of what the shares differ by: how much of the whole lies elsewhere."""
    then, now = _shares(basis, now=False), _shares(basis, now=True)
    return sum(abs(then.get(name, 0.0) - now.get(name, 0.0)) for name in {*then, *now}) / 2


def _words(basis: Basis, *, now: bool) -> str:
    shares = _shares(basis, now=now)
    if basis.topic != "channels":
        first, share = next(iter(shares.items()))
        return f"{'mostly' if share >= MOSTLY else 'most often'} {first}"
    used = [name for name, share in shares.items() if share >= SOME][:3]
    return used[0] if len(used) == 1 else f"{', '.join(used[:-1])} and {used[-1]}"
