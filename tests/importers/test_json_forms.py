"""Objects decoded into a form hold what they hold when decoded whole."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.importers.json_stream import JsonReader, Torn
from stillhere.testing.memory import MemorySource

plain = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8)
lists = st.lists(st.dictionaries(st.sampled_from("abc"), plain, max_size=3) | plain, max_size=20)


class Form(msgspec.Struct, gc=False):
    a: Any = None
    b: Any = msgspec.UNSET


class Nested(msgspec.Struct, gc=False):
    a: Form | None = None


def elements(text: str, form: type[msgspec.Struct]) -> list[Any]:
    with JsonReader(MemorySource("x.json", text.encode("utf-8", "surrogatepass"))) as reader:
        return list(reader.elements(form))


@settings(deadline=None)
@given(values=lists, indent=st.sampled_from([None, 1]))
def test_a_form_holds_its_members_and_nothing_else(values: list[Any], indent: int | None) -> None:
    expected = [
        Form(value.get("a"), value.get("b", msgspec.UNSET)) if isinstance(value, dict) else value
        for value in values
    ]
    assert elements(json.dumps(values, indent=indent), Form) == expected


@pytest.mark.parametrize("bad", ['"\\ud83d"', '"\t"', "1e999"])
def test_what_only_the_slower_decoder_takes_has_the_form_too(bad: str) -> None:
    found = elements("[" + ",\n".join([f'{{"a": {bad}}}', '{"a": 1}', '{"a": 2}']) + "]", Form)
    assert found == [Form(json.loads(bad, strict=False)), Form(1), Form(2)]


def test_an_object_that_does_not_fit_stays_as_it_is() -> None:
    rows = ['{"a": {"a": 1}}', '{"a": 7}', '{"a": {"b": 2}}', '{"a": {"a": 3}}']
    found = elements("[" + ",\n".join(rows) + "]", Nested)
    assert found == [Nested(Form(1)), {"a": 7}, Nested(Form(b=2)), Nested(Form(3))]


def test_damage_costs_one_element_of_a_form() -> None:
    rows = [f'{{"a": {number}}}' for number in range(100)]
    rows[50] = '{"a": 5'
    found = elements("[" + ",\n ".join(rows) + "]", Form)
    assert [one.a for one in found if isinstance(one, Form)][-1] == 99
    assert len([one for one in found if not isinstance(one, Torn)]) >= 98
