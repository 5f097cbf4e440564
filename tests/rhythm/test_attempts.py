"""What a sign after several attempts says of each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from stillhere.records.columns import EventColumns
from stillhere.rhythm.attempts import Attempts, answer_steps, by_kind
from stillhere.rhythm.block import Block, block
from stillhere.rhythm.history import side
from stillhere.rhythm.panel import owner, panels
from stillhere.rhythm.replies import openings

Line = tuple[str, float, str, str]
Table = Callable[[Sequence[Line]], EventColumns]

RATIO = 0.1


def only(events: EventColumns) -> Block:
    return block(list(panels(owner(events, (), int(events.at[-1]), ZoneInfo("UTC")))))


def attempts(tie: Block) -> list[Attempts]:
    return by_kind(tie, openings(tie.history, side(tie.history, them=True), tie.starts))


def answered_for_a_year() -> list[Line]:
    lines: list[Line] = []
    for week in range(52):
        lines.append(("son", week * 7.0, "me", "message"))
        lines.append(("son", week * 7.0 + 0.05, "them", "message"))
    return lines


def test_one_sign_answers_only_the_latest_of_several_attempts(table: Table) -> None:
    waiting: list[Line] = [("son", 370.0 + 4 * n, "me", "message") for n in range(6)]
    tie = only(table([*answered_for_a_year(), *waiting, ("son", 390.1, "them", "message")]))
    (made,) = attempts(tie)
    assert np.isinf(made.delay[52:57]).all()
    assert made.delay[57] == pytest.approx(0.1)


def test_a_call_and_a_message_that_wait_have_one_answer_between_them(table: Table) -> None:
    waiting: list[Line] = [("son", 370.0, "me", "missed"), ("son", 374.0, "me", "message")]
    tie = only(table([*answered_for_a_year(), *waiting, ("son", 374.1, "them", "message")]))
    calls, messages = attempts(tie)
    assert np.isinf(calls.delay).all()
    assert messages.delay[-1] == pytest.approx(0.1)


def test_one_word_leaves_the_evidence_of_the_attempts_before_it(table: Table) -> None:
    waiting: list[Line] = [("son", 370.0 + 4 * n, "me", "message") for n in range(6)]
    tie = only(table([*answered_for_a_year(), *waiting, ("son", 390.1, "them", "message")]))
    (made,) = attempts(tie)
    level = np.cumsum(answer_steps(tie, made, (RATIO,))[0, :, 0])
    before, after = level[389] - level[369], level[390] - level[369]
    assert before > 5.0
    assert after > before / 2
