"""After the newest event of a conversation that is partly blind, nothing is called silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.records.intake import Coverage
from stillhere.services.coverage import windows
from stillhere.store.open import open_store
from tests.store.family import NOON, bring, event, thread

DAY = 86_400_000
NOW = NOON + 90 * DAY


def ends(folder: Path, *blind: str) -> list[int]:
    with open_store(folder) as store:
        said = [event(1, at=NOON), event(2, at=NOON + DAY)]
        window = Coverage("sms", NOON, NOW, thread().key, blind)
        bring(store, [thread(), *said, window])
        return [one.end for one in windows(store, NOW)]


@pytest.mark.parametrize("reason", ["disappearing", "second-archive", "one-sided"])
def test_a_reason_that_hides_newer_contact_ends_the_record_with_the_newest(
    tmp_path: Path, reason: str
) -> None:
    assert ends(tmp_path, reason) == [NOON + DAY + 1]


@pytest.mark.parametrize("blind", [(), ("capped",), ("damaged",)])
def test_other_reasons_leave_the_end_as_it_is(tmp_path: Path, blind: tuple[str, ...]) -> None:
    assert ends(tmp_path, *blind) == [NOW]
