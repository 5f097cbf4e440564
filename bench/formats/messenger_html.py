"""A page of a Messenger download of any length: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.formats.messenger import LINES, NAMES

START = datetime(2010, 1, 1, tzinfo=UTC)
STEP = 600


def write(path: Path, messages: int) -> None:
    """One page of one conversation, the newest message first, as the app writes it."""
    chance = random.Random(1)
    at = START + timedelta(seconds=messages * STEP)
    with path.open("w", encoding="utf-8") as file:
        file.write(f"<html><head><title>{NAMES[0]}</title></head><body><main>")
        file.write(f"<div><div>Participants: {NAMES[0]} and {NAMES[1]}</div></div>")
        for _ in range(messages):
            at -= timedelta(seconds=chance.randrange(1, STEP))
            half = "am" if at.hour < 12 else "pm"
            shown = f"{at:%b %d, %Y} {at.hour % 12 or 12}:{at:%M:%S} {half}"
            file.write(
                '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'
                f'<div class="_3-95 _2pim _a6-h _a6-i">{chance.choice(NAMES)}</div>'
                f'<div class="_3-95 _a6-p"><div><div></div><div>{chance.choice(LINES)}</div>'
                "<div></div><div></div></div></div>"
                '<div class="_3-94 _a6-o"><a href="https://www.facebook.com/dyi/">'
                f'<div class="_a72d">{shown}</div></a></div></div>'
            )
        file.write("</main></body></html>")
