"""Searching everything that was written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stillhere.errors import AmbiguousPerson, MeaningUnclear, NobodyYet, UnknownPerson
from stillhere.meaning.model import installed
from stillhere.services.look import the_moment
from stillhere.services.search import Asked, By, Results
from stillhere.services.search import search as look_for
from stillhere.store.wanted import LAST, Place
from stillhere.web.answer import show
from stillhere.web.asking import chosen, home
from stillhere.web.fill.meaning import way_here
from stillhere.web.fill.search import ADDRESS, search_page
from stillhere.web.pages.parts import Problem

LONGEST = 500
"""Letters of a question; nobody types more."""

MOST_NAMES = 300


def search(request: Request) -> Response:
    """One page of what was found."""
    served, asked, before = home(request), _asked(request), _before(request)
    found: Results | None = None
    problem = None
    with served.store() as store:
        try:
            found = look_for(store, asked, before)
        except (AmbiguousPerson, MeaningUnclear, NobodyYet, UnknownPerson) as error:
            problem = Problem("That was not understood.", str(error))
        names = store.people.names().values()
        page = search_page(
            asked,
            found,
            the_moment(store, served.clock),
            searchable=store.search.has_words(),
            names=list(dict.fromkeys(names))[:MOST_NAMES],
            channels=store.threads.channels(),
            before=before,
            problem=problem,
        )
    if installed():
        page = replace(page, by_meaning=way_here(asked.text))
    return show(request, page, "search", begun=bool(names))


def _asked(request: Request) -> Asked:
    said = {name: value[:LONGEST] for name, value in request.query_params.items()}
    return Asked(
        text=said.get("q", ""),
        person=said.get("with", "").strip(),
        start=said.get("from", "").strip(),
        end=said.get("to", "").strip(),
        by=cast("By", chosen(said.get("by", ""), get_args(By))),
        channel=said.get("channel", ""),
    )


def _before(request: Request) -> Place:
    read = re.fullmatch(r"(-?\d{1,18})\.(\d{1,19})", request.query_params.get("before", ""))
    return (int(read[1]), min(int(read[2]), LAST[1])) if read else LAST


ROUTES = (Route(ADDRESS, search),)
