"""Reading JSON piece by piece gives what reading it whole gives, and survives damage."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers import json_stream
from stillhere.importers.json_stream import BLOCK, MOST_WASTED, JsonReader, Torn
from stillhere.importers.streams import FileSource
from stillhere.testing.memory import MemorySource

TEXT = st.text(max_size=30)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
)


def reader(text: str | bytes) -> JsonReader:
    return JsonReader(MemorySource("a.json", text if isinstance(text, bytes) else text.encode()))


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "BLOCK", 7)


@given(st.dictionaries(TEXT, VALUES, max_size=5), st.sampled_from([None, 1]))
def test_members_and_values_are_those_of_the_whole(whole: dict[str, object], indent: int) -> None:
    walk = reader(json.dumps(whole, indent=indent))
    assert [(key, walk.value()) for key in walk.members()] == list(whole.items())
    assert walk.torn is None


@given(st.lists(VALUES, max_size=8), st.booleans())
def test_elements_are_those_of_the_whole(whole: list[object], ascii_only: bool) -> None:  # noqa: FBT001
    walk = reader(json.dumps(whole, ensure_ascii=ascii_only))
    assert list(walk.elements()) == whole
    assert walk.torn is None


@pytest.mark.usefixtures("small_blocks")
def test_a_window_smaller_than_a_value_changes_nothing() -> None:
    whole = [
        {"id": n, "text": 'long “text” with \\ and " ' * n, "n": [1.5, 12345]} for n in range(9)
    ]
    assert list(reader(json.dumps(whole)).elements()) == whole


def test_what_is_not_asked_for_is_passed_over() -> None:
    walk = reader('{"a": {"b": [1, 2]}, "c": [3], "d": 4}')
    assert [walk.value() for key in walk.members() if key == "d"] == [4]


def test_one_can_walk_down_several_levels() -> None:
    walk = reader('{"chats": {"list": [{"name": "A", "messages": [1, 2]}, {"messages": [3]}]}}')
    found = []
    for _ in walk.members():
        for _ in walk.members():
            for _ in walk.entered_elements():
                found += [list(walk.elements()) for key in walk.members() if key == "messages"]
    assert found == [[1, 2], [3]]


def test_an_element_with_damage_is_told_and_the_rest_is_read() -> None:
    good = [{"id": n, "reactions": [{"emoji": "x"}]} for n in range(5)]
    text = json.dumps(good).replace('"id": 2, "re', '"id": 2, re')
    found = list(reader(text).elements())
    assert [one for one in found if not isinstance(one, Torn)] == [good[n] for n in (0, 1, 3, 4)]
    assert sum(isinstance(one, Torn) for one in found) == 1


def test_a_text_that_is_cut_off_gives_what_came_before() -> None:
    text = json.dumps({"messages": [{"id": n} for n in range(5)]})
    walk = reader(text[:-9])
    assert [list(walk.elements()) for _ in walk.members()] == [[{"id": n} for n in range(4)]]
    assert walk.torn is not None


@given(st.binary(max_size=60))
def test_noise_is_no_error(noise: bytes) -> None:
    walk = reader(noise)
    for _ in walk.members():
        list(walk.elements())
    list(reader(noise).elements())


def test_a_mark_at_the_start_and_wide_characters_are_read() -> None:
    assert list(reader("\ufeff[1]").elements()) == [1]
    assert list(reader("[1]".encode("utf-16")).elements()) == [1]


def test_values_nested_beyond_reason_are_torn() -> None:
    walk = reader("[" + "[" * 100_000)
    assert list(walk.elements()) == []
    assert walk.torn is not None


def test_large_files_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    with path.open("w") as out:
        out.write("[")
        out.writelines(json.dumps({"id": n, "text": "x" * 300}) + "," for n in range(30_000))
        out.write("{}]")
    tracemalloc.start()
    with JsonReader(FileSource(path)) as walk:
        assert sum(1 for _ in walk.elements()) == 30_001
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 2**20


def test_a_number_of_thousands_of_digits_is_torn_and_the_rest_is_read() -> None:
    long = "9" * 5000
    walk = reader(f'[{{"id": 1}}, {{"id": {long}}}, {{"id": 3}}]')
    first, torn, last = walk.elements()
    assert (first, type(torn), last) == ({"id": 1}, Torn, {"id": 3})
    assert reader(f'{{"id": {long}}}').value() is None


def test_every_other_element_torn_to_the_end_is_given_up_early() -> None:
    walk = reader("[" + '{"id": 1}, {"id": 2, "more": [' * 20_000)
    found = list(walk.elements())
    assert len(found) < 40
    assert walk.torn is not None


def test_what_is_too_deep_again_and_again_is_given_up_early() -> None:
    walk = reader("[" + '{"id": 1, "more": [' * 20_000)
    found = list(walk.elements())
    assert 1 < len(found) <= MOST_WASTED // BLOCK
    assert walk.torn is not None
