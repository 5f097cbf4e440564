"""Life events are offered by plain rules, kept only with a yes, and not asked about twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from stillhere.errors import NothingToAnswer
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome
from stillhere.records.person import Boundary
from stillhere.services import about
from stillhere.services.bring_in import bring_in
from stillhere.services.find import find
from stillhere.services.happened import KINDS
from stillhere.services.home import Home
from stillhere.services.occasions import rule_for, rules
from stillhere.services.record_of import RecordOf, record_of
from stillhere.services.settle import settle
from stillhere.services.suggest import Offer, accept, decline, offer_of, offers
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds
from tests.services.made import LONDON, NOW, WISHES, brought, chat, zipped

DAY_MS = 86_400_000
END = milliseconds(NOW)


@pytest.fixture
def daniel(home: Home, files: Path) -> Home:
    brought(
        home,
        zipped(chat(files, "Daniel Bell", days=245), "Daniel Bell.txt"),
        zipped(chat(files, "Elsie Moor", days=245)),
    )
    return home


def calendar(folder: Path, *titles: str, day: str = "20260214", more: str = "") -> Path:
    entries = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:{title}\r\n{more}"
        "END:VEVENT\r\n"
        for number, title in enumerate(titles)
    )
    path = folder / "home.ics"
    path.write_text(f"BEGIN:VCALENDAR\r\n{entries}END:VCALENDAR\r\n", encoding="utf-8")
    return path


def keep(home: Home, *paths: Path, words: bool = True) -> int | None:
    wishes = msgspec.structs.replace(WISHES, words=words)
    (one,) = bring_in(home, paths, wishes)
    assert one.error is None
    return one.id


def record(store: Store, name: str = "Daniel") -> RecordOf:
    return record_of(store, store.people.find(name)[0], END, LONDON)


def offered(home: Home, name: str = "Daniel") -> list[Offer]:
    with home.store() as store:
        return list(offers(store, record(store, name)))


def test_an_entry_that_names_somebody_is_offered_on_their_page_alone(
    daniel: Home, files: Path
) -> None:
    keep(daniel, calendar(files, "Daniel’s moving day"))

    (offer,) = offered(daniel)
    assert (offer.kind, offer.day, offer.words) == (
        "move",
        date(2026, 2, 14),
        "Daniel’s moving day",
    )
    assert not offer.mine
    assert offered(daniel, "Elsie") == []


def test_an_entry_that_names_nobody_is_in_the_owners_life(daniel: Home, files: Path) -> None:
    keep(daniel, calendar(files, "Holiday in Crete", more="DTEND;VALUE=DATE:20260301\r\n"))

    for name in ("Daniel", "Elsie"):
        (offer,) = offered(daniel, name)
        assert offer.mine
        assert offer.until == date(2026, 2, 28)


def test_without_words_nothing_is_read_of_a_calendar(daniel: Home, files: Path) -> None:
    keep(daniel, calendar(files, "Daniel’s moving day"), words=False)

    assert offered(daniel) == []
    with daniel.store() as store:
        assert store.occasions.entries() == []


def test_entries_that_tell_of_nothing_are_not_kept(daniel: Home, files: Path) -> None:
    keep(daniel, calendar(files, "Dentist", "Daniel’s birthday", "Movie with Daniel", "Taxes"))

    with daniel.store() as store:
        assert store.occasions.entries() == []


def test_what_repeats_or_is_still_to_come_is_not_offered(daniel: Home, files: Path) -> None:
    keep(daniel, calendar(files, "Daniel moves", more="RRULE:FREQ=YEARLY\r\n"))
    keep(daniel, calendar(files, "Daniel moves", day="20260601"))

    assert offered(daniel) == []


def test_a_yes_lays_it_over_the_line_and_makes_old_findings_old(daniel: Home, files: Path) -> None:
    keep(daniel, calendar(files, "Daniel: baby due", day="20260320"))
    with daniel.store() as store:
        find(store, daniel.clock)
        kept = accept(store, record(store), offer_of(store, record(store), _mark(store)), "A baby")
        findings = store.findings.latest()

        assert findings is not None
        assert findings.stale
        assert kept in record(store).life
        assert (kept.kind, kept.day, kept.words) == ("baby", "2026-03-20", "A baby")
        assert offers(store, record(store)) == ()


def test_a_no_is_remembered_when_the_calendar_comes_again(daniel: Home, files: Path) -> None:
    file = calendar(files, "Daniel’s moving day", "Funeral")
    brought_by = keep(daniel, file)
    with daniel.store() as store:
        for offer in offers(store, record(store)):
            decline(store, record(store), offer)
        assert brought_by is not None
        store.imports.undo(brought_by)
        assert store.occasions.entries() == []
    keep(daniel, file)

    assert offered(daniel) == []
    assert offered(daniel, "Elsie") == []
    with daniel.store() as store:
        assert store.life.list() == []
        with pytest.raises(NothingToAnswer):
            offer_of(store, record(store), "calendar 2026-02-14 move")


@pytest.mark.parametrize("boundary", ["no_contact", "court_order", "has_died"])
def test_a_boundary_offers_nothing(daniel: Home, files: Path, boundary: Boundary) -> None:
    keep(daniel, calendar(files, "Daniel’s moving day"))
    with daniel.store() as store:
        about.set_boundary(store, daniel.clock, record(store).person.id, boundary, None)

    assert offered(daniel) == []


@pytest.mark.parametrize("verb", ["forget", "drop_words"])
def test_to_forget_somebody_takes_the_entries_that_name_them(
    daniel: Home, files: Path, verb: str
) -> None:
    keep(daniel, calendar(files, "Daniel’s moving day", "Elsie in hospital"))
    with daniel.store() as store:
        getattr(store, verb)(record(store).person.id)

        assert [entry.words for entry in store.occasions.entries()] == ["Elsie in hospital"]


def on_two_channels(home: Home, *, old_ends: int, new_number: bool = False) -> None:
    """Four months with Ida on the first channel, then two on the second; `old_ends` days ago the
    record of the first one ends."""
    first, second = Handle("phone", "+447700900155"), named("signal", "Ida")
    if new_number:
        second = Handle("phone", "+447700900156")
    with home.store() as store:
        store.daily.set_zone(LONDON)
        with store.imports.begin("made", "made", "", words=False, at=END) as writer:
            for outcome in _outcomes(first, second, old_ends):
                writer.add(outcome)
        settle(store)


def _outcomes(first: Handle, second: Handle, old_ends: int) -> list[Outcome]:
    found: list[Outcome] = [Contact("Ida", (first, second))]
    apps = {first: "sms", second: "sms" if second.service == "phone" else "signal"}
    for handle, app in apps.items():
        found.append(Thread(handle.address, app, "Ida", (SELF, handle), counterpart=handle))
    for days_ago in range(180, 0, -1):
        handle = first if days_ago > 70 else second
        at = END - days_ago * DAY_MS
        found += [
            Event(handle.address, 2 * days_ago + n, at + n, author, apps[handle], length=9)
            for n, author in enumerate((SELF, handle))
        ]
    found.append(Coverage("sms", END - 200 * DAY_MS, END - old_ends * DAY_MS))
    found.append(Coverage("signal", END - 70 * DAY_MS, END))
    return found


def test_a_new_app_that_took_over_is_offered_as_a_mark_on_its_day(home: Home) -> None:
    on_two_channels(home, old_ends=0)

    (offer,) = offered(home, "Ida")
    assert (offer.source, offer.before, offer.after) == ("channel", "sms", "signal")
    assert offer.day == (NOW - timedelta(days=70)).date()
    with home.store() as store:
        kept = accept(store, record(store, "Ida"), offer, "You began to use Signal")
    assert kept.until == kept.day


def test_where_the_old_record_ends_nobody_knows_whether_it_was_a_change(home: Home) -> None:
    on_two_channels(home, old_ends=69)

    assert offered(home, "Ida") == []


def test_a_number_in_the_place_of_another_is_offered(home: Home) -> None:
    on_two_channels(home, old_ends=0, new_number=True)

    (offer,) = offered(home, "Ida")
    assert offer.source == "number"
    assert offer.day == (NOW - timedelta(days=70)).date()


def test_every_kind_of_the_rules_is_one_that_can_be_entered_by_hand() -> None:
    assert {rule.kind for rule in rules().title} <= {kind for kind, _ in KINDS}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Emma is born!", "baby"),
        ("UMZUG Daniel", "move"),
        ("Exams", "exams"),
        ("Example of a move", None),
        ("Daniel removes the shelf", None),
        ("Birthday of the one who moves", None),
    ],
)
def test_only_whole_words_count(title: str, kind: str | None) -> None:
    rule = rule_for(title)
    assert (rule and rule.kind) == kind


def _mark(store: Store) -> str:
    return offers(store, record(store))[0].mark
