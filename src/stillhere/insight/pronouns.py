"""How somebody is spoken of: she, he, they, or by name until it is chosen (decision 14)."""

from __future__ import annotations

from typing import NamedTuple

from stillhere.records.person import Person

_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "was": ("was", "were")}


class Voice(NamedTuple):
    """The forms of one person. `plural` is true where the pronoun takes the verb of "they"."""

    name: str
    subject: str
    them: str
    their: str
    plural: bool

    @property
    def owner(self) -> str:
        """Such as "Daniel’s"."""
        return f"{self.name}’s"

    def does(self, verb: str) -> str:
        """Pronoun and verb: `does("write")` → "he writes", "they write", "Daniel writes"."""
        return f"{self.subject} {self.verb(verb)}"

    def does_past(self, verb: str) -> str:
        """Pronoun and the past of a regular verb: `does_past("answer")` → "he answered"."""
        return f"{self.subject} {verb}ed"

    def verb(self, verb: str) -> str:
        """The present form of `verb` ("was" stands for was and were) that goes with `subject`."""
        one, many = _IRREGULAR.get(verb, (_third_person(verb), verb))
        return many if self.plural else one


def voice(person: Person) -> Voice:
    """The forms by which `person` is spoken of."""
    if person.pronoun == "she":
        return Voice(person.name, "she", "her", "her", plural=False)
    if person.pronoun == "he":
        return Voice(person.name, "he", "him", "his", plural=False)
    if person.pronoun == "they":
        return Voice(person.name, "they", "them", "their", plural=True)
    return Voice(person.name, person.name, person.name, f"{person.name}’s", plural=False)


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"
