"""Whole runs of objects are decoded at once, and give what one by one would."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.testing.memory import MemorySource

plain = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8)
nested = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)
lists = st.lists(st.dictionaries(st.sampled_from("abc"), nested, max_size=3) | plain, max_size=20)


def elements(text: str) -> list[Any]:
    with JsonReader(MemorySource("x.json", text.encode("utf-8", "surrogatepass"))) as reader:
        return list(reader.elements())


@settings(deadline=None, max_examples=200)
@given(values=lists, indent=st.sampled_from([None, 0, 1, 2]))
def test_however_it_is_indented_the_elements_are_the_same(
    values: list[Any], indent: int | None
) -> None:
    assert elements(json.dumps(values, indent=indent)) == values


def test_a_list_within_an_element_is_never_taken_for_the_outer_one() -> None:
    values = [{"a": [{"b": 1}, {"b": 2}]} for _ in range(50)]
    assert elements(json.dumps(values, separators=(",", ":"))) == values


@pytest.mark.parametrize("bad", ['"\\ud83d"', '"\t"', "NaN"])
def test_what_the_faster_decoder_refuses_is_read_by_the_other(bad: str) -> None:
    text = "[" + ",\n".join([f'{{"a": {bad}}}', '{"a": 1}', '{"a": 2}']) + "]"
    found = elements(text)
    assert len(found) == 3
    assert found[1:] == [{"a": 1}, {"a": 2}]


def test_damage_in_a_run_costs_one_element() -> None:
    rows = [f'{{"a": {number}}}' for number in range(100)]
    rows[50] = '{"a": 5'
    found = elements("[" + ",\n ".join(rows) + "]")
    assert len([each for each in found if not isinstance(each, Torn)]) >= 98
    assert found[-1] == {"a": 99}
