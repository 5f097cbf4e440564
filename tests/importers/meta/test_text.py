from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.meta.text import repaired


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
def test_what_was_written_is_read_again(text: str) -> None:
    assert repaired(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize("text", ["caf\u00e9", "\u4f60\u597d", "\U0001f600", "na\u00efve \u2615"])
def test_text_that_is_good_already_stays(text: str) -> None:
    assert repaired(text) == text


@given(st.text(st.characters()))
def test_whatever_comes_can_be_stored(text: str) -> None:
    assert "\0" not in repaired(text)
    repaired(text).encode("utf-8")
