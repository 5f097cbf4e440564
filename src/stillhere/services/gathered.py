"""What many files of one export say together: each window once, each question once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from stillhere.records.intake import Coverage, Outcome, Question

Window = tuple[str, str | None, int | None, tuple[str, ...]]
"""What windows that can be one have in common: channel, thread, end and what they may miss."""


def gathered(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same, with windows and questions at the end.

    Windows that end at the same moment become one, from the earliest start. Of each kind of
    question the first is asked.
    """
    windows: dict[Window, Coverage] = {}
    questions: dict[str, Question] = {}
    for outcome in outcomes:
        if type(outcome) is Coverage:
            key = (outcome.channel, outcome.thread, outcome.end, outcome.blind)
            known = windows.get(key, outcome)
            windows[key] = replace(known, start=min(known.start, outcome.start))
        elif type(outcome) is Question:
            questions.setdefault(outcome.kind, outcome)
        else:
            yield outcome
    yield from windows.values()
    yield from questions.values()
