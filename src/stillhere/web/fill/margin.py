"""What stands beside the sheet. The message check’s notes come in here, and nowhere else."""

from __future__ import annotations

from stillhere.desk.drafts import word_count
from stillhere.insight.counts import count_of
from stillhere.web.pages.desk import Margin

SHORT = 60
"""Words of a small message (EVIDENCE: 15 to 60)."""


def margin(words: str) -> Margin:
    """The notes about `words`."""
    return Margin(_count(words))


def _count(words: str) -> str:
    count = word_count(words)
    if count == 0:
        return "Nothing is saved until you say so."
    said = f"{count_of(count, 'word', 'words').capitalize()}"
    return f"{said}; short is good." if count <= SHORT else f"{said}. A few lines are enough too."
