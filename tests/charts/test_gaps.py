"""Missing record is not silence: the two never share a mark."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.charts.life import life
from stillhere.charts.pauses import silences
from stillhere.charts.record import DAY, Blind, Span, strands
from stillhere.charts.table import by_month
from stillhere.charts.waits import long_waits
from tests.charts import story
from tests.charts.geometry import box, elements, path_points

LATER = story.daniel(story.LATER_NOW)
gap_in_the_silence = st.tuples(st.integers(5, 70), st.integers(3, 40)).map(
    lambda p: Span(story.LAST + p[0] * DAY, story.LAST + (p[0] + p[1]) * DAY)
)


def drawn(svg: str, kind: str) -> list[tuple[float, float]]:
    found = [box(e) for e in elements(svg) if e.get("class", "").split()[:1] == [kind]]
    return [(b.left, b.right) for b in found if b]


def test_a_silence_that_the_record_covers_is_told_in_words() -> None:
    assert ">nothing from<" in life(LATER, uid="x").svg
    assert ">88 days<" in life(LATER, uid="x").svg


@settings(max_examples=25)
@given(gap_in_the_silence)
def test_a_gap_never_shares_a_mark_with_a_silence(gap: Span) -> None:
    data = replace(LATER, blind=Blind(overall=(story.GAP, gap)))
    for silence in silences(strands(data.events), data.end, data.blind.of_words, 10):
        assert silence.end <= gap.start or silence.start >= gap.end
    svg = life(data, uid="x").svg
    gaps = drawn(svg, "rb-gap")
    quiet = [e for e in elements(svg) if e.get("class") == "rb-quiet" and e.text != "no record"]
    for words in filter(None, map(box, quiet)):
        assert all(words.right <= left or right <= words.left for left, right in gaps)


def test_the_cloth_is_cut_and_hatched_where_there_is_no_record() -> None:
    svg = life(story.daniel(), uid="x").svg
    middle = sum(drawn(svg, "rb-gap")[0]) / 2
    for kind in ("rb-them", "rb-me"):
        area = next(e for e in elements(svg) if e.get("class") == kind).attrib["d"]
        pieces = [[x for x, _ in path_points(f"M{piece}")] for piece in area.split("M")[1:]]
        assert len(pieces) == 2
        assert all(max(xs) < middle or min(xs) > middle for xs in pieces)


def test_a_channel_alone_is_hatched_in_its_own_lane_only() -> None:
    data = replace(story.daniel(), blind=Blind(calls=(story.GAP,)))
    (gap,) = [box(e) for e in elements(life(data, uid="x").svg) if e.get("class") == "rb-gap"]
    assert gap is not None
    assert gap.bottom - gap.top < 20


def test_days_without_record_are_no_waiting() -> None:
    data = story.daniel()
    sides = strands(data.events)
    covered = long_waits(sides, data.end, data.blind.of_words)
    ended = (Span(story.LAST, data.end),)
    assert any(w.open for w in covered)
    assert not any(w.open for w in long_waits(sides, data.end, ended))


def test_the_table_says_no_record_and_never_zero_days() -> None:
    data = replace(
        story.daniel(), blind=Blind(overall=(Span(story.at(2025, 5, 1), story.at(2025, 6, 1)),))
    )
    rows = {row[0]: row[1:] for row in by_month(data, strands(data.events)).rows}
    assert rows["May 2025"][:2] == ("no record", "no record")
    assert rows["June 2025"][0].endswith("of 30 days")
