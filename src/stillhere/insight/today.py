"""The Today page: one look, then leave. At most two cards, the rest in lines, and an end."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stillhere.insight import dates
from stillhere.insight.boundaries import may_notice, may_suggest
from stillhere.insight.cards import Card, card, guess_card
from stillhere.insight.guess import is_fresh
from stillhere.insight.headline import headline
from stillhere.insight.measures import as_usual
from stillhere.insight.moment import Moment
from stillhere.insight.notices import MOST, Known, Shown, choose
from stillhere.insight.reading import Read, sources
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.steady import Line, others, unknown_line, well_line
from stillhere.records.assessment import Assessment

LINES = 5


class TodayView(msgspec.Struct, frozen=True):
    """Everything that stands on Today, in reading order.

    `headline` is the page's first sentence or two, `lead` what stands under it. `well` are the
    lines of *Quietly well*, `rest` counts the others who are as usual, `unknown` those of whom
    the record says too little. `remember` is what the store keeps so that a pause makes one card.
    """

    day: str
    headline: tuple[Sentence, ...]
    lead: tuple[Sentence, ...]
    cards: tuple[Card, ...]
    well: tuple[Line, ...]
    rest: Sentence | None
    unknown: tuple[Line, ...]
    goodbye: tuple[Sentence, ...]
    read_from: tuple[Sentence, ...]
    remember: tuple[Shown, ...] = ()


def today(
    people: Sequence[Known], earlier: Sequence[Shown], read: Sequence[Read], moment: Moment
) -> TodayView:
    """Compose Today from everybody. `earlier` are the cards shown before."""
    kept = [known for known in people if _here(known, moment)]
    chosen = choose(kept, earlier, moment.today)
    cards = (
        *(card(known, moment) for known, _ in chosen.cards),
        *_guesses(kept, moment)[: MOST - len(chosen.cards)],
    )
    well = _well(kept, moment)
    first, lead = headline(people, kept, [known for known, _ in chosen.cards], chosen.more)
    return TodayView(
        day=dates.full(moment.today),
        headline=first,
        lead=lead,
        cards=cards,
        well=tuple(well[:LINES]),
        rest=others(len(well[LINES:])),
        unknown=_unknown(kept, {shown.person for shown in cards}, moment),
        goodbye=_goodbye() if people else (),
        read_from=sources(read, moment.today),
        remember=tuple(shown for _, shown in chosen.cards),
    )


def _here(known: Known, moment: Moment) -> bool:
    person = known.person
    return person.looked_after and not known.silent and may_suggest(person, moment.today)


def _guesses(kept: Sequence[Known], moment: Moment) -> list[Card]:
    """What the owner remembers of people without any record, while it is fresh."""
    return [
        guess_card(known.person, known.guess, moment)
        for known in kept
        if known.guess is not None
        and not known.recorded
        and is_fresh(known.guess, moment.today)
        and may_notice(known.person, moment.today)
    ]


def _well(kept: Sequence[Known], moment: Moment) -> list[Line]:
    lines = [
        well_line(known.person, known.found, moment)
        for known in kept
        if known.found is not None and as_usual(known.found)
    ]
    return sorted(lines, key=lambda line: not line.my_turn)


def _unknown(kept: Sequence[Known], shown: set[int], moment: Moment) -> tuple[Line, ...]:
    return tuple(
        unknown_line(known.person, known.found, moment)
        for known in kept
        if known.person.id not in shown and (known.found is None or _nothing_to_say(known.found))
    )


def _nothing_to_say(found: Assessment) -> bool:
    """Neither a finding nor as usual."""
    without = ("too_little_record", "record_ended", "steady")
    return found.status in without and not as_usual(found)


def _goodbye() -> tuple[Sentence, ...]:
    return (
        say("That is all for today."),
        say("You can close this now."),
        say("It will still be here."),
    )
