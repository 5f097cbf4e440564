"""A conversation of Google Chat: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2017, 1, 1, tzinfo=UTC)
PEOPLE = (
    {"name": "Ida Berg", "email": "ida.berg@example.com", "user_type": "Human"},
    {"name": "Tom Reed", "email": "tom.reed@example.org", "user_type": "Human"},
)
WORDS = ("Are you home?", "Yes, and cooking", "ok", "Thank you for yesterday, it helped a lot.")


def write(path: Path, messages: int) -> None:
    """Write a conversation of `messages` between two, with who they are beside it."""
    path.with_name("group_info.json").write_text(json.dumps({"members": PEOPLE}), "utf-8")
    chance = random.Random(1)
    at = START
    with path.open("w", encoding="utf-8") as file:
        file.write('{"messages": [')
        for number in range(messages):
            at += timedelta(seconds=chance.randrange(1, 9_000))
            message = {
                "creator": chance.choice(PEOPLE),
                "created_date": f"{at:%A, %B} {at.day}, {at:%Y} at {at.hour % 12 or 12}"
                f"{at:\u202f%p UTC}".replace("\u202f", f":{at:%M:%S}\u202f"),
                "text": chance.choice(WORDS),
                "topic_id": f"t{number}",
                "message_id": f"dmAAAA1/t{number}/m{number}",
            }
            file.write((",\n" if number else "") + json.dumps(message, indent=2))
        file.write("]}")
