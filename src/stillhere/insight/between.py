"""Somebody between us: who knows us both, and how to ask once, openly (R5, decision 8).

Asking once whether somebody is safe is different from sending messages through them: it is openly
about well-being, and whoever is asked has nothing to pass on and need not answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from stillhere.insight.counts import number
from stillhere.insight.pronouns import voice
from stillhere.insight.sentence import Sentence, say
from stillhere.records.person import Person


def known_from(groups: Sequence[str]) -> Sentence:
    """Where the three are together: groups of theirs."""
    titles = [title for title in groups if title]
    if not titles:
        return say(f"You three are in {_groups(len(groups))}.")
    more = f" and {_groups(len(groups) - 1, other=True)}" if len(groups) > 1 else ""
    return say(f"You three are in “{titles[0]}”{more}.")


def how_to_ask(person: Person) -> tuple[Sentence, ...]:
    """What keeps it kind."""
    them = voice(person)
    return (
        say(f"Ask one person, once, and only whether {person.name} is well."),
        say(f"Don’t ask them to speak for you, or to tell {them.them} anything."),
        say("If they would rather not say, that is fine too."),
    )


def asking(person: Person, helper: str = "…") -> str:
    """Words to take or leave: open, about well-being, with nothing to pass on."""
    them = voice(person)
    are = "are" if them.plural else "is"
    return (
        f"Hi {helper}, I haven’t heard from {person.name} for a while. Do you know whether "
        f"{them.subject} {are} well? You don’t have to answer, and there is nothing to pass on."
    )


def asked(when: str) -> Sentence:
    """It was done, and is not offered again."""
    return say(f"You asked somebody, {when}. Once is enough, so nobody is named here now.")


def nobody() -> Sentence:
    """No group on record holds both."""
    return say("Your record holds no group with somebody who knows you both.")


def _groups(count: int, *, other: bool = False) -> str:
    noun = "group" if count == 1 else "groups"
    return f"{number(count)} other {noun}" if other else f"{number(count)} {noun}"
