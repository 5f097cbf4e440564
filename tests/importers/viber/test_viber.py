from __future__ import annotations

from pathlib import Path

from stillhere.importers.detect import candidates
from stillhere.importers.viber import Viber
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Contact, Coverage, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

DATA = (Path(__file__).parents[1] / "samples" / "viber" / "viber.db").read_bytes()
MADE = 1_717_232_400_000


def test_names_lose_the_marks_of_direction_around_them() -> None:
    found = Viber().read(MemorySource("viber.db", DATA), sample_reading())
    assert {item.name for item in found if isinstance(item, Contact)} == {
        "Petar Kos",
        "Vid",
        "Lena",
    }


def test_the_owner_is_never_the_other_side() -> None:
    items = list(Viber().read(MemorySource("viber.db", DATA), sample_reading()))
    threads = {item.key: item for item in items if isinstance(item, Thread)}
    assert threads["viber:+447700900111"].counterpart is not None
    assert threads["viber:group:choir"].group
    assert sum(item.author == SELF for item in items if isinstance(item, Event)) == 2


def test_lines_of_the_app_are_no_contact_and_pictures_have_no_words() -> None:
    items = Viber().read(MemorySource("viber.db", DATA), sample_reading())
    lengths = [item.length for item in items if isinstance(item, Event)]
    assert lengths == [13, 5, 0, 0, 13, 19, 5]


def test_a_copy_in_a_zip_is_of_its_time() -> None:
    items = Viber().read(MemorySource("viber.db", DATA, modified=MADE), sample_reading())
    (window,) = (item for item in items if isinstance(item, Coverage))
    assert (window.start, window.end) == (1_709_325_300_000, MADE)


def test_a_database_cut_in_half_is_told_and_not_raised() -> None:
    items = list(Viber().read(MemorySource("viber.db", DATA[:2048]), sample_reading()))
    assert any(isinstance(item, Skipped) for item in items)


def test_other_databases_are_not_recognised() -> None:
    assert not candidates(
        MemorySource("viber.db", b"SQLite format 3\0CREATE TABLE Messages"), (Viber(),)
    )
    assert not candidates(MemorySource("viber.db", b"\x8b\x12 locked"), (Viber(),))
