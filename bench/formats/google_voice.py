"""A page of Google Voice with many texts: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2015, 1, 1, tzinfo=UTC)
PEOPLE = (
    ('<a class="tel" href="tel:+12025550100"><abbr class="fn" title="">Me</abbr></a>'),
    ('<a class="tel" href="tel:+12025550111"><span class="fn">Nora Vale</span></a>'),
)
WORDS = ("Are you home?", "Yes &amp; cooking", "ok", "Thank you for yesterday, it helped a lot.")


def write(path: Path, messages: int) -> None:
    """Write a page of `messages` texts between two."""
    chance = random.Random(1)
    at = START
    with path.open("w", encoding="utf-8") as file:
        file.write('<html><body><div class="hChatLog hfeed">\n')
        for _ in range(messages):
            at += timedelta(seconds=chance.randrange(1, 90_000) / 10)
            file.write(
                f'<div class="message"><abbr class="dt" title="{at.isoformat()}">shown</abbr>:\n'
                f'<cite class="sender vcard">{chance.choice(PEOPLE)}</cite>:\n'
                f"<q>{chance.choice(WORDS)}</q>\n</div> "
            )
        file.write("</div></body></html>\n")
