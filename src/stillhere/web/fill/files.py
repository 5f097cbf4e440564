"""Files as their owner knows them, and what to say of one that could not be read."""

from __future__ import annotations

import re

from stillhere.services.how_to_export import for_words
from stillhere.services.wishes import Brought
from stillhere.web.pages.parts import Problem, Step

UPLOADED = re.compile(r"^.*incoming-[^/\\]+[/\\]\d+[/\\]")
HOW = "/bring-in#how"


def file_name(label: str) -> str:
    """The file of an import as its owner knows it, without the folders of this computer."""
    inside = UPLOADED.sub("", label).removesuffix(": _chat.txt")
    return inside if UPLOADED.match(label) else re.split(r"[/\\]", inside)[-1]


def way_to(key: str) -> str:
    """The address of a page that tells how to get files out of an app."""
    return f"{HOW}-{key}"


def unread(one: Brought) -> Problem:
    """A file that could not be read: why, and the way to a better one where there is one."""
    told = problem(one.error or "")
    way = for_words(one.importer, one.error or "")
    step = Step(f"How to get it: {way.app}", way_to(way.slug)) if way else None
    return Problem(told.what, told.advice, step)


def problem(sentence: str) -> Problem:
    """What happened, and the rest of the sentence as the advice."""
    what, dot, advice = UPLOADED.sub("", sentence).partition(". ")
    return Problem(f"{what}{dot.strip()}", advice)
