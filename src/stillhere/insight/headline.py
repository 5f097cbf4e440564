"""The sentence that opens Today, true of the cards below it and of everyone else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stillhere.insight.counts import number
from stillhere.insight.measures import as_usual
from stillhere.insight.notices import Known
from stillhere.insight.sentence import Sentence, say

_Said = tuple[Sentence, ...]


class _Words(NamedTuple):
    one: str
    two: str
    another: str


_WORDS = {
    "gone_quiet": _Words(
        "One person has gone quiet.", "Two people have gone quiet.", "One has gone quiet."
    ),
    "my_gone_quiet": _Words(
        "You have gone quiet with one person.",
        "You have gone quiet with two people.",
        "With one it is you who has gone quiet.",
    ),
    "reconnecting": _Words(
        "One person is reaching back.", "Two people are reaching back.", "One is reaching back."
    ),
    "my_reconnecting": _Words(
        "You are reaching back to one person.",
        "You are reaching back to two people.",
        "You are reaching back to one.",
    ),
    "quieter": _Words(
        "One person is in touch less often.",
        "Two people are in touch less often.",
        "One is in touch less often.",
    ),
    "my_quieter": _Words(
        "You are in touch less often with one person.",
        "You are in touch less often with two people.",
        "With one you are in touch less often.",
    ),
    "shallower": _Words(
        "With one person, contact has become shorter or slower.",
        "With two people, contact has become shorter or slower.",
        "With one, contact has become shorter or slower.",
    ),
}


def headline(
    people: Sequence[Known], kept: Sequence[Known], shown: Sequence[Known], more: int = 0
) -> tuple[_Said, _Said]:
    """The headline and the lead under it.

    `people` are all, `kept` those whom Today may speak of, `shown` those who have a card, `more`
    how many would have one if there were room.
    """
    if not people:
        return (say("No one is here yet."),), (say("Three questions are enough to begin."),)
    if not any(known.person.looked_after for known in people):
        return (say("Nobody needs you here."),), (say("You can choose whom to look after."),)
    if shown:
        return _of_cards(shown), _more(more) if more else _everyone_else(kept, shown)
    if kept and not any(known.recorded for known in kept):
        return (say("There is no record yet."),), _remembered(kept)
    if kept and all(_steady(known) for known in kept):
        return (say("Everyone is much as usual."),), (say("Nothing needs you here."),)
    return (say("There is nothing new today."),), (say("Nothing needs you here."),)


def _remembered(kept: Sequence[Known]) -> _Said:
    if any(known.guess is not None for known in kept):
        return (say("This is what you told me."),)
    return (say("Bring in your messages and calls to see more."),)


def _of_cards(shown: Sequence[Known]) -> _Said:
    counts = Counter(_group(known) for known in shown)
    said: list[Sentence] = []
    for group, count in counts.items():
        words = _WORDS[group]
        alone = words.one if not said else words.another
        said.append(say(alone if count == 1 else words.two, "status", "who"))
    return tuple(said)


def _more(count: int) -> _Said:
    verb = "is" if count == 1 else "are"
    return (say(f"There {verb} {number(count)} more under People.", "status"),)


def _everyone_else(kept: Sequence[Known], shown: Sequence[Known]) -> _Said:
    ids = {known.person.id for known in shown}
    rest = [known for known in kept if known.person.id not in ids]
    if not rest:
        return ()
    if all(_steady(known) for known in rest):
        return (say("Everyone else is much as usual."),)
    return (say("Nothing else needs you today."),)


def _steady(known: Known) -> bool:
    return known.found is not None and as_usual(known.found)


def _group(known: Known) -> str:
    if known.found is None:
        return "quieter"
    status = known.found.status
    mine = known.found.who == "me" and status != "shallower"
    return f"my_{status}" if mine else status
