"""One conversation from two kinds of export is one, in either order, and either can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path

import pytest

from stillhere.services.home import Home
from stillhere.services.list_people import list_people
from stillhere.services.wishes import Brought
from tests.services.made import LONDON, NOW
from tests.services.test_twins import bring
from tests.services.twin_databases import (
    in_a_backup,
    messages,
    texts,
    whatsapp_android,
    whatsapp_ios,
)
from tests.services.twin_exports import Line, android, conversation, iphone

COUNT = 150
LINES = [
    line._replace(at=line.at.astimezone(UTC).astimezone(LONDON))
    for line in conversation(seed=3, count=COUNT)
]
Make = Callable[[Path, list[Line]], Path]


def backup(folder: Path, lines: list[Line]) -> Path:
    """A backup of the iPhone that has the messages of the Mac."""
    return in_a_backup(folder, messages(folder.with_name(f"{folder.name} made"), lines))


old_phone = partial(messages, service="SMS", old=True)
PAIRS: dict[str, tuple[Make, Make]] = {
    "whatsapp of an iphone, its text": (whatsapp_ios, iphone),
    "whatsapp of an iphone, an android's text": (whatsapp_ios, android),
    "whatsapp of an android, its text": (whatsapp_android, android),
    "whatsapp of an android, an iphone's text": (whatsapp_android, iphone),
    "whatsapp of both phones": (whatsapp_ios, whatsapp_android),
    "texts of an old iphone, of an android": (old_phone, texts),
    "messages of a mac, texts of an android": (messages, texts),
    "messages of a mac, backup of an iphone": (messages, backup),
    "renamed contact": (android, partial(iphone, name="Dad")),
    "renamed contact, whatsapp of an iphone": (whatsapp_ios, partial(android, name="Dad")),
}


def counts(home: Home) -> list[int]:
    """How many messages the page shows for each person."""
    with home.store() as store:
        assert store.problems() == []
        return [one.events for one in list_people(store, home.clock)]


def undo(home: Home, brought: Brought) -> None:
    with home.store() as store:
        assert brought.id is not None
        store.imports.undo(brought.id)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("pair", PAIRS)
def test_the_page_counts_one_conversation_and_either_export_can_be_undone(
    tmp_path: Path, home: Home, pair: str, *, turned: bool
) -> None:
    makers = PAIRS[pair][:: -1 if turned else 1]
    one, other = (make(tmp_path / f"{n}", LINES) for n, make in enumerate(makers))
    (first,) = bring(home, one)
    assert (first.new, counts(home)) == (COUNT, [COUNT])
    (second,) = bring(home, other)
    assert (second.new, second.repeated, counts(home)) == (0, COUNT, [COUNT])
    undo(home, first)
    assert counts(home) == [COUNT]
    (again,) = bring(home, one)
    assert (again.new, counts(home)) == (0, [COUNT])
    undo(home, second)
    assert counts(home) == [COUNT]
    undo(home, again)
    assert counts(home) == []


@pytest.mark.parametrize("make", [whatsapp_ios, iphone, android])
def test_the_clocks_of_two_phones_may_be_a_second_apart(
    tmp_path: Path, home: Home, make: Make
) -> None:
    late = [line._replace(at=line.at + timedelta(seconds=0.9)) for line in LINES]
    bring(home, make(tmp_path / "one", LINES))
    (second,) = bring(home, android(tmp_path / "other", late, "Dad"))
    assert (second.new, counts(home)) == (0, [COUNT])


def test_backups_of_texts_on_a_rota_are_one_conversation(tmp_path: Path, home: Home) -> None:
    """Each keeps the last hundred; the number is written otherwise after a change of phones."""
    days = (
        (0, 100, "+447700900123", "Daniel Bell"),
        (25, 125, "07700 900123", "Daniel Bell"),
        (50, 150, "+44 7700 900123", "Dad"),
    )
    files = [
        texts(
            tmp_path / "texts",
            LINES[start:end],
            address=address,
            name=name,
            backed_up=NOW + timedelta(days=start),
        )
        for start, end, address, name in days
    ]
    told = bring(home, *files)
    assert [(one.new, one.repeated) for one in told] == [(100, 0), (25, 75), (25, 75)]
    assert counts(home) == [COUNT]
    undo(home, told[1])
    assert counts(home) == [COUNT]
    undo(home, told[0])
    assert counts(home) == [100]
    assert [one.new for one in bring(home, *reversed(files))] == [0, 25, 25]
    assert counts(home) == [COUNT]
