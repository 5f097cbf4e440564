from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.sms_backup_restore.values import count, instant, known, plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a &amp; b &lt;3 &gt; &quot;c&quot; &apos;", 'a & b <3 > "c" \''),
        ("&#55357;&#56838;", "😆"),
        ("&#xD83D;&#xDE06;", "😆"),
        ("&#55357;&#xde06;", "😆"),
        ("&#128518;", "😆"),
        ("a&#55357;b", "ab"),
        ("a&#56838;&#55357;b", "ab"),
        ("&#55357;&#55357;&#56838;", "😆"),
        ("bell&#7; nul&#0; tab&#9; line&#10;.", "bell nul tab\t line\n."),
        ("&#99999999;", ""),
        ("&unknown; & &#; 100% &amp;amp;", "&unknown; & &#; 100% &amp;"),
        ("no entity", "no entity"),
    ],
)
def test_entities_become_what_was_meant(written: str, meant: str) -> None:
    assert plain(written) == meant


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], min_codepoint=32)))
def test_text_written_as_surrogate_entities_comes_back_whole(text: str) -> None:
    units = memoryview(text.encode("utf-16-le")).cast("H")
    assert plain("".join(f"&#{unit};" for unit in units)) == text


@given(st.text())
def test_what_comes_out_can_always_be_stored(text: str) -> None:
    plain(text.encode("utf-8", "replace").decode()).encode("utf-8")


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("1709280000123", 1_709_280_000_123),
        ("bad", None),
        ("", None),
        (None, None),
        ("0", None),
        ("-5", None),
        ("99999999999999999999", None),
    ],
)
def test_a_date_is_milliseconds_in_sensible_bounds_or_nothing(
    value: str | None, at: int | None
) -> None:
    assert instant(value) == at


def test_the_word_null_is_nothing() -> None:
    assert [known(value) for value in ("null", "", None, "x")] == [None, None, None, "x"]
    assert [count(value) for value in ("null", "", None, "-3", "7")] == [None, None, None, 0, 7]
