"""A page to print or keep, from what was found."""

from __future__ import annotations

from dataclasses import replace

from stillhere.insight import dates
from stillhere.insight.framing import Framing
from stillhere.insight.moment import Moment
from stillhere.insight.sentence import text
from stillhere.services.keep_page import Kept
from stillhere.web.fill.addresses import person as address
from stillhere.web.fill.changed import changed_page
from stillhere.web.fill.pictures import figure
from stillhere.web.fill.timeline import timeline
from stillhere.web.pages.keep import Keep
from stillhere.web.pages.parts import Choice, Figure, Step
from stillhere.web.pages.person import Timeline

THEIRS = "theirs"


def keep_page(kept: Kept, moment: Moment) -> Keep:
    """The page for paper; nothing on it can be pressed."""
    view, told = kept.seen.view, changed_page(kept.changed, moment)
    today = moment.today
    return Keep(
        name=view.name,
        relation=view.relation,
        date=f"{dates.full(today)} {today.year}",
        back=Step(f"Back to {view.name}", address(view.person)),
        url=address(view.person, "print"),
        choice=Choice(THEIRS, f"The words of {view.name} too", not kept.left_out),
        status=text(view.status),
        boundary=text(view.allowed.sentence),
        figure=_figure(kept),
        points=told.points,
        rows=told.rows,
        cannot=_cannot(view.framing) if view.framing else "",
        timeline=_paper(kept, moment),
        on_record=tuple(said.text for said in kept.seen.on_record),
    )


def _figure(kept: Kept) -> Figure | None:
    if kept.seen.picture is None:
        return None
    picture = kept.seen.picture
    return figure("You two, on one line", picture.wide, picture.narrow, table=False)


def _cannot(framing: Framing) -> str:
    said = (*framing.cannot, *framing.beside, *framing.readings, framing.distance)
    return text((*said, *framing.closing))


def _paper(kept: Kept, moment: Moment) -> Timeline:
    view = kept.seen.view
    told = timeline(kept.days, view.name, view.person, "life", moment)
    days = tuple(replace(day, step=None) for day in told.days)
    return replace(told, days=days, steps=())
