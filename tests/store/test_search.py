from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Outcome
from stillhere.store import search_build, search_segment, search_segments, search_walk
from stillhere.store.plain_letters import in_one_line, plain
from stillhere.store.store import Store
from stillhere.store.wanted import LAST, Place, Wanted
from tests.store.family import ANNA, BEN, DAY, NOON, bring, event, person_called, thread
from tests.store.test_import_properties import fresh_store

LINES = [
    "See you on Sunday", "sunday roast?", "100% sure", "under_score", "Straße nach München",
    "МОСКВА зимой, ёлка", "明日会いましょう", "🎂 happy birthday 🎂", "she said “no”",
    "Café at two", "שָׁלוֹם לך", "مَرْحَبًا", "พรุ่งนี้เจอกันนะ", "don’t worry", "我们明天见",
    "ok\nthen", "👨‍👩‍👧 ❤️", "각자 따로",
]  # fmt: skip


@pytest.fixture
def cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of 64 messages, in parts of four."""
    for module in (search_build, search_segment, search_segments):
        monkeypatch.setattr(module, "DOCS_IN_PART", 4)
    for module in (search_build, search_segment):
        monkeypatch.setattr(module, "POSTINGS_IN_PART", 8)
    monkeypatch.setattr(search_build, "MOST", 64)
    monkeypatch.setattr(search_segments, "LARGE", 32)
    monkeypatch.setattr(search_walk, "READ_AT_ONCE", 3)


def looking_for(text: str) -> Wanted:
    """One word after the other, as a person types them."""
    return Wanted(tuple(plain(word) for word in text.split()))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("SUNDAY", [1, 0]),
        ("sund roa", [1]),
        ("0%", [2]),
        ("r_s", [3]),
        ("münch", [4]),
        ("munch strasse", [4]),
        ("москва елка", [5]),
        ("会い", [6]),
        ("会", [6]),
        ("明", [14, 6]),
        ("见", [14]),
        ("🎂", [7]),
        ('"no"', [8]),
        ("cafe", [9]),
        ("CAFÉ", [9]),
        ("שלום", [10]),
        ("مرحبا", [11]),
        ("เจอ", [12]),
        ("นะ", [12]),
        ("don't", [13]),
        ("ok", [15]),
        ("❤", [16]),
        ("👨", [16]),
        ("각", [17]),
        ("?", [1]),
        ("xylophone", []),
        ("zq", []),
    ],
)
def test_any_part_of_a_word_is_found_in_any_script(
    store: Store, text: str, lines: list[int]
) -> None:
    bring(store, [thread(), *(event(n, words=line) for n, line in enumerate(LINES))], words=True)
    found = store.search.find(looking_for(text))
    assert [one.words for one in found.events] == [LINES[n] for n in lines]
    assert found.complete


def test_a_phrase_is_found_across_the_end_of_a_line(store: Store) -> None:
    bring(store, [thread(), *(event(n, words=line) for n, line in enumerate(LINES))], words=True)
    assert _texts(store, Wanted(("ok then",))) == ["ok\nthen"]
    assert _texts(store, Wanted(("then ok",))) == []


def test_what_must_not_be_there_is_left_out(store: Store) -> None:
    bring(store, [thread(), *(event(n, words=line) for n, line in enumerate(LINES))], words=True)
    assert _texts(store, Wanted(("sunday",), ("roast",))) == [LINES[0]]
    assert _texts(store, Wanted(("明日",), ("会いま",))) == []
    assert _texts(store, Wanted((), ("roast",))) == []


@pytest.mark.usefixtures("cut_small")
def test_the_newest_are_found_first_and_no_more_than_asked_for(store: Store) -> None:
    bring(store, [thread(), *(event(key, words=f"apple {key}") for key in range(200))], words=True)
    found = store.search.find(Wanted(("apple",)), limit=2)
    assert [one.words for one in found.events] == ["apple 199", "apple 198"]
    assert found.further == (found.events[-1].at, found.events[-1].id)
    assert (found.total, found.more) == (200, False)


@pytest.mark.usefixtures("cut_small")
def test_more_than_is_counted_is_said_to_be_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_walk, "MOST_COUNTED", 100)
    bring(store, [thread(), *(event(key, words=f"see {key}") for key in range(101))], words=True)
    for word in ("see", "see 1"):
        found = store.search.find(Wanted((word,)), limit=2)
        expected = (100, True) if word == "see" else (12, False)
        assert (found.total, found.more) == expected


@pytest.mark.usefixtures("cut_small")
@pytest.mark.parametrize("word", ["a3", "a3 1"])
@pytest.mark.parametrize("seconds", [None, 0.0])
def test_looking_on_leads_to_each_once_however_little_time_there_is(
    store: Store, word: str, seconds: float | None
) -> None:
    """Two files of the same years: their segments lie over one another in time."""
    for handle in (ANNA, BEN):
        many = [event(key, handle, words=f"a{key % 7} {key}") for key in range(150)]
        bring(store, [thread(handle), *many], words=True, label=handle.address)
    found = _all_pages(store, Wanted((word,)), seconds)
    held = [key for key in range(150) if word in f"a{key % 7} {key}"]
    assert len(found) == len(set(found)) == 2 * len(held)
    assert found == sorted(found, reverse=True)


@pytest.mark.usefixtures("cut_small")
def test_many_small_imports_make_few_segments_and_one_finds_all(store: Store) -> None:
    for key in range(70):
        bring(store, [thread(), event(key, words=f"apple {key}")], words=True, label=f"{key}.xml")
    rows = store.search._database.rows("SELECT docs FROM search_segment")
    assert sum(docs for (docs,) in rows) == 70
    assert len(rows) < 16
    assert len(_all_pages(store, Wanted(("apple",)), None)) == 70


@pytest.mark.usefixtures("cut_small")
def test_large_imports_of_the_same_years_are_cut_by_time(store: Store) -> None:
    """Nine people over the same days: the newest words are in few segments."""
    for number in range(9):
        handle = Handle("phone", f"+44770090{number:04}")
        many = [event(key, handle, words=f"word {key}") for key in range(60)]
        bring(store, [thread(handle), *many], words=True, label=handle.address)
    rows = store.search._database.rows("SELECT first, last FROM search_segment")
    newest = max(last for _, last in rows)
    assert sum(first < newest <= last for first, last in rows) <= 2
    assert len(_all_pages(store, Wanted(("word",)), None)) == 540


def _all_pages(store: Store, wanted: Wanted, seconds: float | None) -> list[Place]:
    before, places = LAST, []
    while True:
        found = store.search.find(wanted, before=before, limit=50, seconds=seconds)
        places += [(one.at, one.id) for one in found.events]
        if found.further is None:
            return places
        assert found.further < before
        before = found.further


def a_group() -> list[Outcome]:
    return [
        Thread("g", "mms", "Family", participants=(ANNA, BEN), group=True),
        Event("g", 1, NOON, ANNA, "mms", words="apple cake"),
    ]


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [
        (Wanted(("apple",)), ["apple pie", "apple tree", "apple cake"]),
        (Wanted(("apple",), person=1), ["apple pie"]),
        (Wanted(("apple",), out=True), ["apple tree"]),
        (Wanted(("apple",), out=False), ["apple pie", "apple cake"]),
        (Wanted(("apple",), channel="mms"), ["apple cake"]),
        (Wanted(("apple",), start=NOON + 2 * DAY), ["apple pie"]),
        (Wanted(("apple",), end=NOON + 2 * DAY), ["apple tree", "apple cake"]),
        (Wanted(("apple",), end=NOON + 2 * DAY, person=1), []),
        (Wanted(("apple",), person=1, start=NOON + 2 * DAY, out=False), ["apple pie"]),
        (Wanted(("apple",), channel="fax"), []),
        (Wanted(("apple",), person=9), []),
        (Wanted(("call",)), []),
        (Wanted(), []),
    ],
)
def test_it_is_narrowed_down(store: Store, wanted: Wanted, lines: list[str | None]) -> None:
    outcomes = [
        thread(title="Anna"), event(2, words="apple pie"), event(3, kind="call", seconds=60),
        thread(BEN, title="Ben"), event(1, BEN, mine=True, words="apple tree"), *a_group(),
    ]  # fmt: skip
    bring(store, outcomes, words=True)
    assert person_called(store, "Anna") == 1
    assert [one.words for one in store.search.find(wanted).events] == lines


def test_words_of_a_person_can_be_dropped_and_the_dates_kept(store: Store) -> None:
    outcomes: list[Outcome] = [
        thread(title="Anna"), event(1, words="apple pie"),
        thread(BEN, title="Ben"), event(2, BEN, words="apple tree"),
    ]  # fmt: skip
    bring(store, outcomes, words=True)
    anna = person_called(store, "Anna")
    store.drop_words(anna)
    assert _texts(store, Wanted(("apple",))) == ["apple tree"]
    assert store.events.count() == 2
    assert store.search.has_words()
    assert not store.search.has_words(anna)


letters = "abcäßÉe\u0301明日本 ñ%_\"'’-*^:(){}Абגּأคำ가❤\ufe0f👩\u200d\0\t"
lines = st.lists(
    st.one_of(st.text(st.sampled_from(letters), min_size=1, max_size=12), st.text(max_size=8)),
    min_size=1,
    max_size=12,
)
asked = st.one_of(st.text(st.sampled_from(letters), max_size=5), st.text(max_size=4))


@pytest.mark.usefixtures("cut_small")
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(lines, st.data())
def test_search_finds_exactly_what_reading_everything_would(
    said: list[str], data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(said))
    begin = data.draw(st.integers(0, len(part) - 1) if part else st.just(0))
    length = data.draw(st.integers(1, 6))
    text = data.draw(st.one_of(st.just(part[begin : begin + length]), asked))
    with fresh_store() as store:
        half = len(said) // 2
        events = [event(n, words=line) for n, line in enumerate(said)]
        bring(store, [thread(), *events[:half]], words=True)
        bring(store, [thread(), *events], words=True)
        word = in_one_line(text)
        held = [line for line in reversed(said) if word in in_one_line(line)] if word else []
        for person in (None, 1):
            wanted = Wanted((word,) if word else (), person=person)
            found = store.search.find(wanted, limit=99)
            assert [one.words for one in found.events] == held
            assert (found.total, found.more) == (len(held), False)


def _texts(store: Store, wanted: Wanted) -> list[str | None]:
    return [one.words for one in store.search.find(wanted).events]
