"""The Today page: one look, then leave. At most two cards, the rest in lines, and an end."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stillhere.insight import dates
from stillhere.insight.boundaries import may_suggest
from stillhere.insight.cards import Card, card
from stillhere.insight.headline import headline
from stillhere.insight.moment import Moment
from stillhere.insight.notices import Known, Shown, choose
from stillhere.insight.reading import Read, sources
from stillhere.insight.sentence import Sentence, say
from stillhere.insight.steady import Line, others, unknown_line, well_line
from stillhere.records.person import Person

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
    """Compose Today from those who are looked after. `earlier` are the cards shown before."""
    kept = [known for known in people if _here(known.person, moment)]
    chosen = choose(kept, earlier, moment.today)
    cards = tuple(card(known, moment) for known, _ in chosen)
    well = _well(kept, moment)
    first, lead = headline(people, kept, [known for known, _ in chosen])
    return TodayView(
        day=dates.full(moment.today),
        headline=first,
        lead=lead,
        cards=cards,
        well=tuple(well[:LINES]),
        rest=others(len(well[LINES:])),
        unknown=_unknown(kept, moment),
        goodbye=_goodbye() if people else (),
        read_from=sources(read, moment.today),
        remember=tuple(shown for _, shown in chosen),
    )


def _here(person: Person, moment: Moment) -> bool:
    return person.looked_after and may_suggest(person, moment.today)


def _well(kept: Sequence[Known], moment: Moment) -> list[Line]:
    lines = [
        well_line(known.person, known.found, moment)
        for known in kept
        if known.found is not None and known.found.status == "steady"
    ]
    return sorted(lines, key=lambda line: not line.my_turn)


def _unknown(kept: Sequence[Known], moment: Moment) -> tuple[Line, ...]:
    return tuple(
        unknown_line(known.person, known.found, moment)
        for known in kept
        if known.found is None or known.found.status in ("too_little_record", "record_ended")
    )


def _goodbye() -> tuple[Sentence, ...]:
    return (
        say("That is all for today."),
        say("You can close this now."),
        say("It will still be here."),
    )
