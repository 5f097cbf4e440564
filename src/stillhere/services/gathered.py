"""What many files of one export say of it as a whole is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stillhere.records.event import Event
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question


def gathered(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes of many files of one export, in their order.

    Names and own handles come once; questions once and at the end, that about the owner only where
    no file has told. The windows of coverage of one channel and conversation are one: from the
    first start to the last end, unknown where one file does not know it; a reason to doubt it
    holds where it holds in all files. A window as long as a moment proves itself only, and stays.
    """
    windows: dict[tuple[str, str | None], Coverage] = {}
    questions: dict[str, Question] = {}
    said: set[Contact | OwnHandle] = set()
    for item in outcomes:
        if type(item) is Event:
            yield item
        elif isinstance(item, Coverage) and item.end != item.start + 1:
            place = (item.channel, item.thread)
            windows[place] = _joined(windows.get(place, item), item)
        elif isinstance(item, Question):
            questions.setdefault(item.kind, item)
        elif not isinstance(item, (Contact, OwnHandle)):
            yield item
        elif item not in said:
            said.add(item)
            yield item
    if any(isinstance(item, OwnHandle) for item in said):
        questions.pop("owner", None)
    yield from windows.values()
    yield from questions.values()


def _joined(one: Coverage, other: Coverage) -> Coverage:
    end = None if one.end is None or other.end is None else max(one.end, other.end)
    blind = tuple(reason for reason in one.blind if reason in other.blind)
    return Coverage(one.channel, min(one.start, other.start), end, one.thread, blind)
