"""What holds for every sentence on the page about a change, whatever was found and counted.

No cause, no diagnosis, no promise; short, whole, and easy to read (COPY, SAFETY E8, EVIDENCE 3).
"""

from __future__ import annotations

import re
from typing import get_args

import msgspec
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from stillhere.insight.what_changed import WhatChanged, what_changed
from stillhere.records.assessment import AlarmKind, Assessment, Side, TurningPoint
from stillhere.records.basis import PARTS, Basis, Counted, LeftOut, OwnSide, Topic, Why
from stillhere.records.person import LifeEvent, Person
from tests.insight.test_every_sentence import (
    BANNED,
    CAUSE,
    DAY,
    GLUED,
    MOMENT,
    NOW,
    assessments,
    persons,
    reading_ease,
    sentences,
)

PROMISE = re.compile(
    r"\b(will|won’t|going to|certainly|surely|definitely|always|promise|guarantee\w*|temporary|"
    r"come round|must|should)\b",
    re.IGNORECASE,
)
DIAGNOSIS = re.compile(
    r"\b(depress\w*|anxi\w*|illness|sick|disorder|trauma\w*|burn(ed|t)? out|addict\w*|avoidant|"
    r"narciss\w*|symptom\w*|struggling)\b",
    re.IGNORECASE,
)
BLAME = re.compile(r"\b(fault|blame|guilt\w*|wrong|mistake|pushed|upset|angry)\b", re.IGNORECASE)

days = st.integers(0, 1500).map(lambda back: NOW - back * DAY)


@st.composite
def turning_points(draw: st.DrawFn) -> TurningPoint:
    low, at, high, told = sorted(draw(st.tuples(days, days, days, days)))
    until = draw(st.none() | st.just(told))
    kind, who = draw(st.sampled_from(get_args(AlarmKind))), draw(st.sampled_from(get_args(Side)))
    return TurningPoint(kind, who, at, low, high, told, at, until)


@st.composite
def times(draw: st.DrawFn, topic: Topic) -> Counted:
    start, end = sorted(draw(st.tuples(days, days)))
    count = draw(st.integers(0, 40_000))
    return Counted(
        start, end, (end - start) / DAY, draw(st.floats(0, 400)), count,
        parts=draw(_parts(topic, count)),
    )  # fmt: skip


def _parts(topic: Topic, count: int) -> st.SearchStrategy[dict[str, int]]:
    share = st.integers(0, count)
    if topic == "starts":
        return share.map(lambda one: {"them": one, "me": count - one})
    if topic in ("usual_answer_seconds", "my_answer_seconds"):
        return share.map(lambda one: {"answered": one, "waiting": count - one})
    names = ("whatsapp", "sms", "phone", "mail") if topic == "channels" else PARTS
    two = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
    return st.tuples(two, share).map(lambda one: {one[0][0]: one[1], one[0][1]: count - one[1]})


@st.composite
def all_bases(draw: st.DrawFn) -> dict[Topic, Basis]:
    found: dict[Topic, Basis] = {}
    for topic in draw(st.sets(st.sampled_from(get_args(Topic)), max_size=6)):
        left = st.builds(LeftOut, st.sampled_from(get_args(Why)), st.integers(1, 3000))
        then, now = draw(times(topic)), draw(times(topic))
        found[topic] = Basis(topic, then, now, tuple(draw(st.lists(left, max_size=2))))
    return found


@st.composite
def own_sides(draw: st.DrawFn) -> OwnSide:
    low, high = sorted(draw(st.tuples(days, days)))
    counts = st.integers(0, 3000)
    before, asked, between, after = draw(st.tuples(counts, counts, counts, counts))
    return OwnSide(
        low, high, before, min(before, 28), asked, draw(st.integers(0, asked)), between, after,
        min(after, 300),
    )  # fmt: skip


BORN = LifeEvent(1, "2026-01-10", "Emma was born", "baby", person=1)


@st.composite
def pages(draw: st.DrawFn) -> WhatChanged:
    person: Person = draw(persons)
    person = msgspec.structs.replace(person, boundary="open")
    found: Assessment = draw(assessments)
    turning = tuple(draw(st.lists(turning_points(), max_size=3)))
    found = msgspec.structs.replace(found, turning=turning)
    side = draw(st.none() | own_sides())
    return what_changed(person, found, draw(all_bases()), side, [BORN], MOMENT)


@seed(20260505)
@settings(max_examples=50)
@given(pages())
def test_no_sentence_claims_a_cause_a_diagnosis_or_a_promise(page: WhatChanged) -> None:
    for said in sentences(page):
        for claim in (CAUSE, PROMISE, DIAGNOSIS, BLAME, *BANNED):
            assert not claim.search(said.text), (claim.pattern, said.text)


@seed(20260505)
@settings(max_examples=50)
@given(pages())
def test_every_sentence_is_short_and_whole(page: WhatChanged) -> None:
    for said in sentences(page):
        assert len(said.text.split()) <= 20, said.text
        assert said.text.endswith("."), said.text
        assert said.text[0] == said.text[0].upper(), said.text
        assert not GLUED.search(said.text), said.text
        assert not set(said.text) & set("'\"!?%{}<>_"), said.text
        assert "None" not in said.text, said.text


@seed(20260505)
@settings(max_examples=40)
@given(pages())
def test_every_measured_sentence_says_what_it_rests_on(page: WhatChanged) -> None:
    known = {*Assessment.__struct_fields__, *get_args(Topic)}
    for said in sentences(page):
        assert set(said.rests_on) <= known, said
    for row in page.rows:
        assert all(said.rests_on for said in row.change.said)


def test_all_of_it_reads_easily() -> None:
    corpus: set[str] = set()

    @seed(7)
    @settings(max_examples=80, database=None)
    @given(pages())
    def collect(page: WhatChanged) -> None:
        corpus.update(said.text for said in sentences(page))

    collect()
    assert len(corpus) > 150
    assert sum(len(said.split()) for said in corpus) / len(corpus) <= 15
    assert reading_ease(sorted(corpus)) >= 70
