"""The small pictures of the last year: drawn once for each state of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from markupsafe import Markup

from stillhere.charts.record import RibbonData
from stillhere.insight.sentence import Sentence, text
from stillhere.records.person import Person
from stillhere.services.last_year import last_year
from stillhere.services.look import the_moment
from stillhere.store.store import Store
from stillhere.support.clock import Clock
from stillhere.web.fill.pictures import spark, strip
from stillhere.web.memory import Memory
from stillhere.web.pages.parts import Strip

Kind = TypeVar("Kind")
Draw = Callable[[RibbonData, str, str], Kind]


class Drawn:
    """Gives the pictures of `people` as the record is now, most of them from memory."""

    def __init__(
        self, memory: Memory, store: Store, clock: Clock, people: Iterable[Person]
    ) -> None:
        self._memory, self._store, self._clock = memory, store, clock
        self._people = {person.id: person for person in people}
        self._state = (store.findings.revision(), the_moment(store, clock))

    def strips(self, said: Mapping[int, tuple[Sentence, ...]]) -> dict[int, Strip]:
        """The heads of cards of those with a record; `said` is what each shows in words."""
        return self._of({person: text(words) for person, words in said.items()}, strip)

    def sparks(self, said: Mapping[int, str]) -> dict[int, Markup]:
        """The lines in lists, by person; `said` is how it is, as half a sentence."""
        named = {
            person: f"You and {self._people[person].name}, the last year: {words}"
            for person, words in said.items()
        }
        return self._of(named, spark)

    def _of(self, said: Mapping[int, str], draw: Draw[Kind]) -> dict[int, Kind]:
        keys = {person: (draw, self._state, person, words) for person, words in said.items()}
        found = {person: self._memory.get(key) for person, key in keys.items()}
        missing = [self._people[person] for person in said if found[person] is None]
        data = last_year(self._store, self._clock, missing) if missing else {}
        for person, record in data.items():
            if len(record.events):
                found[person] = draw(record, said[person], f"y{person}")
                self._memory.keep(keys[person], found[person])
        return {person: drawn for person, drawn in found.items() if drawn is not None}
