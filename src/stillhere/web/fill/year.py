"""A year's look back, from what was found."""

from __future__ import annotations

from stillhere.insight.sentence import text
from stillhere.services.year import LookBack
from stillhere.web.fill.addresses import person as address
from stillhere.web.pages.parts import Step
from stillhere.web.pages.today import Well
from stillhere.web.pages.year import Year

YEAR = "/year"


def year_page(found: LookBack) -> Year:
    """The page for `found`."""
    view = found.view
    return Year(
        heading=view.heading,
        lead=text(view.lead),
        people=tuple(Well(one.name, address(one.person), one.words) for one in view.people),
        happened=tuple(said.text for said in view.happened),
        gaps=tuple(said.text for said in view.gaps),
        closing=text(view.closing),
        steps=_steps(found),
    )


def _steps(found: LookBack) -> tuple[Step, ...]:
    year = found.view.year
    return (
        *((Step(f"The year {year - 1}", f"{YEAR}/{year - 1}"),) if found.earlier else ()),
        *((Step(f"The year {year + 1}", f"{YEAR}/{year + 1}"),) if found.later else ()),
        Step("Back to people", "/people"),
    )
