"""The page of those who know both, from what the record tells."""

from __future__ import annotations

from stillhere.insight.between import nobody
from stillhere.services.between import Between, Helper
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages import between as pages
from stillhere.web.pages.parts import Step


def between_page(found: Between) -> pages.Between:
    """Whom one could ask, and how."""
    who = found.person
    alone = not found.helpers and found.asked is None
    return pages.Between(
        name=who.name,
        back=Step(f"Back to your words to {who.name}", address(who.id, "write")),
        how=tuple(sentence.text for sentence in found.how),
        helpers=tuple(_helper(one) for one in found.helpers),
        instead=found.asked.text if found.asked else nobody().text if alone else "",
        words=found.words if alone else "",
        pair=() if found.asked else _pair(who.id),
        undo=_undo(who.id) if found.asked else None,
    )


def _pair(person: int) -> tuple[Step, ...]:
    return (
        Step("I have asked", address(person, "between"), post=True),
        Step("Not now", address(person, "write")),
    )


def _undo(person: int) -> Step:
    return Step("Take it back", address(person, "between"), post=True, name="do", value="undo")


def _helper(one: Helper) -> pages.Helper:
    step = Step(f"Write to {one.name}", address(one.person, "write"))
    return pages.Helper(one.name, one.known_from.text, one.words, step)
