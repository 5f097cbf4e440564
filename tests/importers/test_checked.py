from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest

from stillhere.errors import LockedFile
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.checked import checked
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Outcome, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

THREAD = Thread("t", "guest")
EVENT = Event("t", 1, 0, SELF, "sms")


class Guest:
    """Yields what it is told; an exception among it is raised."""

    name = "guest"
    title = "guest files"
    knows = Knows()

    def __init__(self, *items: object) -> None:
        self.items = items

    def recognise(self, source: Source, head: bytes) -> bool:
        raise RuntimeError

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        for item in self.items:
            if isinstance(item, Exception):
                raise item
            yield cast("Outcome", item)


def read(*items: object) -> list[Outcome]:
    return list(checked(Guest(*items)).read(MemorySource("x", b"x"), sample_reading()))


def test_what_keeps_the_contract_passes_unchanged() -> None:
    assert read(THREAD, EVENT) == [THREAD, EVENT]


@pytest.mark.parametrize(
    "wrong",
    [
        "a string",
        None,
        Event("other", 1, 0, SELF, "sms"),
        Event("t", 2**63, 0, SELF, "sms"),
        Event("t", cast("int", "1"), 0, SELF, "sms"),
        Event("t", 1, cast("int", 1.5), SELF, "sms"),
        Event("t", 1, 0, cast("Handle", "me"), "sms"),
        Thread(cast("str", 5), "guest"),
        Thread("u", "guest", participants=cast("tuple[Handle, ...]", ("me",))),
    ],
)
def test_what_breaks_it_is_told_and_the_rest_goes_on(wrong: object) -> None:
    first, told, last = read(THREAD, wrong, EVENT)
    assert (first, last) == (THREAD, EVENT)
    assert isinstance(told, Skipped)
    assert told.where == "item 2"
    assert "guest files" in told.why


@pytest.mark.parametrize("error", [RuntimeError("boom"), KeyError("x"), OSError(5, "disk")])
def test_an_exception_ends_the_file_and_not_the_import(error: Exception) -> None:
    *kept, told = read(THREAD, EVENT, error)
    assert kept == [THREAD, EVENT]
    assert isinstance(told, Skipped)
    assert "boom" not in told.why


def test_a_refusal_of_the_whole_file_reaches_the_person() -> None:
    with pytest.raises(LockedFile):
        read(LockedFile(name="x", advice="Ask for it."))


def test_a_refusal_half_way_keeps_what_came_before() -> None:
    *kept, told = read(THREAD, EVENT, LockedFile(name="x", advice="Ask for it."))
    assert kept == [THREAD, EVENT]
    assert isinstance(told, Skipped)
    assert "Ask for it." in told.why


def test_an_error_while_recognising_is_a_no() -> None:
    assert not checked(Guest()).recognise(MemorySource("x", b"x"), b"x")


def test_checking_twice_is_checking_once() -> None:
    once = checked(Guest())
    assert checked(once) is once


def test_stopping_early_closes_the_importer() -> None:
    closed: list[str] = []

    def items(note: Callable[[str], None]) -> Iterator[Outcome]:
        try:
            yield THREAD
            yield EVENT
        finally:
            note("closed")

    class Careful(Guest):
        def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
            return items(closed.append)

    found = iter(checked(Careful()).read(MemorySource("x", b"x"), sample_reading()))
    next(found)
    del found
    assert closed == ["closed"]
