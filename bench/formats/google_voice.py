"""Pages of Google Voice with many texts, in a zip: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

A_PAGE = 200
START = datetime(2015, 1, 1, tzinfo=UTC)
PEOPLE = (
    ('<a class="tel" href="tel:+12025550100"><abbr class="fn" title="">Me</abbr></a>'),
    ('<a class="tel" href="tel:+12025550111"><span class="fn">Nora Vale</span></a>'),
)
WORDS = ("Are you home?", "Yes &amp; cooking", "ok", "Thank you for yesterday, it helped a lot.")


def write(path: Path, messages: int) -> None:
    """Write a zip with `messages` texts between two, so many a page."""
    chance = random.Random(1)
    at = START
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for begin in range(0, messages, A_PAGE):
            texts = ['<html><body><div class="hChatLog hfeed">\n']
            name = f"Takeout/Voice/Calls/Nora Vale - Text - {at:%Y-%m-%dT%H_%M_%SZ}.html"
            for _ in range(min(A_PAGE, messages - begin)):
                at += timedelta(seconds=chance.randrange(1, 90_000) / 10)
                texts.append(_text(chance, at))
            archive.writestr(name, "".join((*texts, "</div></body></html>\n")))


def _text(chance: random.Random, at: datetime) -> str:
    return (
        f'<div class="message"><abbr class="dt" title="{at.isoformat()}">shown</abbr>:\n'
        f'<cite class="sender vcard">{chance.choice(PEOPLE)}</cite>:\n'
        f"<q>{chance.choice(WORDS)}</q>\n</div> "
    )
